using Kalapa.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Shared;

/// <summary>What a ticket's state is called.</summary>
internal static class StateWord
{
    /// <summary>A permit request that came back lacks something; a support request that came back is a question that waits for its answer.</summary>
    /// <param name="words">The reader's language.</param>
    /// <param name="state">Which.</param>
    /// <param name="kind">Of which kind of ticket; null where only permits are shown.</param>
    /// <param name="isClient">The reader is who answers.</param>
    public static string Of(IStringLocalizer<SharedWords> words, TicketState state, TicketKind? kind, bool isClient = false) =>
        words[(state, kind, isClient) switch
        {
            (TicketState.Returned, TicketKind.Support, true) => "TicketState.Returned.Mine",
            (TicketState.Returned, TicketKind.Support, false) => "TicketState.Returned.Support",
            _ => $"TicketState.{state}",
        }];
}
