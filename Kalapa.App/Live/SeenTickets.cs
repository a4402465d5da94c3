using System.Collections.Concurrent;

namespace Kalapa.App.Live;

/// <summary>
/// Which tickets stand on screens that somebody looks at, of this node: nobody is told of what is before the own eyes (R29). What another node tells is marked as read by the page
/// that shows it.
/// </summary>
public sealed class SeenTickets
{
    private readonly ConcurrentDictionary<(Guid User, Guid Ticket), int> _screens = new();

    /// <summary>The ticket is on a visible screen of that user until the result is disposed.</summary>
    public IDisposable Show(Guid userId, Guid ticketId)
    {
        _screens.AddOrUpdate((userId, ticketId), 1, (_, screens) => screens + 1);
        return new Screen(this, (userId, ticketId));
    }

    /// <summary>Whether it is on one now.</summary>
    public bool Sees(Guid userId, Guid ticketId) => _screens.TryGetValue((userId, ticketId), out var screens) && screens > 0;

    private void Hide((Guid, Guid) seen)
    {
        if (_screens.AddOrUpdate(seen, 0, (_, screens) => screens - 1) <= 0)
        {
            // Only if no other screen came meanwhile.
            _screens.TryRemove(new(seen, 0));
        }
    }

    private sealed class Screen(SeenTickets screens, (Guid, Guid) seen) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                screens.Hide(seen);
            }
        }
    }
}
