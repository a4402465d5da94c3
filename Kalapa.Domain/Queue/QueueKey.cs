namespace Kalapa.Domain.Queue;

/// <summary>The three lanes. There is no VIP lane.</summary>
public enum Lane
{
    /// <summary>Emergency permits (EMG).</summary>
    Emergency = 0,

    /// <summary>People stand at the gate; a supervisor or CS lead says so, with a reason.</summary>
    OnSite = 1,

    /// <summary>Everybody else.</summary>
    Normal = 2,
}

/// <summary>A ticket's place: lanes first, then time, then the number drawn at submission (product.md section 5).</summary>
/// <param name="Lane">The lane.</param>
/// <param name="QueuedAt">The instant the place counts from.</param>
/// <param name="Seq">Drawn under the queue's lock at first submission; settles equal instants.</param>
public readonly record struct QueueKey(Lane Lane, DateTimeOffset QueuedAt, long Seq) : IComparable<QueueKey>
{
    /// <summary>From this return on, a ticket queues anew instead of keeping its credit.</summary>
    public const int ReturnsWithoutCredit = 3;

    /// <inheritdoc/>
    public int CompareTo(QueueKey other) =>
        (Lane, QueuedAt, Seq).CompareTo((other.Lane, other.QueuedAt, other.Seq));

    /// <summary>
    /// The credit rule: waiting for Kalapa counts, waiting for the client does not. Submitted 09:00, returned 10:10,
    /// resubmitted 12:00 gives the place of 10:50.
    /// </summary>
    /// <param name="firstSubmittedAt">T02's instant.</param>
    /// <param name="heldByClient">Time the client held the ticket since then; a negative one counts as zero.</param>
    public static DateTimeOffset Credit(DateTimeOffset firstSubmittedAt, TimeSpan heldByClient) =>
        firstSubmittedAt + (heldByClient > TimeSpan.Zero ? heldByClient : TimeSpan.Zero);

    /// <summary>Left comes before right.</summary>
    public static bool operator <(QueueKey left, QueueKey right) => left.CompareTo(right) < 0;

    /// <summary>Left comes after right.</summary>
    public static bool operator >(QueueKey left, QueueKey right) => left.CompareTo(right) > 0;

    /// <summary>Left does not come after right.</summary>
    public static bool operator <=(QueueKey left, QueueKey right) => left.CompareTo(right) <= 0;

    /// <summary>Left does not come before right.</summary>
    public static bool operator >=(QueueKey left, QueueKey right) => left.CompareTo(right) >= 0;
}

/// <summary>What the queue's locked row hands out at a submission: the next number, and an instant that never goes back.</summary>
/// <param name="Seq">Never handed out before.</param>
/// <param name="QueuedAt">max(server clock, last instant handed out).</param>
public readonly record struct QueueStamp(long Seq, DateTimeOffset QueuedAt);
