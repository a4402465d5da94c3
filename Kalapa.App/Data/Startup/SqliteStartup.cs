using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kalapa.App.Data.Startup;

/// <summary>A SQLite file: its folder belongs to one process from the start to the end of it.</summary>
public sealed class SqliteStartup : DatabaseStartup, IDisposable
{
    // A process that was killed a moment ago may still be on its way out.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongCheck = TimeSpan.FromSeconds(2);

    private readonly SqliteConnectionStringBuilder _connection;
    private readonly TimeProvider _time;
    private FolderLock? _owned;
    private long? _checkedAt;
    private TimeSpan _checkTook;

    /// <param name="connectionString">As configured.</param>
    /// <param name="time">Real time but in tests.</param>
    /// <exception cref="StartRefused">It is no address of a SQLite file.</exception>
    public SqliteStartup(string connectionString, TimeProvider time)
    {
        _connection = Parse(connectionString);
        _time = time;
    }

    /// <summary>The address with the whole path of the file.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <inheritdoc/>
    public override string Name => $"SQLite {Path}";

    /// <inheritdoc/>
    protected override string Example => "Data Source=/var/lib/kalapa/kalapa.db";

    private string Path => _connection.DataSource;

    private string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> Enter(Action<string> say, CancellationToken cancellationToken)
    {
        DataFolder.Prove(Folder, ConnectionKey);
        _owned ??= await Own(say, cancellationToken);
        if (File.Exists(Path) && new FileInfo(Path).Length > 0)
        {
            await Check(say, cancellationToken);
            await RemoveLeftLock(say, cancellationToken);
        }
        else
        {
            // EF asks by opening whether the file is there: one that is not would look like an outage.
            await File.WriteAllBytesAsync(Path, [], cancellationToken);
        }

        return Nothing.Instance;
    }

