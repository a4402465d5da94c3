using Kalapa.App.Shared;
using Kalapa.Domain;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kalapa.Tests.App.Shared;

public sealed class CodeLookupThrottleTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Of_many_tries_at_once_no_more_get_through_than_there_are()
    {
        var throttle = new CodeLookupThrottle(_clock);
        var through = 0;

        Parallel.For(0, 30, _ =>
        {
            try
            {
                throttle.Take("here");
                Interlocked.Increment(ref through);
            }
            catch (RuleBroken)
            {
                // Refused before anything was looked at.
            }
        });

        Assert.Equal(CodeLookupThrottle.Tries, through);
    }

    [Fact]
    public void The_wait_runs_down_and_ends()
    {
        var throttle = new CodeLookupThrottle(_clock);
        for (var taken = 0; taken < CodeLookupThrottle.Tries; taken++)
        {
            throttle.Take("here");
        }

        _clock.Advance(TimeSpan.FromSeconds(20.5));
        Assert.Equal([40], Assert.Throws<RuleBroken>(() => throttle.Take("here")).Values);
        throttle.Take("another device");
        _clock.Advance(TimeSpan.FromSeconds(39.5));
        throttle.Take("here");
    }

    [Fact]
    public void What_is_given_back_was_no_try()
    {
        var throttle = new CodeLookupThrottle(_clock);

        for (var good = 0; good < 20; good++)
        {
            throttle.GiveBack("here", throttle.Take("here"));
        }
    }
}
