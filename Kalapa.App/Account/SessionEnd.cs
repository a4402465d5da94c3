namespace Kalapa.App.Account;

/// <summary>Why somebody who was signed in no longer is. The sign-in page says so (R86).</summary>
internal enum SessionEnd
{
    /// <summary>The account may no longer sign in.</summary>
    Disabled,

    /// <summary>Its rights or its password changed: it signs in again to what it may now.</summary>
    Changed,

    /// <summary>The session was ended from another device, or is over.</summary>
    Ended,
}

/// <summary>Carries the reason from the check of the cookie to the sign-in page, at once or over the redirect.</summary>
internal static class SessionEnds
{
    /// <summary>In the sign-in page's address.</summary>
    public const string Parameter = "sebab";

    /// <summary>What the check of this request's cookie found; null when it found nothing wrong.</summary>
    public static SessionEnd? Of(HttpContext http) => http.Items[typeof(SessionEnd)] as SessionEnd?;

    /// <summary>As the address says it. Anybody may write an address: it chooses among fixed sentences, and does nothing else.</summary>
    public static SessionEnd? Of(string? word) => Enum.TryParse<SessionEnd>(word, out var end) && Enum.IsDefined(end) ? end : null;

    public static void Remember(HttpContext http, SessionEnd end) => http.Items[typeof(SessionEnd)] = end;
}
