using Kalapa.App.Outages;

namespace Kalapa.Tests.App.Outages;

/// <summary>A database that is switched off and on by hand.</summary>
internal sealed class FakeProbe : IDatabaseProbe
{
    private int _asked;

    /// <summary>Does it answer?</summary>
    public volatile bool Answers = true;

    /// <summary>How often it was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public bool IsOutage(Exception exception) => exception is TimeoutException;

    public Task Ask(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Answers ? Task.CompletedTask : throw new TimeoutException("away");
    }
}
