using System.Collections.Concurrent;
using Kalapa.App.Outages;
using Kalapa.Domain.Access;

namespace Kalapa.App.Live;

/// <summary>
/// A list that many watch, read once per change and node instead of once per circuit. It reads only the rows that changed,
/// one reader at a time, and hands each watcher what its rights show. When a read fails the board tries again with the next
/// change and after <see cref="RetryAfter"/>. Each <see cref="Heartbeat"/> it compares the versions of all rows and reads those that differ,
/// so a lost message heals; also when an outage of the database is over.
/// </summary>
public sealed class Board<TRow> : IDisposable where TRow : class, IBoardRow, IComparable<TRow>
{
    /// <summary>All versions are compared this often (30 s).</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>After a change that comes alone the rows are read at once; what follows within this time (25 ms) is read together.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(25);

    /// <summary>Pause before a failed read is tried again (2 s).</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly IBoardSource<TRow> _source;
    private readonly TimeProvider _time;
    private readonly ILogger<Board<TRow>> _logger;
    private readonly ConcurrentDictionary<LiveSubscription, bool> _watchers = new();
    private readonly SemaphoreSlim _oneReader = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly IDisposable _subscription;
    private readonly IDisposable _accounts;
    private readonly ITimer _heartbeat;
    private readonly IDisposable? _outage;
    private volatile BoardSnapshot<TRow> _snapshot = BoardSnapshot<TRow>.Empty;
    private volatile bool _stale = true;

    public Board(IBoardSource<TRow> source, LiveUpdates updates, TimeProvider time, ILogger<Board<TRow>> logger, DatabaseOutage? outage = null)
    {
        _source = source;
        _time = time;
        _logger = logger;
        _subscription = updates.Subscribe(source.MayConcern, CatchUpAsync, TimeSpan.Zero);
        // Standing and names of companies and staff stand in many rows, and change seldom.
        _accounts = updates.SubscribeAccounts(change => change.TenantId is null || change.Id == change.TenantId, () => CatchUpAsync(null, _closing.Token), LiveUpdates.ListGap);
        // The board lives as long as the node; the request that happens to make it must not live on in the timer.
        using (ExecutionContext.SuppressFlow())
            _heartbeat = time.CreateTimer(_ => _ = BeatAsync(), null, Heartbeat, Heartbeat);
        _outage = outage?.Listen(() =>
        {
            if (!outage.IsOn)
                _ = BeatAsync();
        });
    }

    /// <summary>When the rows were last read, or null before the first read succeeded.</summary>
    public DateTimeOffset? AsOf => _snapshot.AsOf;

    /// <summary>The rows that somebody may list, in board order. Rows that did not change are the same objects as before.</summary>
    /// <param name="mayList">The rights of the one who looks.</param>
    /// <param name="filter">What the screen narrows it to; null for everything.</param>
    public IReadOnlyList<TRow> For(Func<AccessSubject, bool> mayList, Func<TRow, bool>? filter = null) =>
        [.. _snapshot.Rows.Where(row => mayList(row.Subject) && (filter is null || filter(row)))];

    /// <summary>One row; null when it is not on the board, or not for the one who looks.</summary>
    public TRow? Find(Guid id, Func<AccessSubject, bool> mayList) => _snapshot.Find(id) is { } row && mayList(row.Subject) ? row : null;

    /// <summary>
    /// Something that is made of all rows and is the same for everybody, such as the places in line: made once for each state of the board,
    /// and kept with it under its type. It must give nobody what a row's rights withhold.
    /// </summary>
    public T Made<T>(Func<IReadOnlyList<TRow>, T> make) where T : class => _snapshot.Made(make);

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
        return CatchUpAsync(new HashSet<Guid>(), cancellationToken);
    }

    /// <summary>Ends reading and telling.</summary>
    public void Dispose()
    {
        _subscription.Dispose();
        _accounts.Dispose();
        _heartbeat.Dispose();
        _outage?.Dispose();
        foreach (var watcher in _watchers.Keys)
            watcher.Dispose();
        _closing.Cancel();
    }

    // A read that hangs must not collect heartbeats behind it.
    private Task BeatAsync() => _oneReader.CurrentCount == 0 ? Task.CompletedTask : CatchUpAsync(null, _closing.Token);

    private async Task CatchUpAsync(IReadOnlyCollection<TicketChanged> changes)
    {
        await CatchUpAsync(changes.Select(change => change.TicketId).ToHashSet(), _closing.Token);
        // The subscription waits for this before it hands over what came meanwhile. Real time, whatever clock the app tells: it spares the database.
        await Task.Delay(Burst);
    }

    /// <param name="changed">What to read; null for whatever differs from what the board has.</param>
    /// <param name="cancellationToken">Ends the wait for the reader before.</param>
    private async Task CatchUpAsync(IReadOnlySet<Guid>? changed, CancellationToken cancellationToken)
    {
        await _oneReader.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(changed);
        }
        catch (ObjectDisposedException)
        {
            // The app ends, perhaps before it listened; the board hears of it a moment later.
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

    private async Task ReadAsync(IReadOnlySet<Guid>? changed)
    {
        var everything = _stale;
        if (!everything && changed is { Count: 0 })
            return;

        _stale = false;
        var asOf = _time.GetUtcNow();
        var old = _snapshot;
        // The board's own token: one visitor who leaves must not spoil the read for the others.
        if (everything)
        {
            _snapshot = old.WithAll(await _source.ReadAll(_closing.Token), asOf);
        }
        else
        {
            var asked = changed ?? old.Differing(await _source.ReadVersions(_closing.Token));
            _snapshot = old.With(asked, asked.Count == 0 ? [] : await _source.Read(asked, _closing.Token), asOf);
        }

        // After a heartbeat there is news even when no row differs: the time up to which it holds.
        if (everything || changed is null || _snapshot.Rows != old.Rows)
            TellAll();
    }

    private void TellAll()
    {
        foreach (var watcher in _watchers.Keys)
            watcher.Wake(Delivery.Current);
    }

    private void Leave(LiveSubscription watcher) => _watchers.TryRemove(watcher, out _);
}
