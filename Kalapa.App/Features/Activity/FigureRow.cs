using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>One request behind a figure.</summary>
/// <param name="Id">The ticket's.</param>
/// <param name="State">Where the ticket stands; null when the permit's state says more.</param>
/// <param name="Permit">The permit's state.</param>
/// <param name="Number">The ticket's number.</param>
/// <param name="Title">One line that names the work.</param>
/// <param name="Place">Company and branch.</param>
/// <param name="Fact">What the figure is about: how long, who, until when, how many.</param>
public sealed record FigureRow(Guid Id, TicketState? State, PermitState? Permit, string Number, string Title, string Place, string Fact) : IStableRow
{
    /// <summary>What kind of ticket it is.</summary>
    public TicketKind Kind { get; init; }

    /// <summary>The rows behind <paramref name="figure"/>, first come first.</summary>
    internal static IReadOnlyList<FigureRow> Of(
        ActivityFigure figure, IReadOnlyList<TicketRow> tickets, IReadOnlyList<PermitRow> permits, DateTimeOffset now, IStringLocalizer<ActivityWords> words) =>
    [
        .. tickets.Of(figure).Select(row => new FigureRow(row.Id, row.State, null, row.Number, row.Title, $"{row.Tenant} · {row.Branch}", FactOf(row, now, words)) { Kind = row.Kind }),
        .. permits.Of(figure, now).Select(row => new FigureRow(row.Id, null, row.State, row.Number, row.Title, $"{row.Tenant} · {row.Branch}", FactOf(row, words))),
    ];

    private static string FactOf(TicketRow row, DateTimeOffset now, IStringLocalizer<ActivityWords> words) => row switch
    {
        { State: TicketState.Queued } => words["Figure.Waits", DurationText.Of(now - row.Key.QueuedAt, words)],
        { Deadline: { } deadline } => words["Figure.Until", BranchTime.Show(deadline, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone))],
        { Owner.Length: > 0 } => words["Figure.HeldBy", row.Owner, DurationText.Of(now - row.Since, words)],
        _ => words["Figure.Since", DurationText.Of(now - row.Since, words)],
    };

    private static string FactOf(PermitRow row, IStringLocalizer<ActivityWords> words)
    {
        var window = BranchTime.ShowRange(row.Window.Start, row.Window.End, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone));
        return row.Inside > 0 ? $"{words["Alarm.Inside", new PluralCount(row.Inside)]} · {window}" : window;
    }
}
