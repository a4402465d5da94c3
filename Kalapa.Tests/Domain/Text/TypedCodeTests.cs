using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.Domain.Text;

/// <summary>What a person would read as the code is the code (R72, R95), in whatever dress it arrives.</summary>
public sealed class TypedCodeTests
{
    private const string Code = "KLP-CBT-7Q4M9-XDT2K-E";
    private const string Number = "CBT-2607-00042-7";

    // {0} is the code as printed.
    public static TheoryData<string> Around { get; } = new(
        "{0}",
        "\u200E{0}",
        "{0}\u200B",
        "\u202A{0}\u202C",
        "\uFEFF{0}\u00A0",
        "*{0}*",
        "_{0}_",
        "~{0}~",
        "`{0}`",
        "\u201C{0}\u201D",
        "'{0}'",
        "({0})",
        "[{0}]",
        "<{0}>",
        "\uFF08{0}\uFF09",
        "#{0}",
        "{0}.",
        "{0},",
        "{0}\u3002",
        "Kode: {0} ya",
        "kode:{0}, tolong",
        "Ini kode masuk saya\r\n{0}\r\nterima kasih",
        "{0} {0}",
        "https://izin.kalapa.example/cek/{0}?r=1",
        "Kode {0} https://izin.kalapa.example/cek/{0}?r=12#top",
        "HTTPS://IZIN.KALAPA.EXAMPLE/CEK/{0}/",
        "\U0001F511 {0} \U0001F44D");

    // What happens to the code itself.
    public static TheoryData<string> Dressed { get; } = new(
        "-=-", "-=", "-= ", "-=\u2010", "-=\u2011", "-=\u2012", "-=\u2013", "-=\u2014", "-=\u2015", "-=\u2212", "-=\u2043", "-=\uFE58", "-=\uFE63",
        "-=\uFF0D", "-=\u30FC", "-=_", "-=.", "-= - ", "-=\u00AD-", "-=\u200B-\u200B", "-=\u00A0", "-=\t", "-=%2D", "-=-\r\n", "-=\u207B");

    [Theory, MemberData(nameof(Around))]
    public void Marks_and_words_around_do_not_matter(string around)
    {
        Assert.Equal(Code, Permit(string.Format(null, around, Code)));
        Assert.Equal(Number, Ticket(string.Format(null, around, Number)));
        Assert.Equal(Code, Permit(string.Format(null, around, Code.ToLowerInvariant())));
    }

    [Theory, MemberData(nameof(Dressed))]
    public void What_stands_for_the_hyphen_does_not_matter(string change)
    {
        var hyphen = change[2..];
        Assert.Equal(Code, Permit(Code.Replace("-", hyphen, StringComparison.Ordinal)));
        Assert.Equal(Number, Ticket(Number.Replace("-", hyphen, StringComparison.Ordinal)));
        Assert.Equal(Number, Ticket($"Tiket {Number.Replace("-", hyphen, StringComparison.Ordinal)}."));
    }

    [Fact]
    public void Letters_and_digits_of_another_dress_are_read_as_what_they_look_like()
    {
        Assert.Equal(Code, Permit(string.Concat(Code.Select(letter => (char)(letter - '!' + '\uFF01')))));
        Assert.Equal(Code, Permit("\u041ALP-\u0421\u0412\u0422-7Q4\u041C9-\u0425D\u04222\u041A-\u0415"));
        Assert.Equal(Code, Permit(string.Concat(Code.Select(letter => letter == '-' ? "-" : $"{letter}\u0332"))));
        Assert.Equal(Code, Permit("kIp-cbt-7q4m9-xdt2k-e"));
        Assert.Equal(Number, Ticket("CBT-26O7-OOO42-7"));
        Assert.Equal(Number, Ticket("CBT-\u0662\u0666\u0660\u0667-\u0660\u0660\u0660\u0664\u0662-\u0667"));
    }

    [Fact]
    public void A_ticket_number_is_told_from_a_permit_code()
    {
        Assert.False(PermitCode.TryParse($"Tiket {Number}", out _));
        Assert.False(TicketNumber.TryParse(Code, out _));
    }

    [Theory]
    [InlineData("CBT261100033A")]
    [InlineData("CBT 2611 00033 A")]
    [InlineData("CBT\u20132611\u201300033\u2013A")]
    [InlineData("#CBT-2611-00033-A")]
    [InlineData("\u200ECBT-2611-00033-A")]
    [InlineData("CBT-2611-00033-A.")]
    [InlineData("Tiket CBT-2611-00033-A")]
    public void Ticket_numbers_that_found_nothing_are_read(string typed)
    {
        var right = new TicketNumber("CBT", "2611", 33).ToString();
        Assert.Equal(right, Ticket(typed.Replace("A", right[^1..], StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_dash_ties_to_one_character_too_many_is_no_number()
    {
        Assert.Null(Ticket(Number + "-7"));
        Assert.Null(Permit(Code + "\u2212E"));
        Assert.Equal(Code, Permit($"izin-{Code} - terima kasih"));
    }

    [Fact]
    public void Two_different_codes_are_none()
    {
        Assert.Null(Permit($"{Code} KLP-BDG-K3VB8-1HNP5-G"));
        Assert.Null(Ticket($"{Number} CBT-2607-12345-Q"));
    }

    [Theory]
    [InlineData("KLP-CBT-7Q4M9-XDT2K-EE")]
    [InlineData("XKLP-CBT-7Q4M9-XDT2K-E")]
    [InlineData("KLP-CBT-7Q4M9-XDT2K")]
    [InlineData("KLP-CBT-7Q4M9-XDT2K-F")]
    [InlineData("selamat pagi")]
    [InlineData("%")]
    [InlineData("\uD83D")]
    [InlineData(null)]
    public void What_nobody_would_read_as_a_code_is_none(string? text) => Assert.Null(Permit(text));

    [Fact]
    public void A_text_without_end_is_not_searched_for_ever() => Assert.Null(Permit(new string('K', 5_000_000)));

    private static string? Permit(string? text) => PermitCode.TryParse(text, out var code) ? code.ToString() : null;

    private static string? Ticket(string? text) => TicketNumber.TryParse(text, out var number) ? number.ToString() : null;
}
