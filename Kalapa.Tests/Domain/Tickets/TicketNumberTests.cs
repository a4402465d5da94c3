using CsCheck;
using Kalapa.Domain.Codes;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.Domain.Tickets;

public sealed class TicketNumberTests
{
    private static readonly Gen<TicketNumber> Numbers = Gen.Select(
        Gen.String[Gen.Char['A', 'Z'], 3, 3], Gen.Int[0, 99], Gen.Int[1, 12], Gen.Int[1, TicketNumber.MaxCounter],
        (branch, year, month, counter) => new TicketNumber(branch, $"{year:D2}{month:D2}", counter));

    [Theory]
    [InlineData(42, "CBT-2607-00042-7")]
    [InlineData(12345, "CBT-2607-12345-Q")]
    public void Numbers_look_as_specified(int counter, string text) =>
        Assert.Equal(text, new TicketNumber("CBT", "2607", counter).ToString());

    [Fact]
    public void Month_is_that_of_the_branch()
    {
        var jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
        var lastMoment = new DateTimeOffset(2026, 7, 31, 16, 59, 59, TimeSpan.Zero);

        Assert.Equal("2607", TicketNumber.MonthOf(lastMoment, jakarta));
        Assert.Equal("2608", TicketNumber.MonthOf(lastMoment.AddSeconds(1), jakarta));
    }

    [Fact]
    public void What_is_written_reads_back() =>
        Numbers.Sample(number => Assert.Equal(number, TicketNumber.Parse(number.ToString())));

    [Fact]
    public void Case_and_blanks_around_do_not_matter() =>
        Numbers.Sample(number => Assert.Equal(number, TicketNumber.Parse($"  {number.ToString().ToLowerInvariant()} ")));

    [Fact]
    public void Every_single_wrong_digit_or_check_character_is_caught() =>
        Numbers.Sample(number =>
        {
            var text = number.ToString();
            for (var i = 4; i < text.Length; i++)
            {
                foreach (var wrong in CrockfordBase32.Alphabet.Where(other => other != text[i]))
                {
                    Assert.False(TicketNumber.TryParse(text[..i] + wrong + text[(i + 1)..], out _));
                }
            }
        });

    [Fact]
    public void Every_swap_of_neighbouring_digits_is_caught() =>
        Gen.Select(Numbers, Gen.Int[9, 12]).Select((number, i) => (Text: number.ToString(), i)).Where(of => of.Text[of.i] != of.Text[of.i + 1])
            .Sample(of => Assert.False(TicketNumber.TryParse(
                $"{of.Text[..of.i]}{of.Text[of.i + 1]}{of.Text[of.i]}{of.Text[(of.i + 2)..]}", out _)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CBT-2607-00042")]
    [InlineData("CBT-2607-00042-8")]
    [InlineData("CBT-2613-00042-7")]
    [InlineData("CBT-2607-00000-0")]
    [InlineData("CB1-2607-00042-7")]
    [InlineData("CBT-2607-00042-7X")]
    public void What_is_no_number_is_refused(string? text)
    {
        Assert.False(TicketNumber.TryParse(text, out var number));
        Assert.Null(number);
    }

    [Fact]
    public void Parse_of_no_number_throws() => Assert.Throws<FormatException>(() => TicketNumber.Parse("CBT-2607-00042-8"));

    [Theory]
    [InlineData("cbt", "2607", 1)]
    [InlineData("CBT", "2600", 1)]
    [InlineData("CBT", "2607", 0)]
    [InlineData("CBT", "2607", -1)]
    [InlineData("CBT", "2607", 100_000)]
    public void Number_out_of_its_limits_is_never_made(string branch, string month, int counter) =>
        Assert.Throws<ArgumentException>(() => new TicketNumber(branch, month, counter));
}
