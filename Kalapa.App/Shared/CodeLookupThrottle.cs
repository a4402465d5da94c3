using System.Net;
using System.Net.Sockets;
using Kalapa.Domain;

namespace Kalapa.App.Shared;

/// <summary>
/// Few wrong codes a minute for whoever tries them, at the gate and on the public page. A try is taken before the code is looked at
/// and given back for a good one, so that many at once are no way around it.
/// </summary>
public sealed class CodeLookupThrottle(TimeProvider time)
{
    /// <summary>Wrong codes within <see cref="Span"/>.</summary>
    public const int Tries = 5;

    /// <summary>How long a wrong code counts.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _taken = [];
    private DateTimeOffset _swept;

    /// <summary>Whom an address belongs to: a customer of an IPv6 network has all of its 64 bits to ask from.</summary>
    public static string NameOf(IPAddress? address) =>
        address is null ? "" : address.IsIPv4MappedToIPv6 ? $"{address.MapToIPv4()}"
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : $"{address}";

    /// <summary>Takes a try.</summary>
    /// <param name="who">Whose tries are counted.</param>
    /// <returns>What gives it back.</returns>
    /// <exception cref="RuleBroken"><c>code.slow-down</c>, with the seconds to wait.</exception>
    public DateTimeOffset Take(string who)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var taken = _taken.TryGetValue(who, out var found) ? found : _taken[who] = [];
            taken.RemoveAll(at => now - at >= Span);
            if (taken.Count >= Tries)
            {
                throw new RuleBroken("code.slow-down", (int)Math.Ceiling((taken[0] + Span - now).TotalSeconds));
            }

            taken.Add(now);
            return now;
        }
    }

    /// <summary>The code was good: the try does not count.</summary>
    public void GiveBack(string who, DateTimeOffset taken)
    {
        lock (_gate)
        {
            _taken.GetValueOrDefault(who)?.Remove(taken);
        }
    }

    // Whoever has no try that counts is forgotten, so that the addresses of a day do not pile up.
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Span)
        {
            return;
        }

        _swept = now;
        foreach (var (who, _) in _taken.Where(pair => pair.Value.TrueForAll(at => now - at >= Span)).ToList())
        {
            _taken.Remove(who);
        }
    }
}
