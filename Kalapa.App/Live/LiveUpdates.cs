using System.Collections.Concurrent;

namespace Kalapa.App.Live;

/// <summary>
/// The node's bus: who commits a change publishes it here, who shows it subscribes. Watchers cannot slow or break the writer:
/// they run on worker threads, one run at a time each, with at most one waiting, and a failure is logged alone.
/// </summary>
public sealed class LiveUpdates(TimeProvider time, ILogger<LiveUpdates> logger)
{
    /// <summary>Gap of lists and pages: the first change at once, then at most one redraw per 250 ms.</summary>
    public static readonly TimeSpan ListGap = TimeSpan.FromMilliseconds(250);

    /// <summary>Gap of the admin's tiles: 2 s.</summary>
    public static readonly TimeSpan TileGap = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<LiveSubscription, Inbox> _subscriptions = new();

    /// <summary>Watches until the answer is disposed; after that nothing starts any more.</summary>
    /// <param name="concerns">
    /// Topic and rights: asked on a worker thread when the change is delivered, so a right lost since it was published counts.
    /// A change that doesn't concern the watcher delays none that does.
    /// </param>
    /// <param name="callback">
    /// Runs on a worker thread. It gets the changes since its last run, the newest for each ticket, so what waits for a stuck
    /// watcher is bounded by the tickets there are.
    /// </param>
    /// <param name="gap">Least time between two runs; <see cref="ListGap"/> when null.</param>
    public IDisposable Subscribe(
        Func<TicketChanged, bool> concerns, Func<IReadOnlyCollection<TicketChanged>, Task> callback, TimeSpan? gap = null)
    {
        var inbox = new Inbox();
        var subscription = new LiveSubscription(DeliverAsync, gap ?? ListGap, Leave, time, logger);
        _subscriptions[subscription] = inbox;
        return subscription;

        async Task<bool> DeliverAsync()
        {
            var changes = inbox.TakeAll().Where(concerns).ToList();
            if (changes.Count == 0)
                return false;
            await callback(changes);
            return true;
        }
    }

    /// <summary>The same for a watcher that reads again whatever changed.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable Subscribe(Func<TicketChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        Subscribe(concerns, _ => callback(), gap);

    /// <summary>Tells everybody. Call it after the commit; it neither waits nor runs anybody's code.</summary>
    public void Publish(TicketChanged change)
    {
        foreach (var (subscription, inbox) in _subscriptions)
        {
            inbox.Put(change);
            subscription.Wake();
        }
    }

    private void Leave(LiveSubscription subscription) => _subscriptions.TryRemove(subscription, out _);

    private sealed class Inbox
    {
        private readonly Lock _gate = new();
        private Dictionary<Guid, TicketChanged> _changes = [];

        public void Put(TicketChanged change)
        {
            lock (_gate)
            {
                // The newest says it all, but for whom the older ones told.
                _changes[change.TicketId] = _changes.TryGetValue(change.TicketId, out var older) && older.Notified.Count > 0
                    ? change with { Notified = older.Notified.Union(change.Notified).ToHashSet() }
                    : change;
            }
        }

        public IReadOnlyCollection<TicketChanged> TakeAll()
        {
            lock (_gate)
            {
                var taken = _changes;
                _changes = [];
                return taken.Values;
            }
        }
    }
}
