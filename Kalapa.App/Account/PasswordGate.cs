using System.Threading.RateLimiting;

namespace Kalapa.App.Account;

/// <summary>
/// A password hash costs a third of a second of processor time on purpose, so only as many are made at once as there are
/// processors; a crowd waits its turn, a flood is turned away, and everybody else's pages stay quick.
/// </summary>
internal sealed class PasswordGate : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = Environment.ProcessorCount,
        QueueLimit = 20 * Environment.ProcessorCount,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public ValueTask<RateLimitLease> Enter(CancellationToken cancellation) => _limiter.AcquireAsync(1, cancellation);

    public void Dispose() => _limiter.Dispose();
}
