namespace Kalapa.Domain.Tickets;

/// <summary>
/// Something that happened to a ticket, as the audit keeps it. The save seam writes it in the transaction of the change.
/// </summary>
/// <param name="Type">The transition's id, such as <c>T08</c>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Values">What a reader or a replay needs besides: reasons, places, names.</param>
public sealed record TicketEvent(
    string Type, Actor Actor, DateTimeOffset At, TicketState? From, TicketState To, IReadOnlyDictionary<string, string> Values);
