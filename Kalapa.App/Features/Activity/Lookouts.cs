using Kalapa.App.Data;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>What the tiles need beside the boards' rows.</summary>
/// <param name="Branches">Active branches by name.</param>
/// <param name="WithoutDecider">Open tickets that no supervisor may decide on.</param>
public sealed record Lookout(IReadOnlyList<Branch> Branches, IReadOnlySet<Guid> WithoutDecider);

/// <summary>Reads the branches and the alarm of tickets without a possible decider.</summary>
public sealed class Lookouts(IDbContextFactory<KalapaDbContext> contexts)
{
    /// <summary>As of now. Ids only: whoever shows a ticket asks the rights for its row.</summary>
    public async Task<Lookout> Read(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branches = await db.Branches.AsNoTracking().Where(branch => branch.Active).OrderBy(branch => branch.Name).ToListAsync(cancellationToken);
        return new(branches, await db.WithoutDecider(cancellationToken));
    }
}
