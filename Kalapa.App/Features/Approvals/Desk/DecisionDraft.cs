using System.Globalization;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Approvals.Desk;

/// <summary>
/// What a supervisor has typed about one ticket and not sent yet. It holds differences to the request (who stays out, another
/// beginning), so it outlives a change of the request.
/// </summary>
public sealed class DecisionDraft
{
    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm";
    private const string HourFormat = "HH:mm";

    /// <summary>The form that is open; null when none is.</summary>
    public TicketAction? Action { get; set; }

    /// <summary>Why it is rejected.</summary>
    public string Reason { get; set; } = "";

    /// <summary>What CS is asked.</summary>
    public string Question { get; set; } = "";

    /// <summary>Conditions, printed on the permit.</summary>
    public string Conditions { get; set; } = "";

    /// <summary>Asked waivers that are ticked.</summary>
    public HashSet<PaperSlot> Granted { get; } = [];

    /// <summary>Visitors who may not come.</summary>
    public HashSet<Guid> PeopleOut { get; } = [];

    /// <summary>Zones that stay closed.</summary>
    public HashSet<string> ZonesOut { get; } = [];

    /// <summary>Another beginning, as the branch's wall clock; null for the asked one.</summary>
    public string? Start { get; set; }

    /// <summary>Another end.</summary>
    public string? End { get; set; }

    /// <summary>Another hour from which people may be there each day; null or empty for the asked one.</summary>
    public string? DailyFrom { get; set; }

    /// <summary>Another hour until which they may be there.</summary>
    public string? DailyTo { get; set; }

    /// <summary>For a field of date and time.</summary>
    public static string Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(LocalFormat, CultureInfo.InvariantCulture);

    /// <summary>For a field of an hour; empty when there is none.</summary>
    public static string Hour(TimeOnly? hour) => hour?.ToString(HourFormat, CultureInfo.InvariantCulture) ?? "";

    /// <summary>What is still needed, as a word below <c>Missing.</c>; null when it may be sent.</summary>
    public string? Missing(ApprovalView view) => Action switch
    {
        TicketAction.Approve or TicketAction.ApproveWithConditions when view.WaiversAsked.Any(paper => !Granted.Contains(paper.Required.Slot)) => "Waivers",
        TicketAction.ApproveWithConditions when TypedText.IsBlank(Conditions) => "Conditions",
        TicketAction.ApproveWithConditions when view.Decidable.Zones.All(ZonesOut.Contains) => "Zones",
        TicketAction.ApproveWithConditions when !view.Decidable.Visitors.Any(IsLeadWhoStays) => "Lead",
        TicketAction.ApproveWithConditions when Window(view) is { } window && !IsInside(window, view.Decidable.Window!) => "Window",
        TicketAction.Reject when TypedText.IsBlank(Reason) => "Reason",
        TicketAction.AskInfo when TypedText.IsBlank(Question) => "Question",
        _ => null,
    };

    /// <summary>The decision on the content that was read.</summary>
    public GivenDecision Decision(ApprovalView read) => Action switch
    {
        TicketAction.Reject => new(Outcome.Rejected, read.Hash) { Reason = TypedText.Paragraphs(Reason) },
        TicketAction.ApproveWithConditions => new(Outcome.ApprovedWithConditions, read.Hash)
        {
            Conditions = TypedText.Paragraphs(Conditions),
            WaiversGranted = [.. Granted],
            Narrowing = Narrowing(read),
        },
        _ => new(Outcome.Approved, read.Hash) { WaiversGranted = [.. Granted] },
    };

    /// <summary>Null when nothing is narrowed: what stays as asked is not said again.</summary>
    private Narrowing? Narrowing(ApprovalView view)
    {
        var content = view.Decidable;
        var narrowing = new Narrowing(
            Window(view),
            content.Visitors.Any(visitor => PeopleOut.Contains(visitor.PersonId))
                ? [.. content.Visitors.Select(visitor => visitor.PersonId).Where(id => !PeopleOut.Contains(id))] : null,
            content.Zones.Any(ZonesOut.Contains) ? [.. content.Zones.Where(zone => !ZonesOut.Contains(zone))] : null);
        return narrowing == new Narrowing() ? null : narrowing;
    }

    private VisitWindow? Window(ApprovalView view)
    {
        var asked = view.Decidable.Window!;
        var window = new VisitWindow(
            Instant(Start, asked.Start, view.Branch.Clock), Instant(End, asked.End, view.Branch.Clock), HourOf(DailyFrom, asked.DailyFrom), HourOf(DailyTo, asked.DailyTo));
        return window == asked ? null : window;
    }

    // A field that shows the asked instant by the minute must not cut its seconds off. What nobody can mean lies outside what was asked.
    private static DateTimeOffset Instant(string? typed, DateTimeOffset asked, TimeZoneInfo zone) =>
        typed is null || typed == Local(asked, zone) || TypedText.IsBlank(typed) ? asked : TypedDate.Moment(typed, zone) ?? DateTimeOffset.MinValue;

    private static TimeOnly? HourOf(string? typed, TimeOnly? asked) =>
        TimeOnly.TryParseExact(typed, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : asked;

    private static bool IsInside(VisitWindow window, VisitWindow asked) =>
        window.Start >= asked.Start && window.End <= asked.End && window.Start < window.End && DailyHours.Within(window, asked);

    private bool IsLeadWhoStays(Visitor visitor) => visitor.Role == VisitorRole.Lead && !PeopleOut.Contains(visitor.PersonId);
}
