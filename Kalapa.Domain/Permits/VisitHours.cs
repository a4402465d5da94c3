using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Permits;

/// <summary>A stretch of time in which people may be on site; both ends belong to it.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">Last instant.</param>
public readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To);

/// <summary>A window's days, each with its hours, as instants.</summary>
public static class VisitHours
{
    /// <summary>
    /// The stretches of <paramref name="window"/>, in order: the hours of each day in branch time, cut to the window. Without daily
    /// hours, or when they run around the clock, the window is one stretch. An hour left open is midnight.
    /// </summary>
    /// <param name="window">The window with its daily hours.</param>
    /// <param name="clock">The branch's time zone.</param>
    public static IEnumerable<Stretch> Stretches(this VisitWindow window, TimeZoneInfo clock)
    {
        var from = window.DailyFrom ?? TimeOnly.MinValue;
        var to = window.DailyTo ?? TimeOnly.MinValue;
        if (from == to)
        {
            yield return new(window.Start, window.End);
            yield break;
        }

        // Hours past midnight: the first stretch may have begun the evening before the window.
        var last = LocalDay(window.End, clock);
        for (var day = LocalDay(window.Start, clock).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            var opens = Later(Instant(day, from, clock), window.Start);
            var closes = Earlier(Instant(to > from ? day : day.AddDays(1), to, clock), window.End);
            if (opens < closes)
            {
                yield return new(opens, closes);
            }
        }
    }

    /// <summary>Until when somebody may stay who came in at <paramref name="since"/>: the end of that day's hours or of the window.</summary>
    public static DateTimeOffset LeaveBy(this VisitWindow window, DateTimeOffset since, TimeZoneInfo clock) =>
        window.Stretches(clock).Where(stretch => stretch.To >= since).Select(stretch => stretch.To).FirstOrDefault(window.End);

    private static DateOnly LocalDay(DateTimeOffset instant, TimeZoneInfo clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, clock).DateTime);

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo clock)
    {
        var local = day.ToDateTime(time);
        return new(local, clock.GetUtcOffset(local));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
