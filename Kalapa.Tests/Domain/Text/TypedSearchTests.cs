using Kalapa.Domain.Text;
using Xunit;

namespace Kalapa.Tests.Domain.Text;

/// <summary>Two spellings of the same are the same to a search (R95) and to the list of companies (R97).</summary>
public sealed class TypedSearchTests
{
    [Theory]
    [InlineData("\u00C9LECTRICIT\u00C9", "electricite")]
    [InlineData("e\u0301lectricite\u0301", "electricite")]
    [InlineData("  PT.  Nusantara ", "pt nusantara")]
    [InlineData("R.A. Kartini", "ra kartini")]
    [InlineData("Nguy\u1EC5n Th\u1ECB \u00C1nh-Tuy\u1EBFt", "nguyen thi anhtuyet")]
    [InlineData("\u0110\u1ED7 M\u01B0\u1EDDi", "do muoi")]
    [InlineData("Stra\u00DFe \u00D8st", "strasse ost")]
    [InlineData("\u041F\u0420\u0418\u0412\u0415\u0422", "\u043F\u0440\u0438\u0432\u0435\u0442")]
    [InlineData("\uFF23\uFF22\uFF34\uFF0D\uFF12", "cbt2")]
    [InlineData("\u0661\u0662", "12")]
    [InlineData("A\u200B\u202EB", "ab")]
    [InlineData("\U0001F525 las", "\U0001F525 las")]
    [InlineData("--- %_ ---", "%_")]
    [InlineData("--- (+) ---", "")]
    [InlineData(null, "")]
    public void Spellings_are_folded(string? text, string folded) => Assert.Equal(folded, TypedText.Fold(text));

    [Theory]
    [InlineData("kunjungan  uji", "Kunjungan uji")]
    [InlineData("kunjungan\u00A0uji", "Kunjungan uji")]
    [InlineData("uji kunjungan", "Kunjungan uji")]
    [InlineData("PT. Nusantara", "PT Nusantara")]
    [InlineData("PT Nusantara", "PT. Nusantara")]
    [InlineData("pt.nusantara", "PT Nusantara")]
    [InlineData("pt nusantara", "PT.Nusantara")]
    [InlineData("\u00E9lectricit\u00E9", "\u00C9LECTRICIT\u00C9")]
    [InlineData("electricite", "\u00C9lectricit\u00E9 du b\u00E2timent")]
    [InlineData("\u00E9lectricit\u00E9", "ELECTRICITE")]
    [InlineData("RA Kartini", "R.A. Kartini")]
    [InlineData("R.A. Kartini", "RA Kartini")]
    [InlineData("anh tuyet", "Nguy\u1EC5n Th\u1ECB \u00C1nh-Tuy\u1EBFt")]
    [InlineData("CBT261100033A", "CBT-2611-00033-A")]
    [InlineData("CBT 2611 00033 A", "CBT-2611-00033-A")]
    [InlineData("2611\u201300033", "CBT-2611-00033-A")]
    [InlineData("#00033", "CBT-2611-00033-A")]
    [InlineData("k-sam", "K SAM 7")]
    [InlineData("r_u", "sakelar_utama")]
    [InlineData("100% s", "Ganti 100% sakelar")]
    [InlineData("", "anything")]
    public void What_was_meant_is_found(string wanted, string text) => Assert.True(TypedText.Holds(wanted, text));

    [Theory]
    [InlineData("samudra", "PT Nusantara")]
    [InlineData("kunjungan lain", "Kunjungan uji")]
    [InlineData("1000", "100%")]
    [InlineData("B%", "Budi")]
    [InlineData("B_di", "Budi")]
    [InlineData("k-sam", "K-1 PT Samudra")]
    public void What_is_not_there_is_not_found(string wanted, string text) => Assert.False(TypedText.Holds(wanted, text));

    [Fact]
    public void Words_may_stand_in_different_texts_but_each_in_one()
    {
        Assert.True(TypedText.Holds("nusantara uji", "Kunjungan uji", "PT Nusantara"));
        Assert.False(TypedText.Holds("ujipt", "Kunjungan uji", "PT Nusantara"));
        Assert.False(TypedText.Holds("nusantara samudra", "Kunjungan uji", "PT Nusantara"));
    }

    [Theory]
    [InlineData("...")]
    [InlineData("- +")]
    [InlineData("\u200B")]
    [InlineData(null)]
    public void Nothing_that_can_be_found_is_no_word(string? text) => Assert.Empty(TypedText.SearchTerms(text));

    [Theory]
    [InlineData("PT Nusantara")]
    [InlineData("pt. nusantara")]
    [InlineData("P.T. NUSANTARA")]
    [InlineData("PT  Nusan tara")]
    [InlineData("Nusantara, PT")]
    [InlineData("Nusantara")]
    [InlineData("PT.Nusantara Tbk.")]
    [InlineData("PT Nusantara (Persero)")]
    [InlineData("PT N\u00FAsantara\u200B")]
    [InlineData("\uFF30\uFF34 \uFF2Eusantara")]
    public void Spellings_of_one_company_have_one_key(string name) => Assert.Equal("nusantara", TypedText.CompanyKey(name));

    [Theory]
    [InlineData("CV Nusantara", "cvnusantara")]
    [InlineData("Ptolemy", "ptolemy")]
    [InlineData("PT", "pt")]
    [InlineData("\u738B", "\u738B")]
    [InlineData("...", "")]
    public void Other_companies_have_other_keys(string name, string key) => Assert.Equal(key, TypedText.CompanyKey(name));
}
