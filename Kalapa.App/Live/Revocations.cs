namespace Kalapa.App.Live;

/// <summary>
/// The node's open circuits by account: whose rights changed, whose password is new or who was disabled loses them at once.
/// Other nodes hear it from the change log; the regular check of <c>Revalidation</c> finds what a node did not hear.
/// </summary>
public sealed class Revocations(TimeProvider time)
{
    // Longer than any cookie holds.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, HashSet<Circuit>> _circuits = [];
    private readonly Dictionary<Guid, DateTimeOffset> _ended = [];

    /// <summary>A circuit of the account is open until the answer is disposed.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="end">Clears the screen. It is called after the commit, must not throw, and must not wait.</param>
    /// <param name="sessionId">The sign-in it was opened with.</param>
    public IDisposable Watch(Guid userId, Action end, Guid? sessionId = null)
    {
        var circuit = new Circuit(this, userId, sessionId, end);
        lock (_gate)
        {
            if (!_circuits.TryGetValue(userId, out var open))
            {
                _circuits[userId] = open = [];
            }

            open.Add(circuit);
        }

        return circuit;
    }

    /// <summary>Ends the account's circuits, or those of one of its sessions, which is never heard again.</summary>
    public void Publish(Guid userId, Guid? sessionId = null)
    {
        Circuit[] open;
        lock (_gate)
        {
            open = _circuits.TryGetValue(userId, out var found) ? [.. found.Where(circuit => sessionId is null || circuit.SessionId == sessionId)] : [];
            Remember(sessionId);
        }

        foreach (var circuit in open)
        {
            circuit.End();
        }
    }

    /// <summary>The session was ended, and this node heard of it. What circuits of it still send counts for nothing.</summary>
    public bool HasEnded(Guid? sessionId)
    {
        lock (_gate)
        {
            return sessionId is { } id && _ended.ContainsKey(id);
        }
    }

    private void Remember(Guid? sessionId)
    {
        if (sessionId is not { } id)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var old in _ended.Where(pair => now - pair.Value > Memory).Select(pair => pair.Key).ToList())
        {
            _ended.Remove(old);
        }

        _ended[id] = now;
    }

    private sealed class Circuit(Revocations all, Guid userId, Guid? sessionId, Action end) : IDisposable
    {
        public Guid? SessionId => sessionId;

        public void End() => end();

        public void Dispose()
        {
            lock (all._gate)
            {
                if (all._circuits.TryGetValue(userId, out var open) && open.Remove(this) && open.Count == 0)
                {
                    all._circuits.Remove(userId);
                }
            }
        }
    }
}
