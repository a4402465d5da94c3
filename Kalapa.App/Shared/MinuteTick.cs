namespace Kalapa.App.Shared;

/// <summary>One timer per circuit for every relative time on its screen; it runs only while somebody listens.</summary>
public sealed class MinuteTick(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private Action? _ticked;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Calls <paramref name="listener"/> each minute, off the renderer's thread, until the result is disposed.</summary>
    public IDisposable Listen(Action listener)
    {
        lock (_gate)
        {
            _ticked += listener;
            _timer ??= clock.CreateTimer(_ => _ticked?.Invoke(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        }

        return new Listening(this, listener);
    }

    public void Dispose() => _timer?.Dispose();

    private void Leave(Action listener)
    {
        lock (_gate)
        {
            _ticked -= listener;
            if (_ticked is null)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Listening(MinuteTick tick, Action listener) : IDisposable
    {
        public void Dispose() => tick.Leave(listener);
    }
}
