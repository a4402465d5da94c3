namespace Kalapa.App.Live;

/// <summary>Whether this node is about to end by plan, and who wants to know.</summary>
public sealed class ShutdownNotice
{
    private readonly Lock _gate = new();
    private Action? _listeners;

    /// <summary>True from the first sign of the stop.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Some screen listens.</summary>
    public bool IsHeard
    {
        get
        {
            lock (_gate)
            {
                return _listeners is not null;
            }
        }
    }

    /// <summary>Calls <paramref name="listener"/> when it begins, until the answer is disposed.</summary>
    public IDisposable Listen(Action listener)
    {
        lock (_gate)
        {
            _listeners += listener;
        }

        return new Listening(() =>
        {
            lock (_gate)
            {
                _listeners -= listener;
            }
        });
    }

    /// <summary>Tells everybody.</summary>
    public void Begin()
    {
        Action? listeners;
        lock (_gate)
        {
            HasBegun = true;
            listeners = _listeners;
        }

        listeners?.Invoke();
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
