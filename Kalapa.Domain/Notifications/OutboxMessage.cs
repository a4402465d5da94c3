namespace Kalapa.Domain.Notifications;

/// <summary>
/// What is to be brought to one person by one channel: written with the change that it tells of, in the same transaction, and sent afterwards. The words are made when it
/// is sent, so what nobody may read any more is never in them.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>After so long without success it is given up (24 h).</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(24);

    /// <summary>Whoever reads in the app within this time (2 min) needs no other word, and what happens to the ticket meanwhile is one message.</summary>
    public static readonly TimeSpan ReadFirst = TimeSpan.FromMinutes(2);

    /// <summary>Key; a newer one has a higher number.</summary>
    public long Id { get; init; }

    /// <summary>By which way.</summary>
    public DeliveryChannel Channel { get; init; }

    /// <summary>To whom.</summary>
    public Guid UserId { get; init; }

    /// <summary>To which of the person's browsers; null for every channel but push. Each is asked, tried again and noted by itself, so none is told twice because another did not answer.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>What happened.</summary>
    public NotificationType Type { get; init; }

    /// <summary>To which ticket; null for what is about the account.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>When; the notification in the app has the same instant.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The secret part of a link, sealed; gone as soon as the message has an end.</summary>
    public string? Secret { get; init; }

    /// <summary>How it stands.</summary>
    public DeliveryState State { get; init; }

    /// <summary>When it is sent or tried again, and, while a sender has it, when another may take it; null once it has an end.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Tried until then, whatever the other side says.</summary>
    public required DateTimeOffset GiveUpAt { get; init; }

    /// <summary>An admin asked for it once more (O77): it is brought though it was read in the app or what it asked for is done.</summary>
    public bool IsAgain { get; init; }

    /// <summary>It goes with all others that are bundled for its reader, whatever they are about.</summary>
    public bool IsBundled { get; init; }

    /// <summary>Which sender has it; null for none.</summary>
    public Guid? Lease { get; init; }

    /// <summary>How often the other side was asked to take it.</summary>
    public int Attempts { get; init; }

    /// <summary>When it came to an end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the other side said last.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Whether it can be brought once more: it has left once, or was tried in vain. What holds a link cannot, since its secret is gone.</summary>
    public bool MaySendAgain => State is DeliveryState.Sent or DeliveryState.GivenUp && TicketId is not null;

    /// <summary>The same once more, as a message of its own.</summary>
    /// <exception cref="RuleBroken"><c>delivery.not-again</c>: see <see cref="MaySendAgain"/>.</exception>
    public OutboxMessage Again(DateTimeOffset now) => !MaySendAgain ? throw new RuleBroken("delivery.not-again") : new()
    {
        Channel = Channel,
        UserId = UserId,
        Type = Type,
        TicketId = TicketId,
        At = At,
        DueAt = now,
        GiveUpAt = now + GivesUpAfter,
        IsAgain = true,
    };

    /// <summary>When it is tried again after so many attempts: 1, 2, 4, 8 and then every 15 minutes, up to a quarter more so that not all come at once.</summary>
    /// <param name="attempts">Made so far, one or more.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static TimeSpan RetryAfter(int attempts, double jitter) =>
        TimeSpan.FromMinutes(Math.Min(15, Math.Pow(2, Math.Min(attempts, 10) - 1))) * (1 + (jitter / 4));
}

/// <summary>The life of a message to one person by one channel.</summary>
public enum DeliveryState
{
    /// <summary>Not taken yet; tried again until it is.</summary>
    Waiting,

    /// <summary>The other side took it.</summary>
    Sent,

    /// <summary>Not sent: it was read in the app before.</summary>
    ReadInApp,

    /// <summary>Not sent: what it asked for was done meanwhile, by its reader or by somebody else.</summary>
    Overtaken,

    /// <summary>Not sent: the account is disabled, may not read the ticket any more, or has no address or browser for it.</summary>
    Withheld,

    /// <summary>The other side refused it for good, or did not take it for 24 h.</summary>
    GivenUp,
}
