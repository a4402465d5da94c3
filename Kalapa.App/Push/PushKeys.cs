using System.Buffers.Text;
using System.Security.Cryptography;
using Kalapa.App.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Push;

/// <summary>A pair of keys of P-256 in base64url, as browsers and push services want them.</summary>
/// <param name="PublicKey">A point, uncompressed.</param>
/// <param name="PrivateKey">A number.</param>
public sealed record VapidKeys(string PublicKey, string PrivateKey);

/// <summary>
/// What push services know this Kalapa by (VAPID, RFC 8292): made at the first start, and the same on all nodes. It lies beside the keys that protect cookies, sealed by
/// them, and is as safe as they are.
/// </summary>
public sealed class PushKeys(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, IDataProtectionProvider protection, TimeProvider time, ILogger<PushKeys> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Kalapa.PushKey.v1");
    private volatile VapidKeys? _keys;

    /// <summary>The keys. To be called at start too, while no other node does: browsers are bound to the first that are made.</summary>
    public async Task<VapidKeys> Read(CancellationToken cancellationToken)
    {
        if (_keys is { } known)
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await db.PushKeys.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return _keys = (kept is null ? null : Open(kept)) ?? await Make(db, kept, cancellationToken);
    }

    private async Task<VapidKeys> Make(KalapaDbContext db, PushKey? lost, CancellationToken cancellationToken)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = pair.ExportParameters(includePrivateParameters: true);
        VapidKeys keys = new(Base64Url.EncodeToString([4, .. made.Q.X!, .. made.Q.Y!]), Base64Url.EncodeToString(made.D));
        PushKey kept = new() { PublicKey = keys.PublicKey, SealedPrivateKey = _protector.Protect(keys.PrivateKey), MadeAt = time.GetUtcNow() };
        if (lost is not null)
        {
            // Browsers take notes from nobody else, so they must be asked again.
            log.LogWarning("The key of browser push cannot be opened: what sealed it is gone. A new one is made, and everybody turns notes on again in their browsers.");
            using (engine.Gate is null ? null : await engine.Gate.Enter(cancellationToken))
            {
                await db.PushSubscriptions.ExecuteDeleteAsync(cancellationToken);
                await db.PushKeys.ExecuteDeleteAsync(cancellationToken);
            }
        }

        // Saving waits for its turn by itself.
        db.PushKeys.Add(kept);
        await db.SaveChangesAsync(cancellationToken);
        return keys;
    }

    private VapidKeys? Open(PushKey kept)
    {
        try
        {
            return new(kept.PublicKey, _protector.Unprotect(kept.SealedPrivateKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
