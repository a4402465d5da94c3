namespace Kalapa.App.Shared;

/// <summary>
/// What the reader of this circuit asked for and waits for. The frame shows that it goes on; live lists tell by it what the reader
/// did and what came from others.
/// </summary>
public sealed class CircuitWork(TimeProvider time)
{
    /// <summary>The news of an act may reach the own lists this long after it ended (1 s).</summary>
    public static readonly TimeSpan Echo = TimeSpan.FromSeconds(1);

    private int _running;
    private DateTimeOffset? _ended;
    private Action? _changed;

    /// <summary>Something is being done.</summary>
    public bool GoesOn => _running > 0;

    /// <summary>What changes now is most likely the reader's own doing.</summary>
    public bool Echoes => GoesOn || time.GetUtcNow() - _ended < Echo;

    /// <summary>Work goes on until the result is disposed.</summary>
    public IDisposable Begin()
    {
        _running++;
        _changed?.Invoke();
        return new Ending(() =>
        {
            (_running, _ended) = (_running - 1, time.GetUtcNow());
            _changed?.Invoke();
        });
    }

    /// <summary>Calls <paramref name="listener"/> when <see cref="GoesOn"/> may have changed, until the result is disposed.</summary>
    public IDisposable Listen(Action listener)
    {
        _changed += listener;
        return new Ending(() => _changed -= listener);
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
