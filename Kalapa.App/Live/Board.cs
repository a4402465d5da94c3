using System.Collections.Concurrent;
using Kalapa.Domain.Access;

namespace Kalapa.App.Live;

/// <summary>
/// A list that many watch, read once per change and node instead of once per circuit. It reads only the rows that changed,
/// one reader at a time, and hands each watcher what its rights show. When a read fails the board tries again with the next
/// change and after <see cref="RetryAfter"/>, and it reads everything each <see cref="Heartbeat"/>, so a lost message heals.
/// </summary>
public sealed class Board<TRow> : IDisposable where TRow : class, IBoardRow, IComparable<TRow>
{
    /// <summary>Everything is read again this often (30 s).</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>Pause before a failed read is tried again (2 s).</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly IBoardSource<TRow> _source;
    private readonly TimeProvider _time;
    private readonly ILogger<Board<TRow>> _logger;
    private readonly ConcurrentDictionary<LiveSubscription, bool> _watchers = new();
    private readonly SemaphoreSlim _oneReader = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly IDisposable _subscription;
    private readonly ITimer _heartbeat;
    private volatile Snapshot _snapshot = new([], null);
    private volatile bool _stale = true;

    public Board(IBoardSource<TRow> source, LiveUpdates updates, TimeProvider time, ILogger<Board<TRow>> logger)
    {
        _source = source;
        _time = time;
        _logger = logger;
        _subscription = updates.Subscribe(_ => true, CatchUpAsync, TimeSpan.Zero);
        // The board lives as long as the node; the request that happens to make it must not live on in the timer.
        using (ExecutionContext.SuppressFlow())
            _heartbeat = time.CreateTimer(_ => _ = BeatAsync(), null, Heartbeat, Heartbeat);
    }

    /// <summary>When the rows were last read, or null before the first read succeeded.</summary>
    public DateTimeOffset? AsOf => _snapshot.AsOf;

    /// <summary>The rows that somebody may list, in board order. Rows that did not change are the same objects as before.</summary>
    /// <param name="mayList">The rights of the one who looks.</param>
    /// <param name="filter">What the screen narrows it to; null for everything.</param>
    public IReadOnlyList<TRow> For(Func<AccessSubject, bool> mayList, Func<TRow, bool>? filter = null) =>
        [.. _snapshot.Rows.Where(row => mayList(row.Subject) && (filter is null || filter(row)))];

    /// <summary>Calls back on a worker thread after the rows changed, until the answer is disposed.</summary>
    /// <param name="callback">Asks <see cref="For"/> again.</param>
    /// <param name="gap">Least time between two calls; <see cref="LiveUpdates.ListGap"/> when null.</param>
    public IDisposable Subscribe(Func<Task> callback, TimeSpan? gap = null)
    {
        var watcher = new LiveSubscription(TellAsync, gap ?? LiveUpdates.ListGap, Leave, _time, _logger);
        _watchers[watcher] = true;
        return watcher;

        async Task<bool> TellAsync()
        {
            await callback();
            return true;
        }
    }

    /// <summary>
    /// Reads everything again. A failure of the source is not thrown: it is logged and tried again, the old rows stay.
    /// </summary>
    public Task HealAsync(CancellationToken cancellationToken = default)
    {
        _stale = true;
        return CatchUpAsync([], cancellationToken);
    }

    /// <summary>Ends reading and telling.</summary>
    public void Dispose()
    {
        _subscription.Dispose();
        _heartbeat.Dispose();
        foreach (var watcher in _watchers.Keys)
            watcher.Dispose();
        _closing.Cancel();
    }

    // A read that hangs must not collect heartbeats behind it.
    private Task BeatAsync() => _oneReader.CurrentCount == 0 ? Task.CompletedTask : HealAsync(_closing.Token);

    private Task CatchUpAsync(IReadOnlyCollection<TicketChanged> changes) =>
        CatchUpAsync([.. changes.Select(change => change.TicketId)], _closing.Token);

    private async Task CatchUpAsync(HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        await _oneReader.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(changed);
        }
        catch (Exception failure) when (!_closing.IsCancellationRequested)
        {
            _stale = true;
            _heartbeat.Change(RetryAfter, Heartbeat);
            _logger.LogError(failure, "The {Board} board could not be read; it shows what it had and tries again.", typeof(TRow).Name);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private async Task ReadAsync(HashSet<Guid> changed)
    {
        var everything = _stale;
        if (!everything && changed.Count == 0)
            return;

        if (everything)
            _stale = false;
        var asOf = _time.GetUtcNow();
        var old = _snapshot;
        // The board's own token: one visitor who leaves must not spoil the read for the others.
        var rows = everything
            ? await _source.ReadAll(_closing.Token)
            : [.. old.Rows.Where(row => !changed.Contains(row.Id)), .. await _source.Read(changed, _closing.Token)];
        _snapshot = old.Next(rows, asOf, out var differs);
        // After a full read there is news even when no row differs: the time up to which it holds.
        if (everything || differs)
            TellAll();
    }

    private void TellAll()
    {
        foreach (var watcher in _watchers.Keys)
            watcher.Wake();
    }

    private void Leave(LiveSubscription watcher) => _watchers.TryRemove(watcher, out _);

    private sealed record Snapshot(TRow[] Rows, DateTimeOffset? AsOf)
    {
        public Snapshot Next(IReadOnlyList<TRow> rows, DateTimeOffset asOf, out bool differs)
        {
            var had = Rows.ToDictionary(row => row.Id);
            TRow[] next =
            [
                .. rows.Select(row => had.TryGetValue(row.Id, out var same) && same.Version == row.Version ? same : row)
                    .Order().ThenBy(row => row.Id),
            ];
            differs = !Rows.SequenceEqual(next, ReferenceEqualityComparer.Instance);
            return new(next, asOf);
        }
    }
}
