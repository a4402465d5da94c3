using Kalapa.App.Setup;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Kalapa.App.Account;

/// <summary>
/// What one window may send: <c>Kalapa:EventsPerSecond</c> kept up and ten times as much at once, far more than fast typing. A flood ends the
/// window's circuit with the page's own sentence; nobody else notices.
/// </summary>
internal sealed class EventLimit(Limits limits, TimeProvider clock, ILogger<EventLimit> log) : CircuitHandler
{
    private const int Burst = 10;

    private readonly Lock _gate = new();
    private double _left = limits.EventsPerSecond * Burst;
    private long _last = clock.GetTimestamp();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        if (Take())
        {
            return next(context);
        }

        log.LogWarning("A window sent more than {Limit} events a second for long; its circuit {Circuit} ends.", limits.EventsPerSecond, context.Circuit.Id);
        throw new InvalidOperationException("This window sent too many events at once.");
    };

    internal bool Take()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(limits.EventsPerSecond * Burst, _left + (clock.GetElapsedTime(_last, now).TotalSeconds * limits.EventsPerSecond));
            _last = now;
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
