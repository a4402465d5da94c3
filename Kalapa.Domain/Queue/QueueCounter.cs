namespace Kalapa.Domain.Queue;

/// <summary>
/// The one row that every change to the queue locks first. Holding it makes the queue's history a sequence,
/// so strict order needs no argument: nobody enters, leaves or moves while somebody else does.
/// </summary>
public sealed class QueueCounter
{
    /// <summary>The key of the only row.</summary>
    public const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; init; } = TheOne;

    /// <summary>The last number handed out.</summary>
    public long LastSeq { get; private set; }

    /// <summary>The last instant handed out.</summary>
    public DateTimeOffset LastQueuedAt { get; private set; }

    /// <summary>Hands out the next stamp; a clock that went back reorders nothing (section 5).</summary>
    public QueueStamp Next(DateTimeOffset now)
    {
        LastSeq++;
        if (now > LastQueuedAt)
        {
            LastQueuedAt = now;
        }

        return new(LastSeq, LastQueuedAt);
    }
}
