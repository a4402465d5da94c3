using Kalapa.Domain.Text;
using Xunit;

namespace Kalapa.Tests.Domain.Text;

/// <summary>Dates that people type, and slips of the keyboard that look like dates (R96).</summary>
public sealed class TypedDateTests
{
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    [Theory]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData(" 2026-12-01\u200B", "2026-12-01")]
    [InlineData("2000-01-01", "2000-01-01")]
    [InlineData("2100-12-31", "2100-12-31")]
    [InlineData("1999-12-31", null)]
    [InlineData("2101-01-01", null)]
    [InlineData("0001-01-01", null)]
    [InlineData("0026-12-01", null)]
    [InlineData("9999-12-31", null)]
    [InlineData("20266-12-01", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("besok", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_day_is_read_within_its_bounds(string? text, string? day) => Assert.Equal(day, TypedDate.Day(text)?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("2026-12-01T09:00", 2)]
    [InlineData("2026-12-01T09:00:30", 2)]
    [InlineData("0001-01-01T00:00", null)]
    [InlineData("9999-12-31T23:59", null)]
    [InlineData("275760-09-13T00:00", null)]
    [InlineData("", null)]
    public void An_instant_is_read_on_the_branchs_clock(string text, int? hour) => Assert.Equal(hour, TypedDate.Moment(text, Jakarta)?.UtcDateTime.Hour);

    [Theory]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31T23:59", true)]
    [InlineData("2026-12-01", false)]
    [InlineData("2026-12-01T09:00", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void What_was_typed_and_is_no_date_is_told_from_nothing_typed(string? text, bool isOut) => Assert.Equal(isOut, TypedDate.IsOutOfBounds(text));
}
