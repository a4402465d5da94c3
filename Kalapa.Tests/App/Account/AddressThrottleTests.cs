using System.Globalization;
using System.Net;
using Kalapa.App.Account;
using Kalapa.App.Setup;
using Kalapa.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kalapa.Tests.App.Account;

public sealed class AddressThrottleTests
{
    private readonly FakeTimeProvider _clock = new(Requests.Now.ToUniversalTime());

    public AddressThrottleTests() => Throttle = new(new Limits(new ConfigurationBuilder().Build()), _clock);

    private AddressThrottle Throttle { get; }

    [Fact]
    public void An_address_has_twenty_tries_in_five_minutes_and_few_of_them_before_it_waits_behind_others()
    {
        var taken = Enumerable.Range(0, 22).Select(_ => Throttle.Take("203.0.113.1")).ToList();

        Assert.Equal(5, taken.Count(standing => standing == AddressStanding.Calm));
        Assert.Equal(15, taken.Count(standing => standing == AddressStanding.Suspect));
        Assert.Equal(2, taken.Count(standing => standing == AddressStanding.Refused));
        Assert.Equal(AddressStanding.Calm, Throttle.Take("203.0.113.2"));
    }

    [Fact]
    public async Task Parallel_tries_share_the_twenty()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Throttle.Take("203.0.113.1"))));
        Assert.Equal(20, taken.Count(standing => standing != AddressStanding.Refused));
    }

    [Fact]
    public void The_window_slides()
    {
        for (var i = 0; i < 20; i++)
        {
            Throttle.Take("203.0.113.1");
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(AddressStanding.Refused, Throttle.Take("203.0.113.1"));
        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(AddressStanding.Suspect, Throttle.Take("203.0.113.1"));
        Assert.Equal(AddressStanding.Refused, Throttle.Take("203.0.113.1"));
    }

    [Fact]
    public void Right_passwords_use_up_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(AddressStanding.Calm, Throttle.Take("203.0.113.1"));
            Throttle.GiveBack("203.0.113.1");
        }

        Assert.Equal(0, Throttle.Count);
    }

    [Fact]
    public void However_many_addresses_there_are_not_all_are_remembered_and_none_is_kept_out()
    {
        for (var i = 0; i < 50_000; i++)
        {
            Assert.Equal(AddressStanding.Calm, Throttle.Take(i.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.InRange(Throttle.Count, 1, 40_000);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    [InlineData("::1", "::/64")]
    public void Of_ipv6_the_network_counts(string address, string counted) => Assert.Equal(counted, ClientAddress.Of(IPAddress.Parse(address)));
}
