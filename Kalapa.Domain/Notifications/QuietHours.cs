namespace Kalapa.Domain.Notifications;

/// <summary>Hours of each day in which a person is left in peace, on the clock that hangs there; they may go over midnight.</summary>
/// <param name="From">Their first minute.</param>
/// <param name="To">The first minute after them; never the same as the first, which would be the whole day or nothing.</param>
/// <param name="Zone">Whose clock, by its IANA name.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, string Zone)
{
    /// <summary>Zones that can be chosen: those of Indonesia, west to east (WIB, WITA, WIT).</summary>
    public static IReadOnlyList<string> Zones { get; } = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

    /// <summary>When the quiet ends that holds at this instant; null while it does not.</summary>
    public DateTimeOffset? EndOfQuiet(DateTimeOffset at)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (!time.IsBetween(From, To))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local);
        var end = (time < To ? day : day.AddDays(1)).ToDateTime(To);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
