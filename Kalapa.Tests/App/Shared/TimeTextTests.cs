using Bunit;
using Kalapa.App.Shared;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Shared;

public sealed class TimeTextTests : SharedTest
{
    [Fact]
    public void A_moment_is_exact_for_people_and_for_machines()
    {
        using var _ = new Reader("id");
        var time = Render<TimeText>(moment => moment.Add(m => m.At, Now)).Find("time");
        Assert.Equal("Sel, 3 Nov 2026 09.05 WIB", time.TextContent);
        Assert.Equal("2026-11-03T02:05:00Z", time.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("id", 0, "baru saja")]
    [InlineData("id", -3, "3 menit yang lalu")]
    [InlineData("id", -130, "2 jam yang lalu")]
    [InlineData("id", 3000, "dalam 2 hari")]
    [InlineData("en", -1, "1 minute ago")]
    [InlineData("en", -3, "3 minutes ago")]
    [InlineData("en", 60, "in 1 hour")]
    public void A_relative_moment_keeps_the_exact_time_on_hover(string language, int minutes, string expected)
    {
        using var _ = new Reader(language);
        var time = Render<TimeText>(moment => moment.Add(m => m.At, Now.AddMinutes(minutes)).Add(m => m.Relative, true)).Find("time");
        Assert.Equal(expected, time.TextContent);
        Assert.Contains("WIB", time.GetAttribute("title"));
    }

    [Fact]
    public void A_relative_moment_stays_true_as_time_passes()
    {
        using var _ = new Reader("id");
        var moment = Render<TimeText>(moment => moment.Add(m => m.At, Now).Add(m => m.Relative, true));
        Clock.Advance(TimeSpan.FromMinutes(4));
        moment.WaitForAssertion(() => Assert.Equal("4 menit yang lalu", moment.Find("time").TextContent));
    }
}
