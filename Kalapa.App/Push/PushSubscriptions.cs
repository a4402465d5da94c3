using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Push;

/// <summary>Browsers as the sender sees them.</summary>
public sealed class PushSubscriptions(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine)
{
    /// <summary>As it is now; null when it was removed.</summary>
    public async Task<PushSubscription?> Find(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PushSubscriptions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The push service took a note.</summary>
    public Task NoteSuccess(Guid id, DateTimeOffset now) =>
        Write(db => db.PushSubscriptions.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(subscription => subscription.LastSuccessAt, now)));

    /// <summary>The push service does not know it any more.</summary>
    public Task Remove(Guid id) => Write(db => db.PushSubscriptions.Where(row => row.Id == id).ExecuteDeleteAsync());

    // Not cancelled by a stop: what the other side said must be noted.
    private async Task Write(Func<KalapaDbContext, Task<int>> write)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        using (engine.Gate is null ? null : await engine.Gate.Enter(CancellationToken.None))
        {
            await write(db);
        }
    }
}
