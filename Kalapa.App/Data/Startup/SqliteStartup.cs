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
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private FolderLock? _owned;
    private long? _checkedAt;
    private TimeSpan _checkTook;

    /// <param name="connectionString">As configured.</param>
    /// <param name="time">Real time but in tests.</param>
    /// <exception cref="StartRefused">It is no address of a SQLite file.</exception>
    public SqliteStartup(string connectionString, TimeProvider time)
    {
        _connection = SqliteAddress.Parse(connectionString);
        _file = new(_connection);
        _time = time;
    }

    /// <summary>The address with the whole path of the file.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <inheritdoc/>
    public override string Name => $"SQLite {Path}";

    /// <inheritdoc/>
    protected override string Example => SqliteAddress.Example;

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
            await using var connection = await _file.Open(cancellationToken);
            // The file's own number, which nobody reads: written as it stands, the page goes to the disk.
            await SqliteFile.Read(connection, "PRAGMA user_version = 1", cancellationToken);
            return await DamageOf(connection, cancellationToken);
        }
        catch (SqliteException fault)
        {
            // Somebody writes this long: that is work, not a fault.
            return fault.SqliteErrorCode is 5 or 6 ? null : _file.Sentence(fault);
        }
    }

    /// <inheritdoc/>
    public override StartRefused? Refusal(Exception? exception) =>
        Cause<SqliteException>(exception) is { } fault ? new(_file.Sentence(fault), exception) : null;

    /// <inheritdoc/>
    public void Dispose() => _owned?.Dispose();

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<(string Table, bool HasRows)>> TablesOf(KalapaDbContext db, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            return [];
        }

        await using var connection = await _file.Open(cancellationToken);
        var tables = await SqliteFile.Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", cancellationToken);
        var found = new List<(string, bool)>();
        foreach (var table in tables)
        {
            found.Add((table, (await SqliteFile.Read(connection, $"SELECT 1 FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" LIMIT 1", cancellationToken)).Count > 0));
        }

        return found;
    }

    /// <inheritdoc/>
    protected override async Task Remove(KalapaDbContext db, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await using var connection = await _file.Open(cancellationToken);
        await SqliteFile.Read(connection, "PRAGMA foreign_keys = OFF", cancellationToken);
        foreach (var table in tables)
        {
            await SqliteFile.Read(connection, $"DROP TABLE \"{table}\"", cancellationToken);
        }
    }

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
            await using var connection = await _file.Open(cancellationToken);
            // SQLite works on the caller's thread, whatever its methods are called.
            var found = await Task.Run(() => SqliteFile.Read(connection, "PRAGMA quick_check(1)", cancellationToken), cancellationToken);
            if (found is not ["ok"])
            {
                throw _file.Damaged(string.Join("; ", found).ReplaceLineEndings(" "));
            }
        }
        catch (SqliteException fault)
        {
            throw new StartRefused(_file.Sentence(fault), fault);
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
        var found = await Task.Run(() => SqliteFile.Read(connection, "PRAGMA quick_check(1)", cancellationToken), cancellationToken);
        (_checkTook, _checkedAt) = (_time.GetElapsedTime(began), _time.GetTimestamp());
        return found is ["ok"] ? null : _file.Damaged(string.Join("; ", found).ReplaceLineEndings(" ")).Message;
    }

    /// <summary>EF's own lock is a row, which outlives a process that was killed while it migrated; who owns the folder knows that nobody holds it.</summary>
    private async Task RemoveLeftLock(Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _file.Open(cancellationToken);
            if ((await SqliteFile.Read(connection, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'", cancellationToken)).Count > 0
                && (await SqliteFile.Read(connection, "DELETE FROM __EFMigrationsLock RETURNING 1", cancellationToken)).Count > 0)
            {
                say("A migration was cut off before; its lock is removed.");
            }
        }
        catch (SqliteException fault)
        {
            throw new StartRefused(_file.Sentence(fault), fault);
        }
    }

    /// <summary>The folder stays owned after the preparation; there is nothing to give back.</summary>
    private sealed class Nothing : IAsyncDisposable
    {
        public static readonly Nothing Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
