using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Domain.Tickets;

/// <summary>What a state means for every kind of ticket that goes through it.</summary>
public static class TicketStates
{
    /// <summary>States in which nothing happens any more.</summary>
    public static bool IsFinal(this TicketState state) => state is Rejected or Cancelled or Lapsed or Closed;

    /// <summary>Whose clock runs in <paramref name="state"/>; null once the ticket has ended.</summary>
    public static Holder? HolderIn(TicketState state) => state switch
    {
        Draft or Returned => Holder.Client,
        Queued => Holder.Queue,
        InReview or Clarifying => Holder.Cs,
        Escalated => Holder.Supervisor,
        Approved => Holder.System,
        _ => null,
    };
}
