using Kalapa.App.Data;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>Takes tickets from an agent who may not hold them any more.</summary>
internal static class OwnerRemoval
{
    private static readonly TicketState[] WithOwner =
    [
        TicketState.InReview, TicketState.Escalated, TicketState.Clarifying, TicketState.Approved, TicketState.AtBranch, TicketState.AwaitingVisit, TicketState.Resolved,
    ];

    /// <summary>Tickets in somebody's hands: one that has ended keeps its owner's name, for the record.</summary>
    public static IQueryable<Ticket> InHand(this IQueryable<Ticket> tickets) => tickets.Where(row => row.OwnerId != null && WithOwner.Contains(row.State));

    /// <summary>
    /// In review they go back to their old place in line (T06), later they have no owner. The account's row is held already, so it
    /// gains none meanwhile: who takes a ticket holds the own row, who hands one over holds the receiver's.
    /// </summary>
    public static async Task<int> TakeTicketsFrom(this OperationContext operation, KalapaUser account, string reason, Func<Ticket, bool> which)
    {
        var held = operation.Db.Tickets.InHand().Where(row => row.OwnerId == account.Id);
        var ids = await held.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(operation.Cancellation);
        var locked = await operation.Db.Tickets.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToLockedListAsync(operation.Cancellation);
        var lost = locked.Where(ticket => ticket.OwnerId == account.Id && which(ticket)).ToList();
        if (lost.Any(ticket => ticket.State == TicketState.InReview))
        {
            await operation.LockQueue();
        }

        foreach (var ticket in lost)
        {
            ticket.LoseOwner(reason, operation.Now);
        }

        return lost.Count;
    }
}
