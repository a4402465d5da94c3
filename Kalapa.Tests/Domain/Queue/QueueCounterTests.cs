using CsCheck;
using Kalapa.Domain.Queue;
using Xunit;

namespace Kalapa.Tests.Domain.Queue;

public sealed class QueueCounterTests
{
    private static readonly DateTimeOffset Nine = new(2026, 7, 6, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void First_stamp_is_number_one_at_the_servers_time() => Assert.Equal(new QueueStamp(1, Nine), new QueueCounter().Next(Nine));

    [Fact]
    public void Clock_that_goes_back_keeps_the_last_instant()
    {
        var counter = new QueueCounter();
        counter.Next(Nine);

        Assert.Equal(new QueueStamp(2, Nine), counter.Next(Nine.AddMinutes(-10)));
        Assert.Equal(new QueueStamp(3, Nine.AddSeconds(1)), counter.Next(Nine.AddSeconds(1)));
    }

    [Fact]
    public void Whatever_the_clock_does_who_comes_later_stands_later() =>
        Gen.Int[-3600, 3600].Array[1, 50].Sample(clock =>
        {
            var counter = new QueueCounter();
            var keys = clock.Select(seconds => counter.Next(Nine.AddSeconds(seconds)))
                .Select(stamp => new QueueKey(Lane.Normal, stamp.QueuedAt, stamp.Seq)).ToList();

            Assert.Equal(keys.Order(), keys);
            Assert.Equal(Enumerable.Range(1, clock.Length).Select(seq => (long)seq), keys.Select(key => key.Seq));
        });
}
