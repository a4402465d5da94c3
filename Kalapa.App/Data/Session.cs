namespace Kalapa.App.Data;

/// <summary>
/// One sign-in of one browser. The cookie names it, and counts only while the row is there: signing out, ending it from another
/// device, or a changed account takes it away.
/// </summary>
public sealed class Session
{
    /// <summary>Random; only the cookie knows it.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last used, to a few minutes.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the cookie ends by itself.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Browser and system in a word each, as the browser called itself.</summary>
    public string Device { get; set; } = "";

    /// <summary>Where it was signed in from.</summary>
    public string Address { get; set; } = "";
}
