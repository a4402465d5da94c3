using System.Security.Cryptography;
using System.Text;

namespace Kalapa.App.Data;

/// <summary>
/// A link that sets an account's password, once and for 72 hours: the way in for a new colleague, and the way back for who
/// forgot. Whoever makes it sees it once and hands it over; the database keeps its hash alone.
/// </summary>
public static class Invitation
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>Letters of the secret part.</summary>
    public const int TokenLength = 64;

    /// <summary>The secret part of a new link.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenLength / 2));

    /// <summary>Gives the account a new link, which ends an older one.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="token">Of <see cref="NewToken"/>.</param>
    /// <param name="now">From when on it holds.</param>
    public static void Give(KalapaUser user, string token, DateTimeOffset now) => (user.InvitationHash, user.InvitationUntil) = (HashOf(token), now + Lifetime);

    /// <summary>What the database knows of a link. The secret is random and long, so a plain hash keeps it.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>True while the link may be used on the account.</summary>
    public static bool Holds(KalapaUser user, string token, DateTimeOffset now) =>
        !user.Disabled && user.InvitationHash == HashOf(token) && user.InvitationUntil > now;

    /// <summary>Used, or taken back.</summary>
    public static void End(KalapaUser user) => (user.InvitationHash, user.InvitationUntil) = (null, null);
}
