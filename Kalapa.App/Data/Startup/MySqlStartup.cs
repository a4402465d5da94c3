using System.Data;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MySqlConnector;

namespace Kalapa.App.Data.Startup;

/// <summary>A MySQL or MariaDB server: it may come up after us, and several nodes may start at once.</summary>
public sealed class MySqlStartup : DatabaseStartup
{
    /// <summary>How long a server that is not there yet is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // How often it is said what is waited for.
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Another node may be telling the demo, or migrate a large database.
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromMinutes(15);

    private readonly MySqlConnectionStringBuilder _connection;
    private readonly TimeProvider _time;

    /// <param name="connectionString">As configured.</param>
    /// <param name="time">Real time but in tests.</param>
    /// <exception cref="StartRefused">It is no address of a database on a server.</exception>
    public MySqlStartup(string connectionString, TimeProvider time)
    {
        _connection = Parse(connectionString);
        _time = time;
    }

    /// <summary>The address, as it was read.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"MySQL {_connection.Database} at {_connection.Server}:{_connection.Port}");

    /// <inheritdoc/>
    protected override string Example => "Server=db;Database=kalapa;User=kalapa;Password=…";

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> Enter(Action<string> say, CancellationToken cancellationToken)
    {
        var connection = await Reach(say, cancellationToken);
        try
        {
            await Take(connection, say, cancellationToken);
            // The server lets go of the lock when the connection ends, which a killed process cannot help doing.
            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            throw Refusal(exception) ?? exception;
        }
    }

