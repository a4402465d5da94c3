namespace Kalapa.Domain.Notifications;

/// <summary>Tells one user that something happened, to a ticket but for what is about the user's own rights. The sentence is made when it is shown, in the reader's language.</summary>
public sealed class Notification
{
    /// <summary>The same within this time after the first (10 min) is one notification.</summary>
    public static readonly TimeSpan OneThing = TimeSpan.FromMinutes(10);

    /// <summary>The value that holds a deadline, as a round-trip instant.</summary>
    public const string Until = "until";

    /// <summary>Key; a newer one has a higher number.</summary>
    public long Id { get; init; }

    /// <summary>Who is told.</summary>
    public Guid UserId { get; init; }

    /// <summary>About which ticket; whoever may not read it any more does not see this either. Null for what is about no ticket.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>What happened.</summary>
    public NotificationType Type { get; init; }

    /// <summary>When; the first time, where the same happened again.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the same happened last; null while it happened once.</summary>
    public DateTimeOffset? RepeatedAt { get; private set; }

    /// <summary>How often it happened, one or more.</summary>
    public int Times { get; private set; } = 1;

    /// <summary>The newest instant that it tells of.</summary>
    public DateTimeOffset LastAt => RepeatedAt ?? At;

    /// <summary>When its user first opened it, or had the ticket on the screen; null while unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>What the sentence names besides: a deadline, a name, a deny code.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The first time counts.</summary>
    public void MarkRead(DateTimeOffset now) => ReadAt ??= now;

    /// <summary>R29: whether the same happens again so soon (<see cref="OneThing"/>) that its user, who has not read this, is told of both as one.</summary>
    public bool Covers(NotificationType type, IReadOnlyDictionary<string, string> values, DateTimeOffset now) =>
        ReadAt is null && type == Type && now - At < OneThing && values.Count == Values.Count && values.All(value => Values.TryGetValue(value.Key, out var was) && was == value.Value);

    /// <summary>It happened again.</summary>
    public void Repeat(DateTimeOffset now)
    {
        RepeatedAt = now;
        Times++;
    }
}
