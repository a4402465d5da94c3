using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Queue;

/// <summary>
/// Far down the line everybody moved back by one: one fact for all of them (R142), however long the line is. Who is near the head has a
/// <see cref="PlaceMove"/> with the numbers instead.
/// </summary>
/// <param name="Beyond">Who waited behind this place moved; the last one with a <see cref="PlaceMove"/> of its own.</param>
/// <param name="Until">And before this one, from which the ticket came that went ahead; null when it came from outside the line.</param>
/// <param name="Reason">What they are told.</param>
/// <param name="At">When.</param>
public sealed record QueueShift(QueueKey Beyond, QueueKey? Until, MoveReason Reason, DateTimeOffset At)
{
    /// <summary>True when it moved who waited at <paramref name="place"/>.</summary>
    public bool Moved(QueueKey place) => Beyond < place && (Until is not { } until || place < until);
}
