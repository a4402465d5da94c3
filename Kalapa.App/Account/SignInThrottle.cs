using System.Security.Cryptography;
using System.Text;
using Kalapa.App.Data;
using Kalapa.App.Setup;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>
/// Wrong passwords of one account: <c>Kalapa:SignInsPerAccount</c> of them close it to guesses for five minutes. An UPDATE takes a try before the
/// password is looked at, so that parallel guesses share the count. An e-mail nobody has is counted in the same way and with the same
/// work, or the lock would tell which e-mails exist; what is kept of it is a hash.
/// </summary>
internal sealed class SignInThrottle(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, Limits limits, TimeProvider clock)
{
    /// <summary>Tries are counted over this time, and an account is closed for as long.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Strangers' tries at an account.</summary>
    /// <param name="email">As the account has it; as it was typed when there is none.</param>
    public static string OfEmail(string email) => Hash($"email:{email}");

    /// <summary>Tries of a device that has signed in to the account before, which strangers do not use up.</summary>
    public static string OfDevice(Guid userId, Guid device) => Hash($"device:{userId}:{device}");

    /// <summary>Tries at the own password by whoever is signed in.</summary>
    public static string OfOwner(Guid userId) => Hash($"owner:{userId}");

    /// <summary>True when one more password may be looked at.</summary>
    public async Task<bool> Take(string key, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Count(db, key, cancellation))
        {
            return true;
        }

        if (await db.SignInCounts.AnyAsync(row => row.Key == key, cancellation))
        {
            return false;
        }

        try
        {
            db.SignInCounts.Add(new() { Key = key, Count = 1, Until = clock.GetUtcNow() + Window });
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another guess made the row meanwhile; what else may be wrong shows here again.
            return await Count(db, key, cancellation);
        }
    }

    /// <summary>The password was right: the count starts again.</summary>
    public Task Forget(string key, CancellationToken cancellation) => Delete(row => row.Key == key, cancellation);

    /// <summary>Drops what no longer counts.</summary>
    public Task Sweep(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return Delete(row => row.Until <= now, cancellation);
    }

    // A count that is over begins anew, or one goes on; never both, whoever comes at the same moment.
    private async Task<bool> Count(KalapaDbContext db, string key, CancellationToken cancellation)
    {
        var (limit, now, until) = (limits.SignInsPerAccount, clock.GetUtcNow(), clock.GetUtcNow() + Window);
        using var turn = await Turn(cancellation);
        var began = await db.SignInCounts.Where(row => row.Key == key && row.Until <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(count => count.Count, 1).SetProperty(count => count.Until, until), cancellation);
        return began == 1 || await db.SignInCounts.Where(row => row.Key == key && row.Until > now && row.Count < limit)
            .ExecuteUpdateAsync(row => row.SetProperty(count => count.Count, count => count.Count + 1).SetProperty(count => count.Until, until), cancellation) == 1;
    }

    private async Task Delete(System.Linq.Expressions.Expression<Func<SignInCount, bool>> which, CancellationToken cancellation)
    {
        using var turn = await Turn(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.SignInCounts.Where(which).ExecuteDeleteAsync(cancellation);
    }

    // SQLite has one writer at a time, and this is one.
    private async Task<IDisposable?> Turn(CancellationToken cancellation) =>
        engine.Gate is null ? null : await engine.Gate.Enter(cancellation);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
