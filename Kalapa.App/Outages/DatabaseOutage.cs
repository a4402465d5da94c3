namespace Kalapa.App.Outages;

/// <summary>
/// Knows whether the database answers; one for each node. Whoever sees it fail reports that; from then on it is asked every half
/// second, and as long as it does not answer, calls to it fail at once instead of waiting for a time-out each (a circuit breaker).
/// The log gets one line when an outage begins and one when it is over.
/// </summary>
public sealed class DatabaseOutage(ILoggerFactory loggers, TimeProvider time, IDatabaseProbe? probe = null) : IDisposable
{
    /// <summary>How often a database that is away is asked (0.5 s).</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>After this long without a failure an outage is over for the log (10 s): a full disk fails every write, but answers.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(10);

    // Wrapped exceptions are a few deep; more than this is a mistake in how they are built.
    private const int Deepest = 10;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ILogger _log = loggers.CreateLogger<DatabaseOutage>();
    private Action? _changed;
    private Task _watching = Task.CompletedTask;
    private long _began;
    private long _lastFailure;
    private int _failures;
    private Exception? _firstFailure;
    private volatile bool _isOn;

    /// <summary>True while the database does not answer.</summary>
    public bool IsOn => _isOn;

    /// <summary>With what the present outage began; null when there is none. What follows may hide it: a clean-up fails on a broken connection.</summary>
    public Exception? FirstFailure
    {
        get
        {
            lock (_gate)
            {
                return _firstFailure;
            }
        }
    }

    /// <summary>Is this, or what it wraps, an outage of the database? Anything else is a bug, and stays one.</summary>
    public bool Is(Exception? exception)
    {
        for (var depth = 0; exception is not null && depth < Deepest; depth++)
        {
            if (exception is DatabaseAwayException or NothingDoneException or OutcomeUnknownException || probe?.IsOutage(exception) == true)
            {
                return true;
            }

            exception = exception is AggregateException { InnerExceptions: var several } ? several.FirstOrDefault(Is) : exception.InnerException;
        }

        return false;
    }

    /// <summary>The database failed somebody. Returns at once; cheap when an outage is known already.</summary>
    public void Report(Exception failure)
    {
        bool begins;
        lock (_gate)
        {
            if (probe is null || _closing.IsCancellationRequested)
            {
                return;
            }

            begins = _failures++ == 0;
            _lastFailure = time.GetTimestamp();
            if (begins)
            {
                (_began, _firstFailure) = (_lastFailure, failure);
            }

            if (_watching.IsCompleted)
            {
                // The request that happens to fail first must not live on in the watch.
                using (ExecutionContext.SuppressFlow())
                {
                    _watching = Task.Run(Watch);
                }
            }
        }

        if (begins)
        {
            _log.LogError("The database failed: {Reason} Until it answers, calls that fail for this are counted and not logged one by one.", Reason(failure));
        }
    }

    /// <summary>For whoever is about to ask the database.</summary>
    /// <exception cref="DatabaseAwayException">It is known not to answer.</exception>
    public void ThrowIfOn()
    {
        if (_isOn)
        {
            throw new DatabaseAwayException();
        }
    }

    /// <summary>Calls <paramref name="changed"/> when <see cref="IsOn"/> changed, on a worker thread, until the result is disposed. It must not wait.</summary>
    public IDisposable Listen(Action changed)
    {
        lock (_gate)
        {
            _changed += changed;
        }

        return new Listening(this, changed);
    }

    /// <summary>Ends asking.</summary>
    public void Dispose() => _closing.Cancel();

    private static string Reason(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure.Message.TrimEnd('.') + ".";
    }

    private async Task Watch()
    {
        try
        {
            while (!await IsOver())
            {
                await Task.Delay(AskEvery, time, _closing.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The app ends.
        }
    }

    /// <summary>One question; true when there is no more to watch.</summary>
    private async Task<bool> IsOver()
    {
        var answers = await Answers();
        Set(!answers);
        int failures;
        TimeSpan lasted;
        lock (_gate)
        {
            if (!answers || time.GetElapsedTime(_lastFailure) < QuietFor)
            {
                return false;
            }

            (failures, lasted) = (_failures, time.GetElapsedTime(_began, _lastFailure));
            (_failures, _firstFailure) = (0, null);
            _watching = Task.CompletedTask;
        }

        _log.LogWarning("The database answers again; {Failures} calls failed within {Seconds:F1} s.", failures, lasted.TotalSeconds);
        return true;
    }

    private async Task<bool> Answers()
    {
        try
        {
            await probe!.Ask(_closing.Token);
            return true;
        }
        catch (Exception) when (!_closing.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Set(bool isOn)
    {
        if (_isOn != isOn)
        {
            _isOn = isOn;
            Volatile.Read(ref _changed)?.Invoke();
        }
    }

    private sealed class Listening(DatabaseOutage outage, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (outage._gate)
            {
                outage._changed -= changed;
            }
        }
    }
}
