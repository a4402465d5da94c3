using Kalapa.App.Shared;

namespace Kalapa.App.Features.Approvals.Desk;

/// <summary>One thing that is not as the supervisor read it.</summary>
/// <param name="Field">What: a field's name, or a paper's code.</param>
/// <param name="Before">As it was read; enumerations by name.</param>
/// <param name="After">As it is now.</param>
public sealed record ApprovalChange(string Field, string Before, string After);

/// <summary>What changed while a decision was written.</summary>
public static class ApprovalChanges
{
    /// <summary>Field by field, in the order of the page; empty when only what a decision is not about moved.</summary>
    public static IReadOnlyList<ApprovalChange> Between(ApprovalView read, ApprovalView now) =>
    [
        .. Facts(read).Zip(Facts(now))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new ApprovalChange(pair.First.Field, pair.First.Value, pair.Second.Value)),
        .. Papers(read, now),
    ];

    private static IEnumerable<(string Field, string Value)> Facts(ApprovalView view) =>
    [
        ("State", $"{view.State}"),
        ("Title", view.Content.Title),
        ("Purpose", view.Content.Purpose),
        ("WorkSteps", view.Content.WorkSteps),
        ("Types", string.Join(", ", view.Content.Types)),
        ("Window", view.Content.Window is { } window ? BranchTime.ShowRange(window.Start, window.End, view.Branch.Clock) : ""),
        ("Daily", view.Content.Window is { DailyFrom: { } from, DailyTo: { } to } ? $"{from:HH\\:mm}–{to:HH\\:mm}" : ""),
        ("Zones", string.Join(", ", view.Content.Zones)),
        ("Racks", view.Content.Racks),
        ("ContactPhone", view.Content.ContactPhone),
        ("Visitors", string.Join(", ", view.Content.Visitors.Select(visitor => visitor.FullName))),
        ("Equipment", string.Join(", ", view.Content.Equipment.Select(item => $"{item.Quantity} × {item.Kind} {item.Brand} {item.Model} {item.Serial}".TrimEnd()))),
        ("FirstApproval", view.First is { } first ? string.Join(" · ", new[] { DeciderText.Say(first.Name), first.Conditions }.Where(text => text.Length > 0)) : ""),
        ("Vehicles", string.Join(", ", view.Content.Vehicles.Select(vehicle => vehicle.Plate))),
    ];

    private static IEnumerable<ApprovalChange> Papers(ApprovalView read, ApprovalView now)
    {
        var was = read.Papers.ToDictionary(line => line.Required.Slot);
        foreach (var line in now.Papers)
        {
            var old = was.GetValueOrDefault(line.Required.Slot);
            if (old?.Current?.Version != line.Current?.Version || old?.Current?.Verdict != line.Current?.Verdict)
            {
                yield return new(line.Required.Slot.Requirement, Verdict(old), Verdict(line));
            }
        }
    }

    private static string Verdict(ApprovalPaper? line) => line?.Current is { } paper ? $"{paper.Verdict}" : "";
}
