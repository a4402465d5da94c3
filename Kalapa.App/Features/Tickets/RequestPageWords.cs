namespace Kalapa.App.Features.Tickets;

/// <summary>Words of the client's own page of a request; what it shares with the agents' page is in <see cref="TicketPageWords"/>.</summary>
public sealed class RequestPageWords;
