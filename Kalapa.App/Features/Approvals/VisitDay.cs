using Kalapa.App.Live;
using Kalapa.App.Shared;

namespace Kalapa.App.Features.Approvals;

/// <summary>When a visit begins, as a supervisor plans: what cannot wait stands first.</summary>
public enum VisitDay
{
    /// <summary>Today, or begun before and still undecided.</summary>
    Today,

    /// <summary>Tomorrow.</summary>
    Tomorrow,

    /// <summary>The day after tomorrow and later.</summary>
    Later,

    /// <summary>Came in while the reader's pointer or focus is on the list: it joins its day when the list is left.</summary>
    Arrived,
}

/// <summary>Puts the rows of a list under their days.</summary>
public static class VisitDays
{
    /// <summary>The day in the branch's own calendar.</summary>
    public static VisitDay Of(DateTimeOffset start, DateTimeOffset now, TimeZoneInfo zone) =>
        (BranchTime.DayOf(start, zone).DayNumber - BranchTime.DayOf(now, zone).DayNumber) switch
        {
            <= 0 => VisitDay.Today,
            1 => VisitDay.Tomorrow,
            _ => VisitDay.Later,
        };

    /// <summary>The days that have rows, in order; within a day the order of <paramref name="rows"/> stays.</summary>
    /// <param name="rows">As the list shows them.</param>
    /// <param name="now">The instant.</param>
    /// <param name="settled">While the list is held, the rows it had: others wait at the end. Null when nothing is held.</param>
    public static IReadOnlyList<IGrouping<VisitDay, TicketRow>> Group(
        IEnumerable<TicketRow> rows, DateTimeOffset now, IReadOnlySet<Guid>? settled = null) =>
    [
        .. rows.GroupBy(row => settled?.Contains(row.Id) == false ? VisitDay.Arrived : Of(row.Visit.Start, now, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone)))
            .OrderBy(day => day.Key),
    ];
}
