using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Domain.Tickets;

/// <summary>What a state means for every kind of ticket that goes through it.</summary>
public static class TicketStates
{
    /// <summary>States of what was submitted and is not at its end.</summary>
    public static IReadOnlyList<TicketState> Open { get; } = [Queued, InReview, Returned, Escalated, Clarifying, Approved, AtBranch, AwaitingVisit, Resolved];

    /// <summary>States in which nothing happens any more.</summary>
    public static bool IsFinal(this TicketState state) => state is Rejected or Cancelled or Lapsed or Closed;

    /// <summary>Whose clock runs in <paramref name="state"/>; null once the ticket has ended.</summary>
    public static Holder? HolderIn(TicketState state) => state switch
    {
        Draft or Returned or Resolved => Holder.Client,
        Queued => Holder.Queue,
        InReview or Clarifying => Holder.Cs,
        Escalated or AtBranch => Holder.Supervisor,
        Approved or AwaitingVisit => Holder.System,
        _ => null,
    };
}
