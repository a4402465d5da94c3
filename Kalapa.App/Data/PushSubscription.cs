namespace Kalapa.App.Data;

/// <summary>One browser that its owner asked to show notes, and where its maker's push service takes them.</summary>
public sealed class PushSubscription
{
    /// <summary>Key.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose. A browser shows notes to one account: the one that asked last.</summary>
    public Guid UserId { get; set; }

    /// <summary>Where notes are posted: an address of the push service that nobody else knows.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>SHA-256 of that, in hexadecimal: addresses are too long for an index.</summary>
    public string EndpointHash { get; set; } = "";

    /// <summary>The browser's public key, which notes are encrypted for (RFC 8291), in base64url.</summary>
    public string P256dh { get; set; } = "";

    /// <summary>The secret it shares with Kalapa, in base64url.</summary>
    public string Auth { get; set; } = "";

    /// <summary>Browser and system in a word each, as the browser called itself.</summary>
    public string Device { get; set; } = "";

    /// <summary>The name under which this browser knows the account; it lasts longer than any session.</summary>
    public Guid DeviceId { get; set; }

    /// <summary>The last session of the account in this browser. Whoever ends that ends this; one that runs out by itself does not.</summary>
    public Guid SessionId { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When the push service last took a note; null for never.</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }
}

/// <summary>What push services know this Kalapa by (VAPID, RFC 8292). One for all nodes; browsers are bound to it as they subscribe.</summary>
public sealed class PushKey
{
    /// <summary>There is one.</summary>
    public const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; set; } = TheOne;

    /// <summary>An uncompressed point of P-256 in base64url; browsers are given it.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>Sealed by the keys that protect cookies.</summary>
    public string SealedPrivateKey { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; set; }
}