    /// <inheritdoc/>
    public override async Task<bool> IsThere(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path))
        {
            throw new StartRefused($"{ConnectionKey} names {Path}, which is a folder; it must be a file. Example: {ConnectionKey}={Example}");
        }

        if (!File.Exists(Path) || new FileInfo(Path).Length == 0)
        {
            return false;
        }

        await Check(_ => { }, cancellationToken);
        return true;
    }

    /// <summary>The process that runs on this folder now; null when none does.</summary>
    public string? OwnedBy() => FolderLock.IsHeld(Folder) ? FolderLock.Owner(Folder) ?? "unknown" : null;

    // SQLite begins such a transaction without asking for the writer's lock, and what it reads stays as it is at the first read.
    /// <inheritdoc/>
    public override IsolationLevel Snapshot => IsolationLevel.ReadUncommitted;

    /// <inheritdoc/>
    public override async Task<string?> WriteFault(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Open(cancellationToken);
            // The file's own number, which nobody reads: written as it stands, the page goes to the disk.
            await Read(connection, "PRAGMA user_version = 1", cancellationToken);
            return await DamageOf(connection, cancellationToken);
        }
        catch (SqliteException fault)
        {
            // Somebody writes this long: that is work, not a fault.
            return fault.SqliteErrorCode is 5 or 6 ? null : Sentence(fault);
        }
    }

    /// <inheritdoc/>
    public override StartRefused? Refusal(Exception exception) =>
        Cause<SqliteException>(exception) is { } fault ? new(Sentence(fault), exception) : null;

    /// <inheritdoc/>
    public void Dispose() => _owned?.Dispose();

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<(string Table, bool HasRows)>> TablesOf(KalapaDbContext db, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            return [];
        }

        await using var connection = await Open(cancellationToken);
        var tables = await Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", cancellationToken);
        var found = new List<(string, bool)>();
        foreach (var table in tables)
        {
            found.Add((table, (await Read(connection, $"SELECT 1 FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" LIMIT 1", cancellationToken)).Count > 0));
        }

        return found;
    }

    /// <inheritdoc/>
    protected override async Task Remove(KalapaDbContext db, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await Read(connection, "PRAGMA foreign_keys = OFF", cancellationToken);
        foreach (var table in tables)
        {
            await Read(connection, $"DROP TABLE \"{table}\"", cancellationToken);
        }
    }

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        SqliteConnectionStringBuilder parsed;
        try
        {
            parsed = new(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw Wrong($"is no address of a SQLite file ({DiskFault.Said(exception)})", exception);
        }

        if (parsed.DataSource.Length == 0 || parsed.DataSource.StartsWith(":memory:", StringComparison.Ordinal) || parsed.Mode == SqliteOpenMode.Memory)
        {
            throw Wrong("names no file, so nothing would be kept");
        }

        if (parsed.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong("names its file as a URI; it must be a path");
        }

        if (parsed.Mode == SqliteOpenMode.ReadOnly)
        {
            throw Wrong("says Mode=ReadOnly, and Kalapa writes");
        }

        parsed.DataSource = System.IO.Path.GetFullPath(parsed.DataSource);
        return parsed;
    }

    private static StartRefused Wrong(string what, Exception? cause = null) => new(
        $"{ConnectionKey} {what}, but Kalapa:Database is Sqlite. Example: {ConnectionKey}=Data Source=/var/lib/kalapa/kalapa.db, or for a server Kalapa:Database=MySql", cause);

    private async Task<FolderLock> Own(Action<string> say, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                if (FolderLock.TryTake(Folder) is { } taken)
                {
                    return taken;
                }

                if (_time.GetElapsedTime(began) >= Grace)
                {
                    throw new StartRefused($"The folder {Folder} belongs to another Kalapa that runs (process {FolderLock.Owner(Folder) ?? "unknown"}): a SQLite file is for one process. "
                        + $"Stop that one, or give this one a database of its own. Example: {ConnectionKey}={Example}");
                }

                if (isFirst)
                {
                    say($"Waiting for another Kalapa to let go of {Folder}.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), _time, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"The folder {Folder} cannot be locked ({DiskFault.Said(exception)}). Example: {ConnectionKey}={Example}", exception);
        }
    }

    /// <summary>Reads the whole file once: a damaged one is found now and not at the gate.</summary>
    private async Task Check(Action<string> say, CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource();
        var notice = SayLater();
        try
        {
            await using var connection = await Open(cancellationToken);
            // SQLite works on the caller's thread, whatever its methods are called.
            var found = await Task.Run(() => Read(connection, "PRAGMA quick_check(1)", cancellationToken), cancellationToken);
            if (found is not ["ok"])
            {
                throw Damaged(string.Join("; ", found).ReplaceLineEndings(" "));
            }
        }
        catch (SqliteException fault)
        {
            throw new StartRefused(Sentence(fault), fault);
        }
        finally
        {
            await ended.CancelAsync();
            await notice;
        }

        async Task SayLater()
        {
            await Task.Delay(LongCheck, _time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested)
            {
                say(string.Create(CultureInfo.InvariantCulture, $"Checking {Name} ({new FileInfo(Path).Length / 1024 / 1024:N0} MB) for damage."));
            }
        }
    }

    /// <summary>The whole file is read again, but for no more than a twentieth of the time.</summary>
    private async Task<string?> DamageOf(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (_checkedAt is { } before && _time.GetElapsedTime(before) < _checkTook * 20)
        {
            return null;
        }

        var began = _time.GetTimestamp();
        var found = await Task.Run(() => Read(connection, "PRAGMA quick_check(1)", cancellationToken), cancellationToken);
        (_checkTook, _checkedAt) = (_time.GetElapsedTime(began), _time.GetTimestamp());
        return found is ["ok"] ? null : Damaged(string.Join("; ", found).ReplaceLineEndings(" ")).Message;
    }

    /// <summary>EF's own lock is a row, which outlives a process that was killed while it migrated; who owns the folder knows that nobody holds it.</summary>
    private async Task RemoveLeftLock(Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Open(cancellationToken);
            if ((await Read(connection, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'", cancellationToken)).Count > 0
                && (await Read(connection, "DELETE FROM __EFMigrationsLock RETURNING 1", cancellationToken)).Count > 0)
            {
                say("A migration was cut off before; its lock is removed.");
            }
        }
        catch (SqliteException fault)
        {
            throw new StartRefused(Sentence(fault), fault);
        }
    }

    private async Task<SqliteConnection> Open(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
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

    private static async Task<List<string>> Read(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    private StartRefused Damaged(string found) => new(
        $"The database file {Path} is damaged ({found}). Put the last good backup in its place, or name another file. Example: {ConnectionKey}={Example}");

    private string Sentence(SqliteException fault) => fault.SqliteErrorCode switch
    {
        11 => Damaged("malformed").Message,
        26 => $"{Path} is no SQLite database. Name another file, or put the last good backup in its place. Example: {ConnectionKey}={Example}",
        13 => $"The disk of {Path} is full. Free some space, or name a file elsewhere. Example: {ConnectionKey}={Example}",
        3 or 8 or 14 or 23 => $"The database file {Path} cannot be written. Let the user that runs Kalapa write it and its folder, or name another file. Example: {ConnectionKey}={Example}",
        5 or 6 => $"Another program holds the database file {Path}. End that program, or name another file. Example: {ConnectionKey}={Example}",
        10 => $"The disk of {Path} fails at reading or writing. Free some space or mend the disk, or name a file elsewhere. Example: {ConnectionKey}={Example}",
        _ => $"The database file {Path} cannot be used ({DiskFault.Said(fault)}). Example: {ConnectionKey}={Example}",
    };

    /// <summary>The folder stays owned after the preparation; there is nothing to give back.</summary>
    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
