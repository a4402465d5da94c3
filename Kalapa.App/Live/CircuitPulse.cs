using Microsoft.JSInterop;

namespace Kalapa.App.Live;

/// <summary>What live.js asks when a sleeping screen wakes: an answer proves that the circuit still runs.</summary>
public static class CircuitPulse
{
    /// <summary>Answers.</summary>
    [JSInvokable]
    public static bool IsAlive() => true;
}
