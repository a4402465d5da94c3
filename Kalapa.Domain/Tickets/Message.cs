namespace Kalapa.Domain.Tickets;

/// <summary>Who may read a message.</summary>
public enum Visibility
{
    /// <summary>The client and staff.</summary>
    Public,

    /// <summary>CS and the branch's supervisors; never a client, not even as a count.</summary>
    Internal,
}

/// <summary>Plain text said on a ticket. Never edited, never deleted.</summary>
public sealed record Message(
    Guid Id, Guid TicketId, Guid AuthorId, string AuthorName, Role AuthorRole, Visibility Visibility, string Body, DateTimeOffset At)
{
    /// <summary>Longest body, in characters.</summary>
    public const int MaxLength = 4000;
}

/// <summary>A file kept with a ticket: bytes outside the web root under a random name, facts here.</summary>
public sealed record Attachment(
    Guid Id, Guid TicketId, string Name, string ContentType, long Size, string Sha256, Guid UploadedBy, DateTimeOffset At)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>Largest sum of a ticket's files, in bytes.</summary>
    public const long MaxTotal = 100 * 1024 * 1024;

    /// <summary>Most files that come with one message.</summary>
    public const int MaxPerMessage = 5;

    /// <summary>The message it came with; null for a paper, and until the message is sent.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>It went out with a message.</summary>
    public void SendWith(Guid messageId) => MessageId = messageId;
}
