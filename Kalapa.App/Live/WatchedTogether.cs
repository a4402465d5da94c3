namespace Kalapa.App.Live;

/// <summary>Several boards watched as one: whichever moves, there is at most one run per gap.</summary>
internal sealed class WatchedTogether : IDisposable
{
    private readonly LiveSubscription _watcher;
    private readonly IDisposable[] _boards;

    /// <param name="changed">What runs.</param>
    /// <param name="gap">Least time between two runs.</param>
    /// <param name="time">Measures the gap.</param>
    /// <param name="logger">Hears of failures.</param>
    /// <param name="subscribe">Subscribes to each board with the callback it is given.</param>
    public WatchedTogether(Func<Task> changed, TimeSpan gap, TimeProvider time, ILogger logger, params IReadOnlyList<Func<Func<Task>, IDisposable>> subscribe)
    {
        _watcher = new(RunAsync, gap, _ => { }, time, logger);
        _boards = [.. subscribe.Select(board => board(WakeAsync))];

        async Task<bool> RunAsync()
        {
            await changed();
            return true;
        }

        Task WakeAsync()
        {
            _watcher.Wake(Delivery.Current);
            return Task.CompletedTask;
        }
    }

    /// <summary>Ends all of them.</summary>
    public void Dispose()
    {
        foreach (var board in _boards)
            board.Dispose();
        _watcher.Dispose();
    }
}
