namespace Kalapa.Domain.Tickets;

/// <summary>What a ticket asks for. The kind decides which states it goes through; the line and the clocks are the same for all.</summary>
public enum TicketKind
{
    /// <summary>A work permit.</summary>
    Permit,

    /// <summary>A fault, a question, or work for Kalapa's people.</summary>
    Support,
}
