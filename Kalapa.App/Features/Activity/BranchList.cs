using Kalapa.App.Data;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>Reads the data centres, those that take no requests too. What they are is no secret, so it takes no right.</summary>
public sealed class BranchList(IDbContextFactory<KalapaDbContext> contexts)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Branch>> All(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Branches.AsNoTracking().OrderBy(branch => branch.Name).ToListAsync(cancellationToken);
    }
}
