using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Tests.Support;

/// <summary>The database, which answers no read before <see cref="Until"/>.</summary>
internal sealed class HeldDatabase(IDbContextFactory<KalapaDbContext> database) : IDbContextFactory<KalapaDbContext>
{
    public Task Until { get; set; } = Task.CompletedTask;

    public KalapaDbContext CreateDbContext() => database.CreateDbContext();

    public async Task<KalapaDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        await Until.WaitAsync(cancellationToken);
        return await database.CreateDbContextAsync(cancellationToken);
    }
}
