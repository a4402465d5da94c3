namespace Kalapa.Domain.PermitRequests;

/// <summary>Hours of a day; a pair that runs backwards goes past midnight, none means all day, one left open is midnight.</summary>
public static class DailyHours
{
    private static readonly TimeSpan AllDay = TimeSpan.FromDays(1);

    /// <summary>True when the hours of <paramref name="inner"/> lie within those of <paramref name="outer"/>.</summary>
    public static bool Within(VisitWindow inner, VisitWindow outer)
    {
        var (from, length) = Hours(outer);
        var (innerFrom, innerLength) = Hours(inner);

        // Measured from the outer beginning, so that midnight is no special case.
        return length == AllDay || innerFrom - from + innerLength <= length;
    }

    private static (TimeOnly From, TimeSpan Length) Hours(VisitWindow window)
    {
        var from = window.DailyFrom ?? TimeOnly.MinValue;
        var to = window.DailyTo ?? TimeOnly.MinValue;
        return (from, to == from ? AllDay : to - from);
    }
}
