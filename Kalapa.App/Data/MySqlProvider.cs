using System.Data.Common;
using System.Net.Sockets;
using Kalapa.App.Data.Search;
using Kalapa.App.Outages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MySqlConnector;

namespace Kalapa.App.Data;

/// <summary>The model on MySQL or MariaDB.</summary>
public sealed class MySqlKalapaDbContext(DbContextOptions<MySqlKalapaDbContext> options) : KalapaDbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<TicketText>(text =>
        {
            // Without the type named, an index makes Pomelo shorten the column.
            text.Property(row => row.Words).HasColumnType("longtext");
            text.Property(row => row.Said).HasColumnType("longtext");
            text.HasIndex(row => new { row.Words, row.Said }).IsFullText();
        });
        builder.Entity<SolutionSearchText>(text =>
        {
            text.Property(row => row.Words).HasColumnType("longtext");
            text.HasIndex(row => row.Words).IsFullText();
        });
    }
}

/// <summary>How a MySQL or MariaDB server is used.</summary>
public static class MySqlProvider
{
    /// <summary>MySQL as <c>compose.yaml</c> runs it. The version is configuration: a start never waits for a server's answer.</summary>
    public static readonly ServerVersion MySql = new MySqlServerVersion(new Version(8, 4, 0));

    /// <summary>MariaDB as Debian ships it.</summary>
    public static readonly ServerVersion MariaDb = new MariaDbServerVersion(new Version(10, 11, 0));

    /// <summary>Chooses the provider; queries tagged <see cref="RowLock.Tag"/> lock their rows.</summary>
    public static DbContextOptionsBuilder UseKalapaMySql(
        this DbContextOptionsBuilder options, string connectionString, ServerVersion version) =>
        options.UseMySql(connectionString, version, mysql => mysql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(LockTaggedRows.Instance);

    /// <summary>True on MySQL and MariaDB.</summary>
    public static bool IsMySqlFamily(this DatabaseFacade database) =>
        database.ProviderName == "Pomelo.EntityFrameworkCore.MySql";

    /// <summary>True when the server undid the whole transaction to settle a deadlock or a long wait: it may be tried again.</summary>
    public static bool IsUndone(Exception exception) =>
        (exception as MySqlException ?? exception.InnerException as MySqlException)
            is { ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout };

    /// <summary>True when a unique key is another row's. The transaction still stands, and whoever tries again rolls it back first.</summary>
    public static bool IsTaken(Exception exception) =>
        (exception as MySqlException ?? exception.InnerException as MySqlException) is { ErrorCode: MySqlErrorCode.DuplicateKeyEntry };

    /// <summary>
    /// The address with what Kalapa adds to it: a server that hangs is given up after five seconds for a connection and ten for a
    /// command, so that no screen waits for it for minutes. What the address says itself counts.
    /// </summary>
    public static string Address(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var address = new MySqlConnectionStringBuilder(connectionString);
        if (!Names(given, "Connection Timeout", "ConnectionTimeout", "Connect Timeout"))
        {
            address.ConnectionTimeout = 5;
        }

        if (!Names(given, "Default Command Timeout", "DefaultCommandTimeout", "Command Timeout"))
        {
            address.DefaultCommandTimeout = 10;
        }

        return address.ConnectionString;
    }

    private static bool Names(DbConnectionStringBuilder address, params string[] keys) => keys.Any(address.ContainsKey);

    /// <summary>What a server says, and what the line to it says, when it cannot be used now.</summary>
    internal sealed class Probe(string connectionString) : IDatabaseProbe
    {
        public bool IsOutage(Exception exception) => exception is MySqlEndOfStreamException or MySqlProtocolException
            || (exception is MySqlException failure && (failure.IsTransient || failure.InnerException is IOException or SocketException || IsOutage(failure.ErrorCode)));

        public async Task Ask(CancellationToken cancellationToken)
        {
            await using var connection = new MySqlConnection(
                new MySqlConnectionStringBuilder(connectionString) { Pooling = false, ConnectionTimeout = 2, DefaultCommandTimeout = 2 }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await connection.PingAsync(cancellationToken);
        }

        // Gone, starting or ending, too busy, full, set read-only for a while, or no longer open to this account.
        private static bool IsOutage(MySqlErrorCode code) => code
            is MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ServerShutdown or MySqlErrorCode.NormalShutdown or MySqlErrorCode.ConnectionCountError
            or MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.QueryInterrupted or MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.LockDeadlock
            or MySqlErrorCode.DiskFull or MySqlErrorCode.RecordFileFull or MySqlErrorCode.OutOfResources or MySqlErrorCode.OutOfMemory or MySqlErrorCode.ClientInteractionTimeout
            or MySqlErrorCode.OptionPreventsStatement or MySqlErrorCode.AccessDenied or MySqlErrorCode.HostIsBlocked
            or MySqlErrorCode.TooManyUserConnections or MySqlErrorCode.UserLimitReached;
    }

    /// <summary>
    /// Appends the blocking row lock. Not SKIP LOCKED: it breaks first in, first out when a claim is undone.
    /// </summary>
    private sealed class LockTaggedRows : DbCommandInterceptor
    {
        public static readonly LockTaggedRows Instance = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith($"-- {RowLock.Tag}", StringComparison.Ordinal))
            {
                command.CommandText += "\nFOR UPDATE";
            }

            return ValueTask.FromResult(result);
        }
    }
}

/// <summary>For the migrations tool only.</summary>
public sealed class MySqlDesignTime : IDesignTimeDbContextFactory<MySqlKalapaDbContext>
{
    /// <inheritdoc/>
    public MySqlKalapaDbContext CreateDbContext(string[] args) => new(
        (DbContextOptions<MySqlKalapaDbContext>)new DbContextOptionsBuilder<MySqlKalapaDbContext>()
            .UseKalapaMySql("Server=localhost;Database=kalapa", MySqlProvider.MariaDb)
            .UseApplicationServiceProvider(IdentityModel.DesignTimeServices).Options);
}
