using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>The branches at whose gate a guard may stand.</summary>
public sealed class GatePosts(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>By code; empty for anybody who lets nobody in.</summary>
    public async Task<IReadOnlyList<Branch>> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branches = await db.Branches.AsNoTracking().OrderBy(row => row.Code).ToListAsync(cancellationToken);
        return [.. branches.Where(branch => access.Allows(reader, Operation.CheckInOut, new(branch.Code)))];
    }
}
