namespace Kalapa.Domain.Notifications;

/// <summary>One letter a day instead of single ones, at an hour of the clock that hangs there.</summary>
/// <param name="At">The hour.</param>
/// <param name="Zone">Whose clock, by its IANA name; one of <see cref="QuietHours.Zones"/>.</param>
public sealed record DailySummary(TimeOnly At, string Zone)
{
    /// <summary>The first one after this instant.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        var today = On(day);
        return today > after ? today : On(day.AddDays(1));

        DateTimeOffset On(DateOnly date) => new DateTimeOffset(date.ToDateTime(At), zone.GetUtcOffset(date.ToDateTime(At))).ToUniversalTime();
    }
}
