namespace Kalapa.App.Live;

/// <summary>Whether what other nodes commit may show later than usual on this one, and who wants to know.</summary>
public sealed class DelayNotice
{
    private readonly Lock _gate = new();
    private Action? _listeners;
    private volatile bool _isOn;

    /// <summary>True while the fast line between the nodes (Redis) is configured and does not work.</summary>
    public bool IsOn => _isOn;

    /// <summary>Calls <paramref name="listener"/> when <see cref="IsOn"/> changed, until the answer is disposed. It must not wait.</summary>
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

    /// <summary>Tells everybody, if it is news.</summary>
    public void Set(bool isOn)
    {
        if (_isOn != isOn)
        {
            _isOn = isOn;
            Volatile.Read(ref _listeners)?.Invoke();
        }
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
