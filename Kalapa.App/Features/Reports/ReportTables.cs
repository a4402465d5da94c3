using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Reports;

/// <summary>Rows as sheets, in the reader's language and the report's zone.</summary>
/// <param name="zone">In which moments are told.</param>
/// <param name="categories">Names of the categories of support requests.</param>
internal sealed class ReportTables(TimeZoneInfo zone, SupportCategories categories)
{
    /// <summary>R1.</summary>
    public ReportTable Of(Register<RegisterRow> register) => ReportTable.Of(ReportWords.Say("Sheet.Requests"), register.First, register.Count, register.All,
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
        (Text("DecidedBy"), row => row.Decision is { } decision ? DeciderText.Say(decision.Deciders) : ""),
        (Moment("PermitAt"), row => Local(row.PermitAt)),
        (Moment("FirstCheckInAt"), row => Local(row.FirstCheckInAt)),
        (Moment("EndedAt"), row => Local(row.EndedAt)),
        (Number("Returns"), row => row.Ticket.ReturnCount),
        (Hours("Held.Client"), row => Held(row.Held, Holder.Client)),
        (Hours("Held.Queue"), row => Held(row.Held, Holder.Queue)),
        (Hours("Held.Cs"), row => Held(row.Held, Holder.Cs)),
        (Hours("Held.Supervisor"), row => Held(row.Held, Holder.Supervisor)),
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

    /// <summary>R4.</summary>
    public ReportTable Of(Register<SupportRow> register) => ReportTable.Of(ReportWords.Say("Sheet.Support"), register.First, register.Count, register.All,
        (Text("Number"), row => row.Ticket.Number),
        (Text("State"), row => ReportWords.Say((TicketState?)row.Ticket.State)),
        (Text("Company"), row => row.Facts.Company),
        (Text("Branch"), row => row.Ticket.BranchCode),
        (Text("Subject"), row => row.Ticket.Title),
        (Text("Category"), row => categories.NameOf(row.Ticket.Category)),
        (Text("Impact"), row => ReportWords.Say(row.Ticket.Details.Impact)),
        (Text("Lane"), row => ReportWords.Say($"Lane.{row.Ticket.Lane}")),
        (Text("Requester"), row => row.Facts.Requester),
        (Text("Agent"), row => row.Facts.Owner),
        (Moment("Began"), row => Local(row.Ticket.Details.Since)),
        (Moment("SubmittedAt"), row => Local(row.Ticket.FirstSubmittedAt)),
        (Moment("ClaimedAt"), row => Local(row.Facts.ClaimedAt)),
        (Moment("ResolvedAt"), row => Local(row.ResolvedAt)),
        (Moment("EndedAt"), row => Local(row.Facts.EndedAt)),
        (Text("Outcome"), row => ReportWords.Say(row.Ticket.Outcome)),
        (Text("Cause"), row => row.Cause),
        (Number("Questions"), row => row.Ticket.ReturnCount),
        (Number("Reopened"), row => row.Ticket.NotSolvedCount),
        (Hours("Held.Client"), row => Held(row.Facts.Held, Holder.Client)),
        (Hours("Held.Queue"), row => Held(row.Facts.Held, Holder.Queue)),
        (Hours("Held.Cs"), row => Held(row.Facts.Held, Holder.Cs)),
        (Hours("Held.Supervisor"), row => Held(row.Facts.Held, Holder.Supervisor)),
        (Hours("Held.System"), row => Held(row.Facts.Held, Holder.System)),
        (Stars, row => row.Stars));

    /// <summary>R5.</summary>
    public IReadOnlyList<ReportTable> Of(Satisfaction satisfaction) =>
    [
        ReportTable.Of(ReportWords.Say("Sheet.Ratings"), satisfaction.Ratings,
            (Moment("At"), row => Local(row.Rating.At)),
            (Text("Number"), row => row.Ticket.Number),
            (Text("Kind"), row => ReportWords.Say($"TicketKind.{row.Ticket.Kind}")),
            (Text("Company"), row => row.Company),
            (Text("Branch"), row => row.Rating.BranchCode),
            (Text("Subject"), row => row.Ticket.Title),
            (Text("Requester"), row => row.Requester),
            (Text("Agent"), row => row.Agent),
            (Stars, row => row.Rating.Stars),
            (Text("ClientWords"), row => row.Rating.Line)),
        Shares("Column.Company", satisfaction.By(row => row.Company)),
        Shares("Column.Branch", satisfaction.By(row => row.Rating.BranchCode)),
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
            (Text("Zones"), row => row.Zones),
            (Text("AuthorisedBy"), row => row.AuthorisedBy),
            (Moment("AuthorisedAt"), row => Local(row.AuthorisedAt)),
            (Text("Outcome"), row => ReportWords.Say((VisitOutcome?)row.Outcome)),
            (Moment("WindowStart"), row => Local(row.Permit.Window.Start)),
            (Moment("WindowEnd"), row => Local(row.Permit.Window.End)),
            (Moment("FirstIn"), row => Local(row.FirstIn)),
            (Moment("LastOut"), row => Local(row.LastOut)),
            (Text("Badge"), row => row.Badges),
            (Text("BadgeBack"), row => row.Badges.Length == 0 ? "" : row.Person.IsInside ? ReportWords.Say("BadgeBack.Worn") : ReportWords.Say(row.BadgeMissing ? "BadgeBack.No" : "BadgeBack.Yes")),
            (Text("Escort"), row => row.Escorts),
            (Number("CheckIns"), row => row.Person.CheckIns),
            (Number("Denied"), row => row.Denied),
            (Text("WithoutCode"), row => row.WithoutCode),
            (Moment("Overstay"), row => Local(row.OverstayAt)),
            (Text("Permit"), row => ReportWords.Say((Kalapa.Domain.Permits.PermitState?)row.Permit.State))),
        ReportTable.Of(ReportWords.Say("Sheet.Denials"), visits.Denials,
            (Moment("At"), row => Local(row.Happened.At)),
            (Text("Gate"), row => row.Happened.BranchCode),
            (Text("Number"), row => row.Number),
            (Text("Company"), row => row.Company),
            (Text("Person"), row => row.Person),
            (Text("TypedCode"), row => row.Happened.TypedCode ?? ""),
            (Text("Deny"), row => ReportWords.Say(row.Happened.DenyCode)),
            (Text("Guard"), row => row.Happened.GuardName)),
    ];

