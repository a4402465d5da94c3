using System.Collections.Concurrent;
using Kalapa.Domain;

namespace Kalapa.App.Features.Gate;

/// <summary>Five bad tries a minute, then wait: a code has 50 random bits, and nobody gets many tries at them.</summary>
public sealed class CodeGuessing(TimeProvider time)
{
    private const int Tries = 5;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, Queue<DateTimeOffset>> _misses = new();

    /// <exception cref="RuleBroken"><c>code.slow-down</c>, with the seconds to wait.</exception>
    public void Demand(Guid? userId)
    {
        var misses = Recent(userId);
        lock (misses)
        {
            if (misses.Count >= Tries)
            {
                var wait = misses.Peek() + Span - time.GetUtcNow();
                throw new RuleBroken("code.slow-down", (int)Math.Ceiling(wait.TotalSeconds));
            }
        }
    }

    /// <summary>A code was nobody's.</summary>
    public void Missed(Guid? userId)
    {
        var misses = Recent(userId);
        lock (misses)
        {
            misses.Enqueue(time.GetUtcNow());
        }
    }

    private Queue<DateTimeOffset> Recent(Guid? userId)
    {
        var misses = _misses.GetOrAdd(userId ?? Guid.Empty, _ => new());
        lock (misses)
        {
            while (misses.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= Span)
            {
                misses.Dequeue();
            }
        }

        return misses;
    }
}
