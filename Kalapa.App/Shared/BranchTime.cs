using System.Globalization;

namespace Kalapa.App.Shared;

/// <summary>
/// Instants as people of a branch read them, in its zone and with the zone's name:
/// <c>Sel, 3 Nov 2026 09.05 WIB</c>, in English <c>Tue, 3 Nov 2026 09:05 WIB</c>.
/// </summary>
public static class BranchTime
{
    /// <summary>The head office's zone, for what belongs to no branch.</summary>
    public static TimeZoneInfo HeadOffice { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    /// <summary>Day, time and zone.</summary>
    public static string Show(DateTimeOffset at, TimeZoneInfo? zone = null) => $"{Day(At(at, zone))} {Clock(at, zone)}";

    /// <summary>Time and zone: <c>09.05 WIB</c>.</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo? zone = null) => $"{Time(At(at, zone))} {ZoneName(at, zone)}";

    /// <summary>An hour of the day in the branch, without its zone: <c>09.05</c>.</summary>
    public static string Hour(TimeOnly hour) => hour.ToString(Pattern("HH.mm", "HH:mm"), CultureInfo.CurrentCulture);

    /// <summary>Time with seconds and zone, for "as of": <c>14.03.22 WIB</c>.</summary>
    public static string ClockWithSeconds(DateTimeOffset at, TimeZoneInfo? zone = null) =>
        $"{At(at, zone).ToString(Pattern("HH.mm.ss", "HH:mm:ss"), CultureInfo.CurrentCulture)} {ZoneName(at, zone)}";

    /// <summary>The day in the branch: <c>Sel, 3 Nov 2026</c>.</summary>
    public static string ShowDay(DateTimeOffset at, TimeZoneInfo? zone = null) => Day(At(at, zone));

    /// <summary>A day that needs no zone.</summary>
    public static string ShowDay(DateOnly day) => Day(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>From and to; the day is said once when it is the same.</summary>
    public static string ShowRange(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo? zone = null)
    {
        var (from, to) = (At(start, zone), At(end, zone));
        return from.Date == to.Date
            ? $"{Day(from)} {Time(from)}–{Time(to)} {ZoneName(end, zone)}"
            : $"{Day(from)} {Time(from)} – {Day(to)} {Time(to)} {ZoneName(end, zone)}";
    }

    /// <summary>The branch's calendar day of an instant; for grouping into today and tomorrow.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo? zone = null) => DateOnly.FromDateTime(At(at, zone).DateTime);

    /// <summary>The instant at which a day begins in the branch.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo? zone = null)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, (zone ?? HeadOffice).GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static DateTimeOffset At(DateTimeOffset at, TimeZoneInfo? zone) => TimeZoneInfo.ConvertTime(at, zone ?? HeadOffice);

    private static string Day(DateTimeOffset local) => local.ToString("ddd, d MMM yyyy", CultureInfo.CurrentCulture);

    private static string Time(DateTimeOffset local) => local.ToString(Pattern("HH.mm", "HH:mm"), CultureInfo.CurrentCulture);

    private static string Pattern(string indonesian, string english) =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "id" ? indonesian : english.Replace(":", "':'", StringComparison.Ordinal);

    /// <summary>The zone as people call it: <c>WIB</c>.</summary>
    public static string ZoneName(DateTimeOffset at, TimeZoneInfo? zone)
    {
        var offset = (zone ?? HeadOffice).GetUtcOffset(at);
        return (zone ?? HeadOffice).Id switch
        {
            "Asia/Jakarta" or "Asia/Pontianak" => "WIB",
            "Asia/Makassar" => "WITA",
            "Asia/Jayapura" => "WIT",
            _ => string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}"),
        };
    }
}
