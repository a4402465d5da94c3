using System.Data.Common;
using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Load.Claims;

/// <summary>What a database can do at best with a claim: lock the oldest row that waits, mark it, commit. Nothing is recorded and nobody is asked.</summary>
internal sealed class BareClaims : IAsyncDisposable
{
    private readonly IDbContextFactory<KalapaDbContext> _contexts;
    private readonly SemaphoreSlim? _oneWriter;
    private readonly string _begin;
    private readonly string _lock;

    private BareClaims(IDbContextFactory<KalapaDbContext> contexts, bool isSqlite)
    {
        _contexts = contexts;
        // SQLite has one writer at a time, and lets those who wait starve.
        _oneWriter = isSqlite ? new(1) : null;
        (_begin, _lock) = isSqlite ? ("BEGIN IMMEDIATE", "") : ("START TRANSACTION", " FOR UPDATE");
    }

    /// <summary>Makes a table of its own with rows that wait.</summary>
    public static async Task<BareClaims> Make(IDbContextFactory<KalapaDbContext> contexts, int rows, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bare = new BareClaims(contexts, db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal));
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(cancellationToken);
        await Do(connection, "CREATE TABLE BareClaims (Id INTEGER PRIMARY KEY, Waits INTEGER NOT NULL)", cancellationToken);
        await Do(connection, "CREATE INDEX IX_BareClaims ON BareClaims (Waits, Id)", cancellationToken);
        await Do(connection, $"INSERT INTO BareClaims (Id, Waits) VALUES {string.Join(", ", Enumerable.Range(1, rows).Select(row => $"({row}, 1)"))}", cancellationToken);
        return bare;
    }

    /// <summary>Claims the oldest.</summary>
    public async Task Claim(CancellationToken cancellationToken)
    {
        if (_oneWriter is not null)
        {
            await _oneWriter.WaitAsync(cancellationToken);
        }

        try
        {
            await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync(cancellationToken);
            await Do(connection, _begin, cancellationToken);
            await using (var oldest = connection.CreateCommand())
            {
                oldest.CommandText = $"SELECT Id FROM BareClaims WHERE Waits = 1 ORDER BY Id LIMIT 1{_lock}";
                var id = await oldest.ExecuteScalarAsync(cancellationToken);
                await Do(connection, $"UPDATE BareClaims SET Waits = 0 WHERE Id = {id}", cancellationToken);
            }

            await Do(connection, "COMMIT", cancellationToken);
        }
        finally
        {
            _oneWriter?.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE BareClaims");
        _oneWriter?.Dispose();
    }

    private static async Task Do(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
