using Kalapa.App.Setup;

namespace Kalapa.App.Account;

/// <summary>What an address has shown of late.</summary>
internal enum AddressStanding
{
    /// <summary>Few wrong tries or none.</summary>
    Calm,

    /// <summary>More than a person makes; it may go on, but waits behind everybody else.</summary>
    Suspect,

    /// <summary>Its tries are used up.</summary>
    Refused,
}

/// <summary>
/// Wrong passwords, set-up codes and links of one address, in five minutes: <c>Kalapa:SignInsPerAddress</c> of them, asked before anything is
/// hashed or looked up. A try is taken before it is looked at, so that parallel ones share the count, and given back when it was right:
/// an office behind one address signs in all the same. Kept in memory, within bounds.
/// </summary>
internal sealed class AddressThrottle(Limits limits, TimeProvider clock)
{
    /// <summary>As many tries are a person's.</summary>
    internal const int FewTries = 5;

    // 40,000 addresses with all their tries take about 15 MB.
    private const int MostAddresses = 40_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _tries = [];

    /// <summary>How many addresses are remembered.</summary>
    internal int Count => _tries.Count;

    /// <summary>Takes one try of the address, unless it is <see cref="AddressStanding.Refused"/>.</summary>
    public AddressStanding Take(string address)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var tries = Recent(address, now);
            if (tries.Count >= limits.SignInsPerAddress)
            {
                return AddressStanding.Refused;
            }

            if (tries.Count == 0)
            {
                MakeRoom(now);
                _tries[address] = tries;
            }

            tries.Enqueue(now);
            return tries.Count <= FewTries ? AddressStanding.Calm : AddressStanding.Suspect;
        }
    }

    /// <summary>The try was a right one.</summary>
    public void GiveBack(string address)
    {
        lock (_gate)
        {
            var tries = Recent(address, clock.GetUtcNow());
            if (tries.Count > 0)
            {
                tries.Dequeue();
            }

            if (tries.Count == 0)
            {
                _tries.Remove(address);
            }
        }
    }

    private Queue<DateTimeOffset> Recent(string address, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(address, out var tries))
        {
            return new();
        }

        while (tries.TryPeek(out var oldest) && now - oldest >= SignInThrottle.Window)
        {
            tries.Dequeue();
        }

        return tries;
    }

    // Whoever has so many addresses is stopped by the accounts' own limit; nobody else is kept out for it.
    private void MakeRoom(DateTimeOffset now)
    {
        if (_tries.Count < MostAddresses)
        {
            return;
        }

        foreach (var (address, _) in _tries.Where(pair => pair.Value.All(at => now - at >= SignInThrottle.Window)).ToList())
        {
            _tries.Remove(address);
        }

        if (_tries.Count >= MostAddresses)
        {
            // Many at once, so that a flood of addresses does not pay for a look at all of them each time.
            foreach (var address in _tries.Keys.Take(MostAddresses / 10).ToList())
            {
                _tries.Remove(address);
            }
        }
    }
}
