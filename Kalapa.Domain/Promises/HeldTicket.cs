using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Promises;

/// <summary>What a promise's clock needs to know of a ticket: few small facts, so that lists and timed work read no more.</summary>
/// <param name="Kind">What sort of ticket.</param>
/// <param name="Topic">The base permit type, or the group of the category.</param>
/// <param name="Lane">The lane.</param>
/// <param name="State">Where it stands.</param>
/// <param name="BranchCode">Where it is about.</param>
/// <param name="Since">Since when its holder has it: the start of the running segment.</param>
/// <param name="PromiseVersion">The promises of its submission.</param>
public readonly record struct HeldTicket(TicketKind Kind, string Topic, Lane Lane, TicketState State, string BranchCode, DateTimeOffset Since, int PromiseVersion)
{
    /// <summary>The states in which a promise runs.</summary>
    public static IReadOnlyList<TicketState> States { get; } =
        [TicketState.Queued, TicketState.InReview, TicketState.Clarifying, TicketState.Escalated, TicketState.AtBranch];

    /// <summary>In whose hands; null when no promise runs.</summary>
    public PromiseHolder? Holder => HolderIn(State);

    /// <summary>In whose hands a ticket is in that state; null when no promise runs.</summary>
    public static PromiseHolder? HolderIn(TicketState state) => state switch
    {
        TicketState.Queued => PromiseHolder.Queue,
        TicketState.InReview or TicketState.Clarifying => PromiseHolder.Cs,
        TicketState.Escalated => PromiseHolder.Supervisor,
        TicketState.AtBranch => PromiseHolder.AtBranch,
        _ => null,
    };

    /// <summary>Whose working hours count.</summary>
    public static CalendarSide SideOf(PromiseHolder holder) => holder is PromiseHolder.Queue or PromiseHolder.Cs ? CalendarSide.Cs : CalendarSide.Branch;
}
