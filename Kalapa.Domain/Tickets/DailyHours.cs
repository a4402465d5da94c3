namespace Kalapa.Domain.Tickets;

/// <summary>Hours of a day; a pair that runs backwards goes past midnight, none means all day.</summary>
public static class DailyHours
{
    /// <summary>True when the hours of <paramref name="inner"/> lie within those of <paramref name="outer"/>.</summary>
    public static bool Within(VisitWindow inner, VisitWindow outer)
    {
        if (outer.DailyFrom is not { } from || outer.DailyTo is not { } to)
        {
            return true;
        }

        if (inner.DailyFrom is not { } innerFrom || inner.DailyTo is not { } innerTo)
        {
            return false;
        }

        // Measured from the outer beginning, so that midnight is no special case.
        var length = Span(from, to);
        var begin = innerFrom - from;
        return begin + Span(innerFrom, innerTo) <= length;
    }

    private static TimeSpan Span(TimeOnly from, TimeOnly to) => to == from ? TimeSpan.FromDays(1) : to - from;
}
