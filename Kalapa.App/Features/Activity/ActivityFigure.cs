using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Activity;

/// <summary>What a tile counts, and what its list shows: one definition for both.</summary>
public enum ActivityFigure
{
    /// <summary>Nobody has taken them yet.</summary>
    Waiting,

    /// <summary>An agent works on them.</summary>
    InReview,

    /// <summary>Awaiting the supervisor's decision.</summary>
    Awaiting,

    /// <summary>The supervisor asked and CS answers.</summary>
    Clarifying,

    /// <summary>The client completes them.</summary>
    Returned,

    /// <summary>Permits whose window touches the branch's today and that are not over.</summary>
    Expected,

    /// <summary>Permits with somebody inside.</summary>
    OnSite,
}

/// <summary>Which rows belong to a figure, and its page's address.</summary>
internal static class ActivityFigures
{
    private static readonly IReadOnlyDictionary<ActivityFigure, string> Words = new Dictionary<ActivityFigure, string>
    {
        [ActivityFigure.Waiting] = "menunggu",
        [ActivityFigure.InReview] = "diperiksa",
        [ActivityFigure.Awaiting] = "persetujuan",
        [ActivityFigure.Clarifying] = "klarifikasi",
        [ActivityFigure.Returned] = "dilengkapi",
        [ActivityFigure.Expected] = "hari-ini",
        [ActivityFigure.OnSite] = "di-lokasi",
    };

    public static string Address(this ActivityFigure figure) => $"/pantauan/{Words[figure]}";

    /// <summary>The figure that an address names; null when it names none.</summary>
    public static ActivityFigure? Of(string? word) => Words.Where(pair => pair.Value == word).Select(pair => (ActivityFigure?)pair.Key).FirstOrDefault();

    public static IEnumerable<TicketRow> Of(this IEnumerable<TicketRow> tickets, ActivityFigure figure) =>
        StateOf(figure) is { } state ? tickets.Where(row => row.State == state) : [];

    public static IEnumerable<PermitRow> Of(this IEnumerable<PermitRow> permits, ActivityFigure figure, DateTimeOffset now) => figure switch
    {
        ActivityFigure.Expected => permits.Where(row => IsExpected(row, now)),
        ActivityFigure.OnSite => permits.Where(row => row.Inside > 0),
        _ => [],
    };

    private static TicketState? StateOf(ActivityFigure figure) => figure switch
    {
        ActivityFigure.Waiting => TicketState.Queued,
        ActivityFigure.InReview => TicketState.InReview,
        ActivityFigure.Awaiting => TicketState.Escalated,
        ActivityFigure.Clarifying => TicketState.Clarifying,
        ActivityFigure.Returned => TicketState.Returned,
        _ => null,
    };

    private static bool IsExpected(PermitRow row, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
        var today = BranchTime.DayOf(now, zone);
        return row.State is PermitState.Issued or PermitState.Active or PermitState.Suspended
            && BranchTime.DayOf(row.Window.Start, zone) <= today && today <= BranchTime.DayOf(row.Window.End, zone);
    }
}
