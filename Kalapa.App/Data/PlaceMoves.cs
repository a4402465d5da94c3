using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// Keeps that places in line moved backwards, with a coarse reason their clients may read (section 5): near the head for each of them, with
/// its numbers, and behind that once for all, so that nobody holds the queue for as long as the line is (R142).
/// </summary>
internal static class PlaceMoves
{
    /// <summary>So many of those who are pushed back have their numbers kept and are told.</summary>
    public const int Near = 100;

    /// <param name="operation">Holds the queue, so the places are exact.</param>
    /// <param name="ticket">Who enters or moves.</param>
    /// <param name="was">The place before, if it was in line.</param>
    /// <param name="becomes">The place now.</param>
    /// <param name="reason">What the others are told.</param>
    public static async Task Keep(OperationContext operation, Ticket ticket, QueueKey? was, QueueKey becomes, MoveReason reason)
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

        var near = await pushed.InOrder().Select(row => new { row.Id, row.Lane, row.QueuedAt, row.QueueSeq }).Take(Near + 1).ToListAsync(operation.Cancellation);
        foreach (var other in near.Take(Near))
        {
            Add(operation, other.Id, place, place + 1, reason);
            place++;
        }

        if (near.Count > Near)
        {
            var last = near[Near - 1];
            operation.Db.QueueShifts.Add(new(new(last.Lane, last.QueuedAt!.Value, last.QueueSeq!.Value), was, reason, operation.Now));
        }
    }

    private static void Add(OperationContext operation, Guid ticketId, int from, int to, MoveReason reason)
    {
        if (to > from)
        {
            operation.Db.PlaceMoves.Add(new(ticketId, from, to, reason, operation.Now));
        }
    }
}
