using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Queue;

/// <summary>
/// First in, first out, written once over <see cref="IQueryable{T}"/>: memory and SQL obey one definition (section 5).
/// It orders as <see cref="QueueKey"/> compares.
/// </summary>
public static class FifoOrder
{
    /// <summary>The tickets that wait.</summary>
    public static IQueryable<Ticket> Waiting(this IQueryable<Ticket> tickets) =>
        tickets.Where(ticket => ticket.State == TicketState.Queued);

    /// <summary>Those an agent may take; an agent without a narrowed scope may take any. The order is not touched: the head is the first of what is left.</summary>
    public static IQueryable<Ticket> InScopeOf(this IQueryable<Ticket> tickets, Actor agent)
    {
        if (agent.Kinds.Count > 0)
        {
            TicketKind[] kinds = [.. agent.Kinds];
            tickets = tickets.Where(ticket => kinds.Contains(ticket.Kind));
        }

        if (agent.AllBranches)
        {
            return tickets;
        }

        string[] branches = [.. agent.Branches];
        return tickets.Where(ticket => branches.Contains(ticket.BranchCode));
    }

    /// <summary>Head first.</summary>
    public static IOrderedQueryable<Ticket> InOrder(this IQueryable<Ticket> tickets) =>
        tickets.OrderBy(ticket => ticket.Lane).ThenBy(ticket => ticket.QueuedAt).ThenBy(ticket => ticket.QueueSeq);

    /// <summary>Those whose turn comes before <paramref name="key"/>.</summary>
    public static IQueryable<Ticket> Before(this IQueryable<Ticket> tickets, QueueKey key)
    {
        var (lane, at, seq) = key;
        return tickets.Where(ticket => ticket.Lane < lane
            || (ticket.Lane == lane && (ticket.QueuedAt < at || (ticket.QueuedAt == at && ticket.QueueSeq < seq))));
    }

    /// <summary>Those whose turn comes after <paramref name="key"/>.</summary>
    public static IQueryable<Ticket> After(this IQueryable<Ticket> tickets, QueueKey key)
    {
        var (lane, at, seq) = key;
        return tickets.Where(ticket => ticket.Lane > lane
            || (ticket.Lane == lane && (ticket.QueuedAt > at || (ticket.QueuedAt == at && ticket.QueueSeq > seq))));
    }
}
