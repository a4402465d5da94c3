using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Queue;

/// <summary>Reads which open tickets no supervisor may decide on. Ids only: whoever shows a ticket asks the rights for its row.</summary>
public sealed class UndecidableTickets(IDbContextFactory<KalapaDbContext> contexts)
{
    /// <summary>As of now.</summary>
    public async Task<IReadOnlySet<Guid>> Read(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.WithoutDecider(cancellationToken);
    }
}
