namespace Kalapa.App.Live;

/// <summary>Draws a live component again at an instant that no change announces, such as when something becomes late. One instant at a time.</summary>
/// <param name="time">The app's clock.</param>
/// <param name="due">What <see cref="LiveComponent.Subscribe"/> was given: it hops to the renderer and reads again.</param>
public sealed class DueTimer(TimeProvider time, Func<Task> due) : IDisposable
{
    // A timer of weeks would not fit; what wakes too early finds nothing due and is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private ITimer? _timer;

    /// <summary>Waits for the first of <paramref name="instants"/> that is still to come, instead of what was waited for before.</summary>
    public void Await(IEnumerable<DateTimeOffset> instants)
    {
        _timer?.Dispose();
        _timer = null;
        var now = time.GetUtcNow();
        var coming = instants.Where(at => at > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        if (coming != DateTimeOffset.MaxValue)
        {
            var wait = coming - now < Longest ? coming - now : Longest;
            _timer = time.CreateTimer(_ => _ = due(), null, wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();
}
