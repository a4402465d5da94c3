using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Keeps each place in line that moves backwards, with a coarse reason its client may read (section 5).</summary>
internal static class PlaceMoves
{
    /// <param name="operation">Holds the queue, so the places are exact.</param>
    /// <param name="ticket">Who enters or moves.</param>
    /// <param name="was">The place before, if it was in line.</param>
    /// <param name="becomes">The place now.</param>
    /// <param name="reason">What the others are told.</param>
    public static async Task Keep(OpenOperation operation, Ticket ticket, QueueKey? was, QueueKey becomes, MoveReason reason)
    {
        var others = operation.Db.Tickets.Waiting().Where(row => row.Id != ticket.Id);
        var place = 1 + await others.Before(becomes).CountAsync(operation.Cancellation);
        if (was is { } old && old < becomes)
        {
            // The ticket itself falls back; those it lets pass only gain.
            var oldPlace = 1 + await others.Before(old).CountAsync(operation.Cancellation);
            Add(operation, ticket.Id, oldPlace, place, reason);
            return;
        }

        var pushed = others.After(becomes);
        if (was is { } from)
        {
            pushed = pushed.Before(from);
        }

        foreach (var id in await pushed.InOrder().Select(row => row.Id).ToListAsync(operation.Cancellation))
        {
            Add(operation, id, place, place + 1, reason);
            place++;
        }
    }

    private static void Add(OpenOperation operation, Guid ticketId, int from, int to, MoveReason reason)
    {
        if (to > from)
        {
            operation.Db.PlaceMoves.Add(new(ticketId, from, to, reason, operation.Now));
        }
    }
}
