using Kalapa.App.Live;
using Kalapa.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads calendars and promises: two rows a branch, and one for each time that the promises were changed.</summary>
internal sealed class PromiseRows(IDbContextFactory<KalapaDbContext> contexts) : IPromiseSource
{
    /// <inheritdoc/>
    public async Task<PromiseBook> Read(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PromiseBook(cancellationToken);
    }
}

/// <summary>The same inside an operation or another read.</summary>
internal static class PromiseQueries
{
    /// <summary>As it stands for this context's transaction.</summary>
    public static async Task<PromiseBook> PromiseBook(this KalapaDbContext db, CancellationToken cancellationToken) => new(
        await db.PromiseVersions.AsNoTracking().ToListAsync(cancellationToken),
        await db.BranchCalendars.AsNoTracking().ToListAsync(cancellationToken),
        await db.Branches.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>The version that a submission keeps; called once for each, before it joins the line.</summary>
    public static Task<int> NewestPromises(this OperationContext operation) => operation.Db.PromiseVersions.MaxAsync(row => row.Number, operation.Cancellation);
}
