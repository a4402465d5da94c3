using Microsoft.JSInterop;

namespace Kalapa.App.Live;

/// <summary>How a screen knows that its circuit lives.</summary>
public static class CircuitHeartbeat
{
    /// <summary>
    /// A screen hears from the server this often (5 s) though nothing changes. live.js takes three missed ones for a lost line,
    /// so nothing stale stands there longer than 15 s without a word (measures.md P11).
    /// </summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>What live.js asks when a sleeping screen wakes: an answer proves that the circuit still runs.</summary>
    [JSInvokable]
    public static bool IsAlive() => true;
}
