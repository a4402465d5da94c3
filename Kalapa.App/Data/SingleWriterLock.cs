using Kalapa.App.Outages;

namespace Kalapa.App.Data;

/// <summary>
/// One writer at a time in this process. SQLite lets its writers starve each other while they poll for the lock;
/// here they stand in line.
/// </summary>
public sealed class SingleWriterLock : IDisposable
{
    // Longer than any line of people who work; only behind a file that another process holds does it take more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for the turn; dispose to pass it on.</summary>
    /// <exception cref="DatabaseAwayException">It did not come within 15 s.</exception>
    public async Task<IDisposable> Enter(CancellationToken cancellationToken) =>
        await _one.WaitAsync(Patience, cancellationToken) ? new Turn(_one) : throw new DatabaseAwayException();

    /// <summary>The same for callers that cannot await.</summary>
    public IDisposable EnterNow()
    {
        _one.Wait();
        return new Turn(_one);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        private SemaphoreSlim? _one = one;

        public void Dispose() => Interlocked.Exchange(ref _one, null)?.Release();
    }
}
