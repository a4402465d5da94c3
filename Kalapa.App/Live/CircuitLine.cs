using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Kalapa.App.Live;

/// <summary>Tells the components of a circuit whether its browser is there: what they drew meanwhile was seen by nobody.</summary>
public sealed class CircuitLine : CircuitHandler
{
    private Action<bool>? _changed;

    /// <summary>Calls <paramref name="listener"/> with false when the line is cut and with true when it is back, off the renderer's thread, until the result is disposed.</summary>
    public IDisposable Listen(Action<bool> listener)
    {
        _changed += listener;
        return new Listening(() => _changed -= listener);
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Tell(isUp: false);

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Tell(isUp: true);

    /// <summary>What the handler's two methods do; a test has no circuit.</summary>
    internal Task Tell(bool isUp)
    {
        _changed?.Invoke(isUp);
        return Task.CompletedTask;
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
