using System.Globalization;
using Kalapa.Domain.Promises;
using Xunit;

namespace Kalapa.Tests.Domain.Promises;

/// <summary>Working time, in Western Indonesian Time: Monday to Friday from eight to five, Saturday until noon. 2026-12-25 is a Friday and a holiday.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    private static readonly WorkingCalendar Calendar = new(
        Jakarta,
        [.. Enumerable.Repeat(new OpenHours(new(8, 0), new(17, 0)), 5), new OpenHours(new(8, 0), new(12, 0)), null],
        [new(2026, 12, 25), new(2027, 1, 1), new(2026, 12, 27)]);

    [Theory]
    [InlineData("2026-11-30 09:00", "2026-11-30 10:30", 90)]
    [InlineData("2026-11-30 06:00", "2026-11-30 08:00", 0)]
    [InlineData("2026-11-30 16:30", "2026-12-01 08:15", 45)]
    [InlineData("2026-12-04 16:00", "2026-12-07 09:00", 60 + 240 + 60)]
    [InlineData("2026-12-05 12:00", "2026-12-07 08:00", 0)]
    [InlineData("2026-12-24 16:00", "2026-12-28 08:30", 60 + 240 + 30)]
    [InlineData("2026-12-25 09:00", "2026-12-25 15:00", 0)]
    [InlineData("2026-12-01 10:00", "2026-12-01 09:00", 0)]
    [InlineData("2026-11-30 00:00", "2026-12-07 00:00", (5 * 540) + 240)]
    public void Only_the_hours_that_are_worked_count(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.WorkingTimeBetween(At(from), At(to)));

    [Theory]
    [InlineData("2026-11-30 09:00", 30, "2026-11-30 09:30")]
    [InlineData("2026-11-30 05:00", 30, "2026-11-30 08:30")]
    [InlineData("2026-11-30 16:45", 30, "2026-12-01 08:15")]
    [InlineData("2026-11-30 16:45", 15, "2026-11-30 17:00")]
    [InlineData("2026-12-05 11:50", 30, "2026-12-07 08:20")]
    [InlineData("2026-12-24 16:50", 30, "2026-12-26 08:20")]
    [InlineData("2026-12-31 16:00", 120, "2027-01-02 09:00")]
    [InlineData("2026-12-27 10:00", 1, "2026-12-28 08:01")]
    [InlineData("2026-11-30 09:00", 0, "2026-11-30 09:00")]
    public void A_duration_ends_in_the_hours_that_are_worked(string from, int minutes, string end) =>
        Assert.Equal(At(end), Calendar.AfterWorkingTime(At(from), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-11-30 08:00", true)]
    [InlineData("2026-11-30 07:59", false)]
    [InlineData("2026-11-30 17:00", false)]
    [InlineData("2026-12-05 11:59", true)]
    [InlineData("2026-12-06 10:00", false)]
    [InlineData("2026-12-25 10:00", false)]
    public void It_is_open_in_its_hours_alone(string at, bool isOpen) => Assert.Equal(isOpen, Calendar.IsOpen(At(at)));

    [Fact]
    public void Ten_years_are_counted_day_by_day_and_at_once_alike()
    {
        var from = At("2026-11-30 09:20");
        var byDays = TimeSpan.Zero;
        for (var day = 0; day < 3650; day++)
        {
            byDays += Calendar.WorkingTimeBetween(from.AddDays(day), from.AddDays(day + 1));
        }

        Assert.Equal(byDays, Calendar.WorkingTimeBetween(from, from.AddDays(3650)));
        Assert.Equal(byDays, Calendar.WorkingTimeBetween(from, Calendar.AfterWorkingTime(from, byDays)!.Value));
    }

    [Fact]
    public void Every_end_is_the_first_instant_at_which_its_time_was_worked()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var from = At("2026-12-01 00:00").AddMinutes(random.Next(60 * 24 * 60));
            var duration = TimeSpan.FromMinutes(random.Next(1, 60 * 200));

            var end = Calendar.AfterWorkingTime(from, duration)!.Value;

            Assert.Equal(duration, Calendar.WorkingTimeBetween(from, end));
            Assert.Equal(duration - TimeSpan.FromSeconds(1), Calendar.WorkingTimeBetween(from, end.AddSeconds(-1)));
        }
    }

    [Fact]
    public void Round_the_clock_every_hour_counts()
    {
        Assert.True(WorkingCalendar.RoundTheClock.IsOpen(At("2026-12-27 03:00")));
        Assert.Equal(TimeSpan.FromHours(49), WorkingCalendar.RoundTheClock.WorkingTimeBetween(At("2026-12-25 23:00"), At("2026-12-28 00:00")));
        Assert.Equal(At("2026-12-27 03:10"), WorkingCalendar.RoundTheClock.AfterWorkingTime(At("2026-12-27 03:00"), TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public void Where_nobody_ever_works_nothing_ends()
    {
        var never = new WorkingCalendar(Jakarta, [.. Enumerable.Repeat<OpenHours?>(null, 7)], []);

        Assert.Null(never.AfterWorkingTime(At("2026-11-30 09:00"), TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.Zero, never.WorkingTimeBetween(At("2026-11-30 09:00"), At("2036-11-30 09:00")));
    }

    [Theory]
    [InlineData("Asia/Makassar", "2026-11-30 07:30", true)]
    [InlineData("Asia/Jayapura", "2026-11-30 06:30", true)]
    [InlineData("Asia/Jayapura", "2026-11-30 15:30", false)]
    public void The_hours_are_those_of_the_branch(string zone, string inJakarta, bool isOpen) =>
        Assert.Equal(isOpen, new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), [.. Enumerable.Repeat(new OpenHours(new(8, 0), new(17, 0)), 7)], []).IsOpen(At(inJakarta)));

    private static DateTimeOffset At(string wall) => new(DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
