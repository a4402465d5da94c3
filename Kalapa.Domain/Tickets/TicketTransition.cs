namespace Kalapa.Domain.Tickets;

/// <summary>The four sorts of row that the table of a ticket's life is written in.</summary>
internal static class TicketTransition
{
    /// <summary><paramref name="action"/> leads from one state to another.</summary>
    public static Transition<TicketState, TicketAction> Row(string id, TicketState from, TicketAction action, TicketState to) =>
        new(id, from, action, to);

    /// <summary><paramref name="action"/> changes something, and not the state.</summary>
    public static Transition<TicketState, TicketAction> Stay(string id, TicketState state, TicketAction action) =>
        new(id, state, action, state);

    /// <summary>The first row of a life.</summary>
    public static Transition<TicketState, TicketAction> Born(string id, TicketAction action, TicketState to) =>
        new(id, null, action, to);

    /// <summary>The ticket is gone afterwards.</summary>
    public static Transition<TicketState, TicketAction> Erased(string id, TicketState from, TicketAction action) =>
        new(id, from, action, null);
}