    /// <summary>R12.</summary>
    public IReadOnlyList<ReportTable> Of(Movements moved) =>
    [
        ReportTable.Of(ReportWords.Say("Sheet.Movements"), moved.Passed,
            (Moment("At"), row => Local(row.Happened.At)),
            (Text("Direction"), row => ReportWords.Say($"Moved.{row.Happened.Type}")),
            (Text("Branch"), row => row.Happened.BranchCode),
            (Text("Number"), row => row.Number),
            (Text("Company"), row => row.Company),
            (new(ReportWords.Say("Column.Line"), CellKind.Number), row => row.Happened.Line + 1),
            (Text("Equipment"), row => row.Happened.What),
            (Text("ListedSerial"), row => row.Listed?.Serial),
            (Text("SeenSerial"), row => row.Happened.Serial),
            (Text("Compared"), row => ReportWords.Say($"Compared.{row.Comparison}")),
            (Number("Quantity"), row => row.Happened.Quantity),
            (Text("Guard"), row => row.Happened.GuardName),
            (Text("Permit"), row => ReportWords.Say((Kalapa.Domain.Permits.PermitState?)row.Permit.State))),
        ReportTable.Of(ReportWords.Say("Sheet.EquipmentInside"), moved.Inside,
            (Text("Number"), row => row.Number),
            (Text("Branch"), row => row.Permit.BranchCode),
            (Text("Company"), row => row.Company),
            (Text("Equipment"), row => string.Join(' ', new[] { row.Line.Item.Kind, row.Line.Item.Brand, row.Line.Item.Model }.Where(part => part.Length > 0))),
            (Text("ListedSerial"), row => row.Line.Item.Serial),
            (Number("Quantity"), row => row.Line.Inside),
            (Moment("LastMoved"), row => Local(row.Line.Last?.At)),
            (Moment("WindowEnd"), row => Local(row.Permit.Window.End)),
            (Text("Permit"), row => ReportWords.Say((Kalapa.Domain.Permits.PermitState?)row.Permit.State))),
        ReportTable.Of(ReportWords.Say("Sheet.EquipmentDenied"), moved.Denied,
            (Moment("At"), row => Local(row.Happened.At)),
            (Text("Gate"), row => row.Happened.BranchCode),
            (Text("Number"), row => row.Number),
            (Text("Company"), row => row.Company),
            (Text("Equipment"), row => row.Happened.What),
            (Text("Deny"), row => ReportWords.Say(row.Happened.DenyCode)),
            (Text("Guard"), row => row.Happened.GuardName)),
    ];

    private static ReportColumn Stars => new(ReportWords.Say("Column.Stars"), CellKind.Number, ColumnFoot.Average);

    private static ReportTable Shares(string of, IReadOnlyList<RatingShare> shares) => ReportTable.Of(ReportWords.Say("Sheet.By", ReportWords.Say(of)), shares,
        (new(ReportWords.Say(of)), row => row.Name),
        (Number("Ratings"), row => row.Count),
        (new(ReportWords.Say("Column.Average"), CellKind.Decimal), row => row.Average),
        (Number("Low"), row => row.Low));

    private static ReportColumn Text(string key) => new(ReportWords.Say($"Column.{key}"));

    private static ReportColumn Number(string key) => new(ReportWords.Say($"Column.{key}"), CellKind.Number, ColumnFoot.Sum);

    private static ReportColumn Hours(string key) => new(ReportWords.Say($"Column.{key}"), CellKind.Decimal, ColumnFoot.Average);

    private static ReportColumn Moment(string key) => new(ReportWords.Say($"Column.{key}"), CellKind.Moment);

    private static object? Held(IReadOnlyDictionary<Holder, TimeSpan> held, Holder holder) => held.TryGetValue(holder, out var time) ? Rounded(time) : null;

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
