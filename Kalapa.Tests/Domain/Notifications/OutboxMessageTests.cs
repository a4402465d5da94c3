using Kalapa.Domain.Notifications;
using Xunit;

namespace Kalapa.Tests.Domain.Notifications;

public sealed class OutboxMessageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(5, 15)]
    [InlineData(500, 15)]
    public void Each_failure_waits_twice_as_long_up_to_a_quarter_of_an_hour(int attempts, int minutes)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), OutboxMessage.RetryAfter(attempts, jitter: 0));
        Assert.Equal(TimeSpan.FromMinutes(minutes * 1.25), OutboxMessage.RetryAfter(attempts, jitter: 1));
    }
}
