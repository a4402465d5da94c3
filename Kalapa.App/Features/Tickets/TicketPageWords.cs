namespace Kalapa.App.Features.Tickets;

/// <summary>Names the texts of the staff's ticket page.</summary>
public sealed class TicketPageWords;
