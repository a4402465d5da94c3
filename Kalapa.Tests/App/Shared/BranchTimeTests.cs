using Kalapa.App.Shared;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Shared;

public sealed class BranchTimeTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 3, 2, 5, 7, TimeSpan.Zero);
    private static readonly TimeZoneInfo Jayapura = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jayapura");

    [Theory]
    [InlineData("id", "Sel, 3 Nov 2026 09.05 WIB")]
    [InlineData("en", "Tue, 3 Nov 2026 09:05 WIB")]
    public void An_instant_is_read_in_the_branchs_zone_with_the_zones_name(string language, string expected)
    {
        using var _ = new Reader(language);
        Assert.Equal(expected, BranchTime.Show(At));
    }

    [Theory]
    [InlineData("Asia/Makassar", "10.05 WITA")]
    [InlineData("Asia/Jayapura", "11.05 WIT")]
    [InlineData("America/New_York", "21.05 UTC-05:00")]
    public void Each_zone_has_its_own_clock_and_name(string zone, string expected)
    {
        using var _ = new Reader("id");
        Assert.Equal(expected, BranchTime.Clock(At, TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Fact]
    public void As_of_has_seconds()
    {
        using var _ = new Reader("id");
        Assert.Equal("09.05.07 WIB", BranchTime.ClockWithSeconds(At));
    }

    [Fact]
    public void A_range_within_a_day_says_the_day_once()
    {
        using var _ = new Reader("id");
        Assert.Equal("Sel, 3 Nov 2026 09.05–17.05 WIB", BranchTime.ShowRange(At, At.AddHours(8)));
        Assert.Equal("Sel, 3 Nov 2026 09.05 – Rab, 4 Nov 2026 09.05 WIB", BranchTime.ShowRange(At, At.AddDays(1)));
    }

    [Fact]
    public void The_day_is_the_branchs_day() =>
        Assert.Equal(
            (new DateOnly(2026, 11, 3), new DateOnly(2026, 11, 4)),
            (BranchTime.DayOf(At.AddHours(14)), BranchTime.DayOf(At.AddHours(14), Jayapura)));
}
