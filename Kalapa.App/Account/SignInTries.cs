using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>
/// Five wrong passwords lock an e-mail for five minutes. Identity counts by read and write, which lets parallel guesses
/// through; here one UPDATE takes a try, and whoever takes the fifth locks the door behind it.
/// </summary>
internal sealed class SignInTries(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, TimeProvider clock, StrangerTries strangers)
{
    internal const int Limit = 5;
    internal static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    /// <summary>True when one more password may be looked at.</summary>
    public async Task<bool> Take(KalapaUser? user, string email, CancellationToken cancellation)
    {
        if (user is null)
        {
            return strangers.Take(email);
        }

        var now = clock.GetUtcNow();
        DateTimeOffset? lockedUntil = now + LockedFor;
        using var turn = await Turn(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var taken = await db.Users
            .Where(row => row.Id == user.Id && (row.LockoutEnd == null || row.LockoutEnd <= now))
            .ExecuteUpdateAsync(row => row
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1 >= Limit ? 0 : u.AccessFailedCount + 1)
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount + 1 >= Limit ? lockedUntil : null),
                cancellation);
        return taken == 1;
    }

    /// <summary>The password was right: the count starts again.</summary>
    public async Task Forget(KalapaUser user, CancellationToken cancellation)
    {
        using var turn = await Turn(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Users.Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(row => row
                .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(u => u.AccessFailedCount, 0), cancellation);
    }

    // SQLite has one writer at a time, and this is one.
    private async Task<IDisposable?> Turn(CancellationToken cancellation) =>
        engine.Gate is null ? null : await engine.Gate.Enter(cancellation);
}
