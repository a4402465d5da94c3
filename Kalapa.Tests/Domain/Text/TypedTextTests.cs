using System.Globalization;
using CsCheck;
using Kalapa.Domain.Text;
using Xunit;

namespace Kalapa.Tests.Domain.Text;

/// <summary>What people type and machines hand over, as tables: what was found and what is like it.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\u200B")]
    [InlineData("\u200B\u00A0\u2060\uFEFF\u00AD")]
    [InlineData("\u200C\u200D\u200E\u200F\u061C")]
    [InlineData("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")]
    [InlineData("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000")]
    [InlineData("\u2028\u2029\u0085\u000B\u000C")]
    [InlineData("\u0000\u0001\u0007\u001B\u007F\u009F")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u3164")]
    [InlineData("\u115F\u1160\uFFA0")]
    [InlineData("\u180E\u034F\u17B4\u17B5")]
    [InlineData("\uFE0F\uFE0E")]
    [InlineData("\uD83D")]
    [InlineData("\uDE00 \uD83D")]
    [InlineData("\uFFFE\uFFFF\uFDD0\uFFFD\uFFFC")]
    [InlineData("\u0301\u0302 \u20DD")]
    [InlineData("\uE000\uF8FF")]
    [InlineData("\U000E0041\U000E007F\U000E0100")]
    public void Nothing_to_be_seen_is_blank(string? text)
    {
        Assert.True(TypedText.IsBlank(text));
        Assert.Equal("", TypedText.Line(text));
        Assert.Equal("", TypedText.Paragraphs(text));
        Assert.False(TypedText.IsName(text));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u200B.\u200B")]
    [InlineData("e\u0301")]
    [InlineData("\U0001F600")]
    [InlineData("\u738B\u5C0F\u660E")]
    [InlineData("\u0645\u062D\u0645\u062F")]
    [InlineData("\U00020BB7")]
    public void Whatever_is_seen_is_not_blank(string text) => Assert.False(TypedText.IsBlank(text));

    [Theory]
    [InlineData("Suharto", true)]
    [InlineData("\u738B\u5C0F\u660E", true)]
    [InlineData("\u0645\u062D\u0645\u062F \u0639\u0644\u064A", true)]
    [InlineData("Nguy\u1EC5n Th\u1ECB \u00C1nh-Tuy\u1EBFt", true)]
    [InlineData("R.A. Kartinidjojoadhikusumoningratwiryosoedirdjokartosoewiryo", true)]
    [InlineData("=1+1", true)]
    [InlineData("-", false)]
    [InlineData("...", false)]
    [InlineData("?", false)]
    [InlineData("\U0001F600", false)]
    [InlineData("\u3164\u115F", false)]
    public void A_name_has_a_letter_or_a_digit(string text, bool isName)
    {
        Assert.Equal(isName, TypedText.IsName(text));
        Assert.Equal(TypedText.IsBlank(text) ? "" : text, TypedText.Line(text));
    }

    [Theory]
    [InlineData("  kunjungan  uji ", "kunjungan uji")]
    [InlineData("kunjungan\u00A0\u3000uji", "kunjungan uji")]
    [InlineData("kunjungan\r\nuji\tlagi\u2028dan\u0085ini", "kunjungan uji lagi dan ini")]
    [InlineData("Bu\u200Bdi\u00AD \uFEFFHar\u2060tanto", "Budi Hartanto")]
    [InlineData("\u202Efdp.exe\u202C", "fdp.exe")]
    [InlineData("A\u0000B\u001B[31mC", "AB[31mC")]
    [InlineData("e\u0301lectricite\u0301", "\u00E9lectricit\u00E9")]
    [InlineData("e\u200B\u0301", "\u00E9")]
    [InlineData(" \u0301abc", "abc")]
    [InlineData("a\uFE0Fb", "ab")]
    [InlineData("Bu\u200Ddi", "Budi")]
    [InlineData("a\uD83Db", "ab")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u0645\u06CC\u200C ok", "\u0645\u06CC ok")]
    [InlineData("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937")]
    [InlineData("\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB")]
    [InlineData("\u2764\uFE0F\u200D\U0001F525", "\u2764\uFE0F\u200D\U0001F525")]
    [InlineData("\U0001F468\U0001F3FD\u200D\U0001F4BB\u200D", "\U0001F468\U0001F3FD\u200D\U0001F4BB")]
    [InlineData("\u845B\U000E0100\u98FE", "\u845B\U000E0100\u98FE")]
    [InlineData("\U0001F3F4\U000E0067\U000E007F", "\U0001F3F4")]
    public void A_line_is_what_is_seen_of_it(string text, string line) => Assert.Equal(line, TypedText.Line(text));

    [Fact]
    public void No_letter_carries_a_tower_of_accents() =>
        Assert.Equal("a" + new string('\u0334', 8) + "b", TypedText.Line("a" + new string('\u0334', 500) + "b"));

    [Fact]
    public void A_clean_line_stays_as_it_is_and_is_empty_exactly_when_it_is_blank() =>
        Gen.String[Gen.Char["a .-\u0301\u200B\u200D\u202E\uD83D\uDE00\u3000\uFE0F\u0645\u2764\n"], 0, 12].Sample(text =>
        {
            var line = TypedText.Line(text);
            Assert.Equal(line, TypedText.Line(line));
            Assert.Equal(TypedText.IsBlank(text), line.Length == 0);
        });

    [Theory]
    [InlineData("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat")]
    [InlineData("\n\n  satu  \n\n\n\u200B\n dua \n", "satu\n\ndua")]
    [InlineData("satu\u00A0dua\u202E", "satu dua")]
    public void Paragraphs_keep_their_lines(string text, string paragraphs) => Assert.Equal(paragraphs, TypedText.Paragraphs(text));

    [Theory]
    [InlineData("Budi", 4, "Budi")]
    [InlineData("Budi", 3, "Bud")]
    [InlineData("Budi Hartanto", 5, "Budi")]
    [InlineData("ab\U0001F600", 3, "ab")]
    [InlineData("ae\u0301x", 2, "a")]
    [InlineData("\U0001F469\u200D\U0001F4BBx", 5, "\U0001F469\u200D\U0001F4BB")]
    [InlineData("x\U0001F469\u200D\U0001F4BB", 5, "x")]
    [InlineData("\U0001F600\U0001F600", 0, "")]
    public void Text_is_cut_between_whole_characters(string text, int most, string shortened) => Assert.Equal(shortened, TypedText.Shorten(text, most));

    [Fact]
    public void One_character_longer_than_all_there_may_be_is_cut_without_breaking_a_pair()
    {
        var family = string.Join('\u200D', Enumerable.Repeat("\U0001F469", 50));

        var cut = TypedText.Shorten(family, 10);

        Assert.InRange(cut.Length, 1, 10);
        Assert.DoesNotContain(cut.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar);
    }

    [Theory]
    [InlineData("\U0001F600.pdf", "\U0001F600.pdf")]
    [InlineData(".pdf", "berkas.pdf")]
    [InlineData("\u200B.pdf", "berkas.pdf")]
    [InlineData("\U00020BB7\u91CE\u5BB6.pdf", "\U00020BB7\u91CE\u5BB6.pdf")]
    [InlineData("\U0001F525\U0001F4C4 Surat.pdf", "\U0001F525\U0001F4C4 Surat.pdf")]
    [InlineData("\uD83D.pdf", "berkas.pdf")]
    [InlineData("C:\\Users\\Budi\\Surat.pdf", "Surat.pdf")]
    [InlineData("/home/budi/../Surat.pdf", "Surat.pdf")]
    [InlineData("a\\b/c.docx", "c.docx")]
    [InlineData("folder/", "berkas")]
    [InlineData("..", "berkas")]
    [InlineData(null, "berkas")]
    [InlineData("   ", "berkas")]
    [InlineData("Surat . pdf ", "Surat.pdf")]
    [InlineData("Surat .pdf. ", "Surat.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf")]
    [InlineData("apa?\"<ini>|*.pdf", "apa___ini___.pdf")]
    [InlineData("???.pdf", "berkas.pdf")]
    [InlineData("e\u0301.png", "\u00E9.png")]
    [InlineData("README", "README")]
    public void A_file_keeps_a_name_that_can_be_shown(string? text, string name) => Assert.Equal(name, TypedText.FileName(text));

    [Fact]
    public void A_long_name_is_cut_in_whole_characters_and_keeps_its_ending()
    {
        var name = TypedText.FileName(string.Concat(Enumerable.Repeat("\U0001F600", 100)) + ".docx");

        Assert.EndsWith("\U0001F600.docx", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 119, TypedText.LongestFileName);
        Assert.Equal(TypedText.LongestFileName, TypedText.FileName(new string('a', 300)).Length);
        Assert.Equal(TypedText.LongestFileName, TypedText.FileName("a." + new string('b', 300)).Length);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData(" 0012 ", 12)]
    [InlineData("\uFF11\uFF12", 12)]
    [InlineData("\u0661\u0669\u0669\u0660", 1990)]
    [InlineData("\u0967\u200B\u0968", 12)]
    [InlineData("0", 0)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1.5", null)]
    [InlineData("10 pcs", null)]
    [InlineData("\u00B2", null)]
    [InlineData("99999999999", null)]
    public void A_number_may_be_in_any_scripts_digits(string? text, int? number) => Assert.Equal(number, TypedText.Number(text));

    [Theory]
    [InlineData("3.27501E+15", true)]
    [InlineData("3,27501E+15", true)]
    [InlineData("3,17501e+15", true)]
    [InlineData("3E15", true)]
    [InlineData(" 3.27501E\u200B+15 ", true)]
    [InlineData("########", true)]
    [InlineData("##", true)]
    [InlineData("#N/A", true)]
    [InlineData("#REF!", true)]
    [InlineData("3275012345670001", false)]
    [InlineData("E15", false)]
    [InlineData("12E", false)]
    [InlineData("#1", false)]
    [InlineData("A1234567", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void What_a_spreadsheet_damaged_is_known(string? text, bool isDamaged) => Assert.Equal(isDamaged, TypedText.IsSpreadsheetDamage(text));

    [Theory]
    [InlineData("3275012345671234", "1234")]
    [InlineData("32.7501.234567.12-34", "1234")]
    [InlineData("a 12\u200B34 ", "1234")]
    [InlineData("x7", "X7")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665", "2345")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Of_a_long_number_the_last_four_are_kept(string? text, string kept) => Assert.Equal(kept, TypedText.LastFour(text));

    [Theory]
    [InlineData("  Budi@Kalapa.example ", "Budi@Kalapa.example")]
    [InlineData("\u200Ebudi@kalapa.example\u200B", "budi@kalapa.example")]
    [InlineData("budi\uFF20kalapa\uFF0Eexample", "budi@kalapa.example")]
    [InlineData("mailto:budi@kalapa.example", "budi@kalapa.example")]
    [InlineData("Budi Hartanto <budi@kalapa.example>", "budi@kalapa.example")]
    [InlineData("budi kalapa", "budi kalapa")]
    [InlineData(null, "")]
    public void An_email_address_is_what_was_meant(string? text, string email)
    {
        Assert.Equal(email, TypedText.Email(text));
        Assert.Equal(email.ToUpperInvariant(), TypedText.EmailKey(text));
    }

    [Fact]
    public void The_language_of_the_screen_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("BUDI@KALAPA.EXAMPLE", TypedText.EmailKey("budi@kalapa.example"));
            Assert.Equal("listrik", TypedText.Fold("LISTRIK"));
            Assert.Equal("AI12", TypedText.LastFour("ai12"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
