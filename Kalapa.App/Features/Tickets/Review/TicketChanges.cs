using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>One thing that is not as it was.</summary>
/// <param name="Field">What: a field's name, or a paper's code.</param>
/// <param name="Before">As the reader saw it; enumerations by name.</param>
/// <param name="After">As it is now.</param>
public sealed record TicketChange(string Field, string Before, string After);

/// <summary>What somebody else changed while the reader typed.</summary>
public static class TicketChanges
{
    /// <summary>Field by field, in the order of the page; empty when only what is not shown here moved.</summary>
    public static IReadOnlyList<TicketChange> Between(TicketView before, TicketView after) =>
    [
        .. Facts(before).Zip(Facts(after))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new TicketChange(pair.First.Field, pair.First.Value, pair.Second.Value)),
        .. Papers(before, after),
    ];

    private static IEnumerable<(string Field, string Value)> Facts(TicketView view) =>
    [
        ("State", $"{view.State}"),
        ("Owner", view.Owner),
        ("Lane", $"{view.Lane}"),
        ("Title", view.Title),
        .. view switch
        {
            PermitRequestView request => Facts(request),
            SupportView request => Facts(request),
            _ => [],
        },
    ];

    private static IEnumerable<(string Field, string Value)> Facts(PermitRequestView view) =>
    [
        ("Purpose", view.Content.Purpose),
        ("WorkSteps", view.Content.WorkSteps),
        ("Types", string.Join(", ", view.Content.Types)),
        ("Window", Text(view.Content.Window, view.Branch.Clock)),
        ("Zones", string.Join(", ", view.Content.Zones)),
        ("Racks", view.Content.Racks),
        ("ContactPhone", view.Content.ContactPhone),
        ("Visitors", string.Join(", ", view.Content.Visitors.Select(visitor => visitor.FullName))),
    ];

    private static IEnumerable<(string Field, string Value)> Facts(SupportView view) =>
    [
        ("Category", view.Details.Category),
        ("Impact", $"{view.Details.Impact}"),
        ("Description", view.Details.Description),
        ("Instruction", view.Instruction),
        ("Outcome", $"{view.Outcome}"),
        ("Solution", view.Solution),
    ];

    private static IEnumerable<TicketChange> Papers(TicketView before, TicketView after)
    {
        var was = PapersOf(before).ToDictionary(line => line.Required.Slot, Verdict);
        foreach (var line in PapersOf(after))
        {
            var old = was.GetValueOrDefault(line.Required.Slot, "");
            if (old != Verdict(line))
            {
                yield return new(line.Required.Slot.Requirement, old, Verdict(line));
            }
        }
    }

    private static IReadOnlyList<PaperLine> PapersOf(TicketView view) => (view as PermitRequestView)?.Papers ?? [];

    private static string Verdict(PaperLine line) => line.Current is { } paper ? $"{paper.Verdict}" : "";

    private static string Text(VisitWindow? window, TimeZoneInfo clock) => window is null
        ? ""
        : $"{TimeZoneInfo.ConvertTime(window.Start, clock):g} – {TimeZoneInfo.ConvertTime(window.End, clock):g}";
}