    /// <inheritdoc/>
    public override async Task<bool> IsThere(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Open(cancellationToken);
            return true;
        }
        catch (MySqlException fault)
        {
            throw Refusal(fault)!;
        }
    }

    /// <inheritdoc/>
    public override IsolationLevel Snapshot => IsolationLevel.RepeatableRead;

    /// <inheritdoc/>
    public override async Task<string?> WriteFault(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Open(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // A row that is undone: it takes its place in table and log like any other.
            await Read(connection, "INSERT INTO DataProtectionKeys (FriendlyName, Xml) VALUES ('probe', '')", cancellationToken, transaction);
            await transaction.RollbackAsync(cancellationToken);
            return null;
        }
        catch (MySqlException fault)
        {
            return Sentence(fault);
        }
    }

    /// <inheritdoc/>
    public override StartRefused? Refusal(Exception? exception) =>
        Cause<MySqlException>(exception) is { } fault ? new(Sentence(fault), exception) : null;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<(string Table, bool HasRows)>> TablesOf(KalapaDbContext db, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        var found = new List<(string, bool)>();
        foreach (var table in await Read(connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'", cancellationToken))
        {
            found.Add((table, (await Read(connection, $"SELECT '1' FROM `{table.Replace("`", "``", StringComparison.Ordinal)}` LIMIT 1", cancellationToken)).Count > 0));
        }

        return found;
    }

    /// <inheritdoc/>
    protected override async Task Remove(KalapaDbContext db, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await Read(connection, "SET foreign_key_checks = 0", cancellationToken);
        foreach (var table in tables)
        {
            await Read(connection, $"DROP TABLE `{table}`", cancellationToken);
        }
    }

    /// <summary>True while it is worth waiting: nobody answers there, or the one who does is starting, ending or full.</summary>
    public static bool IsAway(MySqlException fault) =>
        fault.ErrorCode is MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ConnectionCountError or MySqlErrorCode.ServerShutdown or MySqlErrorCode.HandshakeError
        || fault.InnerException is SocketException or IOException;

    private static MySqlConnectionStringBuilder Parse(string connectionString)
    {
        MySqlConnectionStringBuilder parsed;
        try
        {
            parsed = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException or InvalidOperationException)
        {
            throw Wrong($"is no address of a database server ({DiskFault.Said(exception)})", exception);
        }

        // "Data Source" means a server here and a file there.
        var isFile = parsed.Server.Contains('/') || parsed.Server.Contains('\\') || parsed.Server.EndsWith(".db", StringComparison.OrdinalIgnoreCase) || parsed.Server.EndsWith(".sqlite", StringComparison.OrdinalIgnoreCase);
        return isFile && parsed.ConnectionProtocol == MySqlConnectionProtocol.Sockets ? throw Wrong("names a file")
            : parsed.Server.Length == 0 ? throw Wrong("names no server")
            : parsed.Database.Length == 0 ? throw Wrong("names no database")
            : parsed;
    }

    private static StartRefused Wrong(string what, Exception? cause = null) => new(
        $"{ConnectionKey} {what}, but Kalapa:Database is MySql or MariaDb. Example: {ConnectionKey}=Server=db;Database=kalapa;User=kalapa;Password=…, or for a file Kalapa:Database=Sqlite", cause);

    private async Task<MySqlConnection> Reach(Action<string> say, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        for (var saidNext = TimeSpan.Zero; ;)
        {
            try
            {
                return await Open(cancellationToken);
            }
            catch (MySqlException fault) when (IsAway(fault))
            {
                var waited = _time.GetElapsedTime(began);
                if (waited >= Patience)
                {
                    throw Refusal(fault)!;
                }

                if (waited >= saidNext)
                {
                    say(string.Create(CultureInfo.InvariantCulture, $"Waiting for {Name}, {waited.TotalSeconds:F0} s of {Patience.TotalSeconds:F0} s: {DiskFault.Said(fault)}."));
                    saidNext += Line;
                }
            }
            catch (MySqlException fault)
            {
                throw Refusal(fault)!;
            }

            await Task.Delay(Pause, _time, cancellationToken);
        }
    }

    /// <summary>One node prepares at a time; the others wait and say so.</summary>
    private async Task Take(MySqlConnection connection, Action<string> say, CancellationToken cancellationToken)
    {
        // Named locks belong to the server, so the database is part of the name; 64 characters are allowed.
        var name = "kalapa:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_connection.Database)))[..32];
        var began = _time.GetTimestamp();
        for (var patience = 0; await Read(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT CAST(GET_LOCK('{name}', {patience}) AS CHAR)"), cancellationToken) is not ["1"]; patience = Line.Seconds)
        {
            var waited = _time.GetElapsedTime(began);
            if (waited >= PatienceWithOthers)
            {
                throw new StartRefused($"Another node has been preparing {Name} for {PatienceWithOthers.TotalMinutes:F0} minutes. See what it waits for, end it, and start this one again.");
            }

            say(string.Create(CultureInfo.InvariantCulture, $"Waiting for another node that prepares {Name}, {waited.TotalSeconds:F0} s."));
        }
    }

    private async Task<MySqlConnection> Open(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder(_connection.ConnectionString)
        {
            Pooling = false,
            ConnectionTimeout = Math.Min(_connection.ConnectionTimeout, (uint)Line.TotalSeconds - 1),
            DefaultCommandTimeout = 60,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<List<string>> Read(MySqlConnection connection, string sql, CancellationToken cancellationToken, MySqlTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.IsDBNull(0) ? "" : rows.GetString(0));
        }

        return found;
    }

    private string Sentence(MySqlException fault) => IsAway(fault)
        ? $"{Name} does not answer ({DiskFault.Said(fault)}). Start the server, or name the right one. Example: {ConnectionKey}={Example}"
        : fault.ErrorCode switch
        {
            MySqlErrorCode.AccessDenied => $"{Name} refuses the user or the password ({DiskFault.Said(fault)}). Example: {ConnectionKey}={Example}",
            MySqlErrorCode.DatabaseAccessDenied => $"The user may not use {Name} ({DiskFault.Said(fault)}). On the server: GRANT ALL ON {_connection.Database}.* TO that user. Example: {ConnectionKey}={Example}",
            MySqlErrorCode.UnknownDatabase => $"{Name} is not there. Name the right database, or make it on the server: CREATE DATABASE {_connection.Database} CHARACTER SET utf8mb4. Example: {ConnectionKey}={Example}",
            _ => $"{Name} cannot be used ({DiskFault.Said(fault)}). Example: {ConnectionKey}={Example}",
        };
}
