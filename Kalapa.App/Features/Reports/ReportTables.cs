using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Reports;

/// <summary>Rows as sheets, in the reader's language and the report's zone.</summary>
internal sealed class ReportTables(TimeZoneInfo zone)
{
    /// <summary>R1.</summary>
    public ReportTable Of(IReadOnlyList<RegisterRow> rows) => ReportTable.Of(ReportWords.Say("Sheet.Requests"), rows,
        (Text("Number"), row => row.Ticket.Number),
        (Text("State"), row => ReportWords.Say((TicketState?)row.Ticket.State)),
        (Text("Company"), row => row.Company),
        (Text("Branch"), row => row.Ticket.BranchCode),
        (Text("Work"), row => row.Ticket.Content.Title),
        (Text("Type"), row => Types(row.Ticket.Content.Types)),
        (Text("Lane"), row => ReportWords.Say($"Lane.{row.Ticket.Lane}")),
        (Text("Requester"), row => row.Requester),
        (Text("Agent"), row => row.Owner),
        (Number("People"), row => row.Ticket.Content.Visitors.Count),
        (Moment("WindowStart"), row => Local(row.Ticket.Content.Window?.Start)),
        (Moment("WindowEnd"), row => Local(row.Ticket.Content.Window?.End)),
        (Moment("CreatedAt"), row => Local(row.Ticket.CreatedAt)),
        (Moment("SubmittedAt"), row => Local(row.Ticket.FirstSubmittedAt)),
        (Moment("ClaimedAt"), row => Local(row.ClaimedAt)),
        (Moment("EscalatedAt"), row => Local(row.EscalatedAt)),
        (Moment("DecidedAt"), row => Local(row.Decision?.DecidedAt)),
        (Text("Decision"), row => row.Decision?.Outcome is { } outcome ? ReportWords.Say($"Outcome.{outcome}") : ""),
        (Text("DecidedBy"), row => row.Decision?.DecidedByName ?? ""),
        (Moment("PermitAt"), row => Local(row.PermitAt)),
        (Moment("FirstCheckInAt"), row => Local(row.FirstCheckInAt)),
        (Moment("EndedAt"), row => Local(row.EndedAt)),
        (Number("Returns"), row => row.Ticket.ReturnCount),
        (Hours("Held.Client"), row => Held(row, Holder.Client)),
        (Hours("Held.Queue"), row => Held(row, Holder.Queue)),
        (Hours("Held.Cs"), row => Held(row, Holder.Cs)),
        (Hours("Held.Supervisor"), row => Held(row, Holder.Supervisor)),
        (Number("OverduePapers"), row => row.OverduePapers));

    /// <summary>R2.</summary>
    public IReadOnlyList<ReportTable> Of(Fairness fairness) =>
    [
        ReportTable.Of(ReportWords.Say("Sheet.Claims"), fairness.Claims,
            (Moment("ClaimedAt"), row => Local(row.Claim.Happened.At)),
            (Text("Number"), row => row.Number),
            (Text("Company"), row => row.Company),
            (Text("Branch"), row => row.Branch),
            (Text("Agent"), row => row.Claim.Happened.ActorName),
            (Text("Lane"), row => ReportWords.Say($"Lane.{row.Claim.Key.Lane}")),
            (Moment("Place"), row => Local(row.Claim.Key.QueuedAt)),
            (Moment("EnteredAt"), row => Local(row.Claim.EnteredAt)),
            (Hours("Waited"), row => Rounded(row.Claim.Waited)),
            (new(ReportWords.Say("Column.Ahead"), CellKind.Number), row => row.Claim.Ahead),
            (Text("Order"), row => ReportWords.Say($"Order.{row.Claim.Order}")),
            (Text("Reason"), row => row.Reason)),
        ReportTable.Of(ReportWords.Say("Sheet.Exceptions"), fairness.Exceptions,
            (Moment("At"), row => Local(row.Happened.At)),
            (Text("Number"), row => row.Number),
            (Text("Company"), row => row.Company),
            (Text("Branch"), row => row.Branch),
            (Text("What"), row => ReportWords.Say($"Exception.{row.Happened.Type}")),
            (Text("By"), row => row.Happened.ActorName),
            (Text("Reason"), row => row.Reason)),
    ];

    /// <summary>R6.</summary>
    public IReadOnlyList<ReportTable> Of(Visits visits) =>
    [
        ReportTable.Of(ReportWords.Say("Sheet.Visits"), visits.People,
            (Text("Number"), row => row.Number),
            (Text("Branch"), row => row.Permit.BranchCode),
            (Text("Company"), row => row.Company),
            (Text("Person"), row => row.Person.FullName),
            (Text("Employer"), row => row.Person.Company),
            (Text("Role"), row => ReportWords.Say($"Visitor.{row.Person.VisitorRole}")),
            (Text("Outcome"), row => ReportWords.Say((VisitOutcome?)row.Outcome)),
            (Moment("WindowStart"), row => Local(row.Permit.Window.Start)),
            (Moment("WindowEnd"), row => Local(row.Permit.Window.End)),
            (Moment("FirstIn"), row => Local(row.FirstIn)),
            (Moment("LastOut"), row => Local(row.LastOut)),
            (Number("CheckIns"), row => row.Person.CheckIns),
            (Number("Denied"), row => row.Denied),
            (Moment("Overstay"), row => Local(row.OverstayAt)),
            (Text("Permit"), row => ReportWords.Say((Kalapa.Domain.Permits.PermitState?)row.Permit.State))),
        ReportTable.Of(ReportWords.Say("Sheet.Denials"), visits.Denials,
            (Moment("At"), row => Local(row.Happened.At)),
            (Text("Gate"), row => row.Happened.BranchCode),
            (Text("Number"), row => row.Number),
            (Text("Company"), row => row.Company),
            (Text("Person"), row => row.Person),
            (Text("Deny"), row => ReportWords.Say(row.Happened.DenyCode)),
            (Text("Guard"), row => row.Happened.GuardName)),
    ];

    private static ReportColumn Text(string key) => new(ReportWords.Say($"Column.{key}"));

    private static ReportColumn Number(string key) => new(ReportWords.Say($"Column.{key}"), CellKind.Number, HasTotal: true);

    private static ReportColumn Hours(string key) => new(ReportWords.Say($"Column.{key}"), CellKind.Hours, HasTotal: true);

    private static ReportColumn Moment(string key) => new(ReportWords.Say($"Column.{key}"), CellKind.Moment);

    private static object? Held(RegisterRow row, Holder holder) => row.Held.TryGetValue(holder, out var time) ? Rounded(time) : null;

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalHours, 2);

    private static string Types(IEnumerable<string> codes) => string.Join(", ", codes.Select(code =>
    {
        var type = PermitCatalogue.Default.Type(code);
        return Kalapa.App.Localisation.Language.Current == Kalapa.App.Localisation.Language.English ? type.NameEn : type.NameId;
    }));

    /// <summary>Whole seconds: a spreadsheet shows no more.</summary>
    private object? Local(DateTimeOffset? at)
    {
        if (at is not { } instant)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond));
    }
}
