namespace Kalapa.App.Live;

/// <summary>
/// The node's open circuits by account: whose rights changed, whose password is new or who was disabled loses them at once.
/// The regular check of <c>Revalidation</c> finds what a node did not hear.
/// </summary>
public sealed class Revocations
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, HashSet<Circuit>> _circuits = [];

    /// <summary>A circuit of the account is open until the answer is disposed.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="end">Clears the screen. It is called after the commit, must not throw, and must not wait.</param>
    public IDisposable Watch(Guid userId, Action end)
    {
        var circuit = new Circuit(this, userId, end);
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

    /// <summary>Ends the account's circuits.</summary>
    public void Publish(Guid userId)
    {
        Circuit[] open;
        lock (_gate)
        {
            open = _circuits.TryGetValue(userId, out var found) ? [.. found] : [];
        }

        foreach (var circuit in open)
        {
            circuit.End();
        }
    }

    private sealed class Circuit(Revocations all, Guid userId, Action end) : IDisposable
    {
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
