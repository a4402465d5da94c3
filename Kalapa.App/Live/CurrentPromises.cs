using Kalapa.Domain.Promises;

namespace Kalapa.App.Live;

/// <summary>Where calendars and promises are read from.</summary>
public interface IPromiseSource
{
    /// <summary>As they stand.</summary>
    Task<PromiseBook> Read(CancellationToken cancellationToken);
}

/// <summary>
/// The node's one snapshot of calendars and promises: clocks on every screen are computed from memory. It is read at the start and again whenever any node commits a change.
/// </summary>
public sealed class CurrentPromises : IDisposable
{
    private readonly IPromiseSource _source;
    private readonly IDisposable _changes;

    /// <param name="source">The database.</param>
    /// <param name="updates">The bus.</param>
    public CurrentPromises(IPromiseSource source, LiveUpdates updates)
    {
        _source = source;
        _changes = updates.SubscribePromises(() => Read(CancellationToken.None), TimeSpan.Zero);
    }

    /// <summary>After a change, once the snapshot has it. Handlers must neither wait nor throw.</summary>
    public event Action? Changed;

    /// <summary>As read last; what a new database begins with before the first time.</summary>
    public PromiseBook Current { get; private set; } = PromiseBook.Default;

    /// <summary>Reads it anew, for the start and after a branch was added.</summary>
    public async Task<PromiseBook> Read(CancellationToken cancellationToken)
    {
        Current = await _source.Read(cancellationToken);
        Changed?.Invoke();
        return Current;
    }

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();
}
