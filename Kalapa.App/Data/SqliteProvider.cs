using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kalapa.App.Data;

/// <summary>The model on an SQLite file: the default, nothing to install.</summary>
public sealed class SqliteKalapaDbContext(DbContextOptions<SqliteKalapaDbContext> options, WriterGate gate) : KalapaDbContext(options)
{
    /// <summary>Writers beside the save seam (accounts, keys, seeding) pass the same gate.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var turn = await gate.Enter(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (Database.CurrentTransaction is not null)
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }

        using var turn = gate.EnterNow();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }
}

/// <summary>How the SQLite file is opened.</summary>
public static class SqliteProvider
{
    /// <summary>Chooses the provider and its durable settings.</summary>
    public static DbContextOptionsBuilder UseKalapaSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(Durable.Instance);

    /// <summary>True when another process holds the file: the whole operation may be tried again.</summary>
    public static bool IsBusy(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 5 or 6 };

    private sealed class Durable : DbConnectionInterceptor
    {
        public static readonly Durable Instance = new();

        // WAL lets readers go on beside the writer; FULL makes an acknowledged commit survive a power cut.
        private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>For the migrations tool only.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteKalapaDbContext>
{
    /// <inheritdoc/>
    public SqliteKalapaDbContext CreateDbContext(string[] args) => new(
        (DbContextOptions<SqliteKalapaDbContext>)new DbContextOptionsBuilder<SqliteKalapaDbContext>()
            .UseKalapaSqlite("Data Source=:memory:").UseApplicationServiceProvider(IdentityModel.DesignTimeServices).Options,
        new WriterGate());
}
