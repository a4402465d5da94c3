using System.Diagnostics;
using Kalapa.Domain;

namespace Kalapa.App.Files;

/// <summary>How long one file may be judged. Loops whose length a sender decides ask it in each round.</summary>
/// <param name="limit">From now on.</param>
internal sealed class JudgingTime(TimeSpan limit)
{
    private readonly long _from = Stopwatch.GetTimestamp();

    /// <exception cref="RuleBroken"><c>file.too-complex</c>: it took too long.</exception>
    public void Check()
    {
        if (Stopwatch.GetElapsedTime(_from) > limit)
        {
            throw new RuleBroken("file.too-complex");
        }
    }
}
