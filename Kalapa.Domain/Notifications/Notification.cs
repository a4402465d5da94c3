namespace Kalapa.Domain.Notifications;

/// <summary>Tells one user that something happened, to a ticket but for what is about the user's own rights. The sentence is made when it is shown, in the reader's language.</summary>
public sealed class Notification
{
    /// <summary>Key; a newer one has a higher number.</summary>
    public long Id { get; init; }

    /// <summary>Who is told.</summary>
    public Guid UserId { get; init; }

    /// <summary>About which ticket; whoever may not read it any more does not see this either. Null for what is about no ticket.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>What happened.</summary>
    public NotificationType Type { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When its user first opened it; null while unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>What the sentence names besides: a deadline, a name, a deny code.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The first time counts.</summary>
    public void MarkRead(DateTimeOffset now) => ReadAt ??= now;
}
