using System.Data.Common;
using System.Runtime.CompilerServices;
using Kalapa.App.Data.Search;
using Kalapa.App.Outages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Kalapa.App.Data;

/// <summary>The model on an SQLite file: the default, nothing to install.</summary>
public sealed class SqliteKalapaDbContext(DbContextOptions<SqliteKalapaDbContext> options, SingleWriterLock gate) : KalapaDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDbFunction(typeof(TextMatches).GetMethod(nameof(TextMatches.Holds))!).HasName(TextMatches.SqliteFunction);
        builder.HasDbFunction(typeof(TicketTextIndex).GetMethod(nameof(TicketTextIndex.Match))!).HasName("match");
        builder.Entity<TicketTextIndex>(index =>
        {
            index.HasNoKey().ToView(TicketTextIndex.Name);
            index.Property(row => row.Key).HasColumnName("rowid");
            index.Property(row => row.All).HasColumnName(TicketTextIndex.Name);
        });
        builder.Entity<SolutionTextIndex>(index =>
        {
            index.HasNoKey().ToView(SolutionTextIndex.Name);
            index.Property(row => row.Key).HasColumnName("rowid");
            index.Property(row => row.All).HasColumnName(SolutionTextIndex.Name);
            index.Property(row => row.Rank).HasColumnName("rank");
        });
    }

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
        options.UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(Durable.Instance)
            // It is said of each setting of a connection that a migration changes, and frightens who starts Kalapa the first time: what our migrations do may be done again.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));

    /// <summary>True when another process holds the file: the whole operation may be tried again.</summary>
    public static bool IsBusy(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 5 or 6 };

    /// <summary>
    /// The address with what Kalapa adds to it: whoever meets another process's lock gives up after five seconds (<c>Default Timeout</c>),
    /// not after the library's thirty, since others wait behind it.
    /// </summary>
    public static string Address(string connectionString)
    {
        var address = new SqliteConnectionStringBuilder(connectionString);
        address.DefaultTimeout = connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase) ? address.DefaultTimeout : 5;
        return address.ConnectionString;
    }

    /// <summary>What an SQLite file says when it cannot be used now: busy, locked, no memory, read-only, I/O error, full, cannot be opened, protocol.</summary>
    internal sealed class Probe(string connectionString) : IDatabaseProbe
    {
        public bool IsOutage(Exception exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 8 or 10 or 13 or 14 or 15 };

        public async Task Ask(CancellationToken cancellationToken)
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 2 }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM sqlite_master";
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private sealed class Durable : DbConnectionInterceptor
    {
        public static readonly Durable Instance = new();

        // WAL lets readers go on beside the writer; FULL makes an acknowledged commit survive a power cut.
        private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";

        // The pool hands out a handle again and again, with these settings and without the function.
        private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        private static void Prepare(SqliteConnection connection)
        {
            connection.CreateFunction<string?, string, string, bool>(TextMatches.SqliteFunction, TextMatches.Holds, isDeterministic: true);
            if (Set.TryGetValue(connection.Handle!, out _) || IsReadOnly(connection))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            Set.AddOrUpdate(connection.Handle!, Instance);
        }

        // EF asks that way whether the file is there, and a file that is empty could not be given a journal.
        private static bool IsReadOnly(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
    }
}

/// <summary>For the migrations tool only.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteKalapaDbContext>
{
    /// <inheritdoc/>
    public SqliteKalapaDbContext CreateDbContext(string[] args) => new(
        (DbContextOptions<SqliteKalapaDbContext>)new DbContextOptionsBuilder<SqliteKalapaDbContext>()
            .UseKalapaSqlite("Data Source=:memory:").UseApplicationServiceProvider(IdentityModel.DesignTimeServices).Options,
        new SingleWriterLock());
}
