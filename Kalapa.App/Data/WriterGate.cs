namespace Kalapa.App.Data;

/// <summary>
/// One writer at a time in this process. SQLite lets its writers starve each other while they poll for the lock;
/// here they stand in line.
/// </summary>
public sealed class WriterGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for the turn; dispose to pass it on.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Turn(_one);
    }

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
