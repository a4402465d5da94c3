using System.Globalization;
using Kalapa.App.Localisation;
using Xunit;

namespace Kalapa.Tests.App.Localisation;

public sealed class PluralCountTests
{
    [Theory]
    [InlineData(0, "0 people inside")]
    [InlineData(1, "1 person inside")]
    [InlineData(2, "2 people inside")]
    [InlineData(1200, "1200 people inside")]
    public void One_reads_unlike_several(int number, string sentence) =>
        Assert.Equal(sentence, string.Format(CultureInfo.InvariantCulture, "{0:# person|# people} inside", new PluralCount(number)));

    [Fact]
    public void A_language_without_the_difference_shows_the_number() =>
        Assert.Equal("1 orang", string.Format(CultureInfo.InvariantCulture, "{0} orang", new PluralCount(1)));
}
