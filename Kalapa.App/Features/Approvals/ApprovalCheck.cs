using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;

namespace Kalapa.App.Features.Approvals;

/// <summary>One line of what is looked at before deciding.</summary>
/// <param name="Word">Its sentence in <see cref="ApprovalWords"/>, below <c>Check.</c></param>
/// <param name="NeedsCare">It is not as it should be, or asks something of the supervisor.</param>
/// <param name="Values">What the sentence names.</param>
public sealed record ApprovalCheck(string Word, bool NeedsCare, params IReadOnlyList<object> Values)
{
    /// <summary>The check list of a row, the same in the list and beside the decision.</summary>
    public static IReadOnlyList<ApprovalCheck> Of(TicketRow row, DayLoad load) =>
    [
        row.PapersAsked == 0 ? new("NoPapers", false) : new("Papers", row.PapersThere < row.PapersAsked, row.PapersThere, row.PapersAsked),
        .. row.WaiversAsked > 0 ? [new ApprovalCheck("Waivers", true, new PluralCount(row.WaiversAsked))] : Array.Empty<ApprovalCheck>(),
        new(row.Escort.IsNeeded ? "Escort" : "NoEscort", false, EscortText.Say(row.Escort)),
        new(load.IsOver(row.People) ? "Full" : "Room", load.IsOver(row.People), load.People + row.People, load.Holds),
        new(load.Visits == 0 ? "Alone" : "Visits", false, new PluralCount(load.Visits)),
    ];
}
