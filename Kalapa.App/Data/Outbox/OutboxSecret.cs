using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kalapa.App.Data.Outbox;

/// <summary>Seals the secret part of a link while its letter waits: who reads the database alone cannot use it.</summary>
public sealed class OutboxSecret(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Kalapa.Outbox.v1");

    /// <summary>
    /// The secret part of a new link, open and sealed. To be called before a transaction begins: the first seal of all writes its key into the database, by a connection of
    /// its own.
    /// </summary>
    public (string Token, string Sealed) NewToken()
    {
        var token = Invitation.NewToken();
        return (token, _protector.Protect(token));
    }

    /// <summary>For the letter.</summary>
    /// <returns>Null when the key is gone.</returns>
    public string? Open(string @sealed)
    {
        try
        {
            return _protector.Unprotect(@sealed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
