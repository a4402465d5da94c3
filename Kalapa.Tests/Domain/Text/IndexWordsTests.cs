using Kalapa.Domain.Text;
using Xunit;

namespace Kalapa.Tests.Domain.Text;

/// <summary>Under which words a full-text index finds a text.</summary>
public sealed class IndexWordsTests
{
    [Theory]
    [InlineData("PT. Nusantara", "pt nusantara")]
    [InlineData("K-SAM \u00C9lectricit\u00E9", "ksam electricite k sam")]
    [InlineData("Rak A-12, A1", "rak a12 a1 a 12")]
    [InlineData("100% r_u", "100x25x rx5fxu")]
    [InlineData("\u9054", "x9054x")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void A_text_stands_under_its_words_with_and_without_what_parts_them(string? text, string words) =>
        Assert.Equal(words, string.Join(' ', TypedText.IndexWords(text)));

    [Fact]
    public void A_short_text_stands_under_the_endings_of_its_words_too() =>
        Assert.Equal(["rak", "antara", "ntara", "tara", "ara"], TypedText.IndexWordsWithEndings("Rak Antara"));

    [Fact]
    public void A_word_that_is_longer_than_an_index_keeps_is_found_by_its_beginning() =>
        Assert.Equal(new string('a', TypedText.LongestIndexWord), Assert.Single(TypedText.IndexWords(new string('a', 1000))));
}
