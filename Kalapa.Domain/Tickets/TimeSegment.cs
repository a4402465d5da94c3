namespace Kalapa.Domain.Tickets;

/// <summary>A finished stretch of a ticket's life. The segments and the running one add up to its lifetime (always true 5).</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Holder">Whose clock ran.</param>
/// <param name="Start">From.</param>
/// <param name="End">To.</param>
public sealed record TimeSegment(Guid TicketId, Holder Holder, DateTimeOffset Start, DateTimeOffset End);

/// <summary>Why a place in line moved backwards, as coarse as another tenant may know it.</summary>
public enum MoveReason
{
    /// <summary>An emergency came in.</summary>
    Emergency,

    /// <summary>An earlier request came back completed.</summary>
    EarlierCameBack,

    /// <summary>Somebody's lane was changed.</summary>
    LaneChange,
}

/// <summary>A queued ticket's place moved backwards.</summary>
public sealed record PlaceMove(Guid TicketId, int From, int To, MoveReason Reason, DateTimeOffset At);
