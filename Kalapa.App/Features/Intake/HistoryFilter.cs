using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Intake;

/// <summary>What a client looks for among the ended requests; it stands in the address.</summary>
/// <param name="Text">Part of number or title.</param>
/// <param name="State">How it ended.</param>
/// <param name="Branch">A branch's name.</param>
public sealed record HistoryFilter(string? Text, TicketState? State, string? Branch)
{
    /// <summary>From so many on a list needs a search.</summary>
    public const int WorthIt = 10;

    /// <summary>True when <paramref name="request"/> is looked for.</summary>
    public bool Shows(MyRequest request) =>
        (State is null || request.State == State)
        && (string.IsNullOrEmpty(Branch) || request.Branch == Branch)
        && (TypedText.Holds(Text, request.Number, request.Title) || (TicketNumber.TryParse(Text, out var number) && request.Number == number.ToString()));
}
