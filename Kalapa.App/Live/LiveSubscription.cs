namespace Kalapa.App.Live;

/// <summary>
/// One watcher, kept from harming the writer and the other watchers: it runs on a worker thread, never twice at once, with at
/// most one run waiting, and a minimum gap between the starts of two runs. The first wake-up runs at once. A run that fails
/// is logged and changes nothing for the next.
/// </summary>
internal sealed class LiveSubscription : IDisposable, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Func<Task<bool>> _run;
    private readonly Action<LiveSubscription> _leave;
    private readonly TimeSpan _gap;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private ITimer? _timer;
    private Delivery? _oldest;
    private long? _lastStart;
    private bool _waiting;
    private bool _running;
    private bool _disposed;

    /// <param name="run">The work; false when it had nothing to do, so that it doesn't use up the gap.</param>
    /// <param name="gap">Least time between the starts of two runs; zero for none.</param>
    /// <param name="leave">Called once, on disposal.</param>
    /// <param name="time">Measures the gap.</param>
    /// <param name="logger">Hears of failures.</param>
    public LiveSubscription(
        Func<Task<bool>> run, TimeSpan gap, Action<LiveSubscription> leave, TimeProvider time, ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gap, TimeSpan.Zero);
        _run = run;
        _gap = gap;
        _leave = leave;
        _time = time;
        _logger = logger;
    }

    /// <summary>Asks for a run. Returns at once, whatever the watcher does.</summary>
    /// <param name="delivery">What it is woken for; null when nothing changed, as by a heartbeat.</param>
    public void Wake(Delivery? delivery)
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _oldest ??= delivery;
            if (_waiting)
                return;
            _waiting = true;
            if (!_running)
                Schedule();
        }
    }

    /// <summary>No run starts from here on; one that is under way is not waited for.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            _timer?.Dispose();
            _timer = null;
        }
        _leave(this);
    }

    // Unsafe on purpose: the publisher's request, culture and trace are none of the watcher's business.
    private void Queue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void Schedule()
    {
        var rest = _lastStart is { } last ? _gap - _time.GetElapsedTime(last) : TimeSpan.Zero;
        if (rest <= TimeSpan.Zero)
            Queue();
        else
            _timer = _time.CreateTimer(static self => ((LiveSubscription)self!).Queue(), this, rest, Timeout.InfiniteTimeSpan);
    }

    async void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _timer?.Dispose();
            _timer = null;
            _waiting = false;
            _running = true;
            (Delivery.Current, _oldest) = (_oldest, null);
        }

        var start = _time.GetTimestamp();
        var counts = true;
        try
        {
            counts = await _run();
        }
        catch (Exception failure)
        {
            // A watcher that left in the middle of its work has a right to stumble over what it closed.
            if (!Volatile.Read(ref _disposed))
                _logger.LogError(failure, "A live watcher failed; it is asked again with the next change.");
        }

        lock (_gate)
        {
            _running = false;
            if (counts)
                _lastStart = start;
            if (_waiting && !_disposed)
                Schedule();
        }
    }
}
