using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kalapa.App.Account;

/// <summary>
/// A browser in which somebody has signed in before keeps a signed cookie that says to which accounts. It opens nothing; but while
/// strangers' guesses hold an account, its owner signs in from there all the same, with tries of the device's own.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private const int MostAccounts = 8;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Kalapa.KnownDevices").ToTimeLimitedDataProtector();

    /// <summary>The name under which this browser knows the account; null when it does not.</summary>
    public Guid? Of(HttpContext http, Guid userId) => Read(http).Where(known => known.UserId == userId).Select(known => (Guid?)known.Device).FirstOrDefault();

    /// <summary>The names under which this browser knows other accounts.</summary>
    public IReadOnlyList<Guid> OfOthers(HttpContext http, Guid userId) => [.. Read(http).Where(known => known.UserId != userId).Select(known => known.Device)];

    /// <summary>The account was signed in to from this browser.</summary>
    /// <returns>The name under which this browser knows it from now on.</returns>
    public Guid Remember(HttpContext http, Guid userId)
    {
        var known = Read(http);
        var device = known.Where(account => account.UserId == userId).Select(account => account.Device).FirstOrDefault(Guid.NewGuid());
        var kept = known.Where(account => account.UserId != userId).Prepend((userId, device)).Take(MostAccounts).SelectMany(pair => (byte[])[.. pair.Item1.ToByteArray(), .. pair.Item2.ToByteArray()]);
        http.Response.Cookies.Append(Cookie, Convert.ToBase64String(_protector.Protect([.. kept], Lifetime)), new()
        {
            MaxAge = Lifetime,
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        return device;
    }

    private string Cookie => CookieNames.Of("kalapa-device", environment);

    private List<(Guid UserId, Guid Device)> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: < 2048 } cookie)
        {
            return [];
        }

        try
        {
            return [.. _protector.Unprotect(Convert.FromBase64String(cookie)).Chunk(32).Select(pair => (new Guid(pair.AsSpan(0, 16)), new Guid(pair.AsSpan(16))))];
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return []; // Not ours, or too old.
        }
    }
}
