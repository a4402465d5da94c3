using Kalapa.App.Features.Promises;
using Kalapa.Domain;
using Kalapa.Domain.Promises;
using Xunit;

namespace Kalapa.Tests.App.Features.Promises;

/// <summary>Calendar files as they are given out.</summary>
public sealed class HolidayFileTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Fact]
    public void Each_day_off_is_taken_once_in_order_and_nothing_of_years_before()
    {
        var found = HolidayFile.Read(File(
            Event("Idul Fitri 1448 H", "20270310", "20270312"),
            Event("Natal", "20261225", "20261226"),
            Event("Natal lagi", "20261225", "20261226"),
            Event("Lama", "20250101", "20250102"),
            Event("", "20270101", "20270102")), Today);

        Assert.Equal(
            [new Holiday(new(2026, 12, 25), "Natal"), new(new(2027, 3, 10), "Idul Fitri 1448 H"), new(new(2027, 3, 11), "Idul Fitri 1448 H")], found);
    }

    [Fact]
    public void What_comes_back_each_year_is_taken_for_three_years()
    {
        var found = HolidayFile.Read(File(Event("Kemerdekaan", "20200817", "20200818", "RRULE:FREQ=YEARLY")), Today);

        Assert.Equal([new DateOnly(2026, 8, 17), new(2027, 8, 17), new(2028, 8, 17)], found.Select(day => day.Day));
    }

    [Fact]
    public void An_event_without_an_end_is_one_day() =>
        Assert.Equal([new(new(2027, 5, 1), "Hari Buruh")], HolidayFile.Read(File("BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270501\r\nSUMMARY:Hari Buruh\r\nEND:VEVENT"), Today));

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 not a calendar")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2027XX10\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    public void What_is_no_calendar_of_days_off_is_said_so(string text) =>
        Assert.StartsWith("calendar.file", Assert.Throws<RuleBroken>(() => HolidayFile.Read(text, Today)).Code, StringComparison.Ordinal);

    private static string File(params string[] events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{string.Join("\r\n", events)}\r\nEND:VCALENDAR\r\n";

    private static string Event(string name, string from, string to, string? more = null) =>
        $"BEGIN:VEVENT\r\nUID:{name}{from}\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{to}\r\nSUMMARY:{name}\r\n{(more is null ? "" : more + "\r\n")}END:VEVENT";
}
