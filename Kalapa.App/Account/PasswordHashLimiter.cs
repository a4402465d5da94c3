using System.Threading.RateLimiting;

namespace Kalapa.App.Account;

/// <summary>
/// A password hash costs a third of a second of processor time on purpose, so only as many are made at once as there are
/// processors. A crowd waits its turn, a flood is turned away, and everybody else's pages stay quick. Addresses with many wrong tries
/// have a share of their own, half of the processors, and so never stand before those that behave.
/// </summary>
internal sealed class PasswordHashLimiter : IDisposable
{
    private readonly ConcurrencyLimiter _calm = Share((Environment.ProcessorCount + 1) / 2);
    private readonly ConcurrencyLimiter _suspect = Share(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Waits for a place; one that is not acquired means that too many wait already.</summary>
    public ValueTask<RateLimitLease> Enter(AddressStanding standing, CancellationToken cancellation) =>
        (standing == AddressStanding.Calm ? _calm : _suspect).AcquireAsync(1, cancellation);

    public void Dispose()
    {
        _calm.Dispose();
        _suspect.Dispose();
    }

    private static ConcurrencyLimiter Share(int processors) => new(new()
    {
        PermitLimit = processors,
        QueueLimit = 20 * processors,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
