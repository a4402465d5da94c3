using Kalapa.App.Live;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads the categories of support requests: some thirty rows.</summary>
internal sealed class CategoryRows(IDbContextFactory<KalapaDbContext> contexts) : ICategorySource
{
    /// <inheritdoc/>
    public async Task<SupportCatalogue> Read(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SupportCatalogue(cancellationToken);
    }
}

/// <summary>The same inside an operation or another read.</summary>
internal static class CategoryQueries
{
    /// <summary>As it stands for this context's transaction.</summary>
    public static async Task<SupportCatalogue> SupportCatalogue(this KalapaDbContext db, CancellationToken cancellationToken) =>
        Kalapa.Domain.SupportRequests.SupportCatalogue.Of(await db.SupportCategories.AsNoTracking().ToListAsync(cancellationToken));
}
