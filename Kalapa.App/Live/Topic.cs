using System.Collections.Concurrent;

namespace Kalapa.App.Live;

/// <summary>One kind of change on the bus and who watches it; <see cref="LiveUpdates"/> says what it promises them.</summary>
/// <param name="key">Changes with the same key become one while they wait.</param>
/// <param name="merged">Of two with the same key, older and newer: the one that is delivered.</param>
/// <param name="time">Measures the gaps.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class Topic<TKey, TChange>(Func<TChange, TKey> key, Func<TChange, TChange, TChange> merged, TimeProvider time, ILogger logger)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<LiveSubscription, Inbox> _subscriptions = new();

    /// <inheritdoc cref="LiveUpdates.Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable Subscribe(Func<TChange, bool> concerns, Func<IReadOnlyCollection<TChange>, Task> callback, TimeSpan gap)
    {
        var inbox = new Inbox(key, merged);
        var subscription = new LiveSubscription(DeliverAsync, gap, Leave, time, logger);
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

    /// <summary>Tells everybody; it neither waits nor runs anybody's code.</summary>
    public void Publish(TChange change)
    {
        var delivery = Delivery.Begun();
        foreach (var (subscription, inbox) in _subscriptions)
        {
            inbox.Put(change);
            subscription.Wake(delivery);
        }
    }

    private void Leave(LiveSubscription subscription) => _subscriptions.TryRemove(subscription, out _);

    private sealed class Inbox(Func<TChange, TKey> key, Func<TChange, TChange, TChange> merged)
    {
        private readonly Lock _gate = new();
        private Dictionary<TKey, TChange> _changes = [];

        public void Put(TChange change)
        {
            lock (_gate)
            {
                _changes[key(change)] = _changes.TryGetValue(key(change), out var older) ? merged(older, change) : change;
            }
        }

        public IReadOnlyCollection<TChange> TakeAll()
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
