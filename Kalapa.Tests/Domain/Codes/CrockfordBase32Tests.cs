using CsCheck;
using Kalapa.Domain.Codes;
using Xunit;

namespace Kalapa.Tests.Domain.Codes;

public sealed class CrockfordBase32Tests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char[CrockfordBase32.Alphabet], 1, 12];

    [Theory]
    [InlineData("260700042", '7')]
    [InlineData("260712345", 'Q')]
    [InlineData("7Q4M9XDT2K", 'E')]
    [InlineData("K3VB81HNP5", 'G')]
    [InlineData("0123456789", 'T')]
    public void Check_characters_are_those_of_the_specification(string text, char check) =>
        Assert.Equal(check, CrockfordBase32.CheckCharacter(text));

    [Fact]
    public void Every_single_wrong_character_is_caught() =>
        Texts.Sample(text =>
        {
            var check = CrockfordBase32.CheckCharacter(text);
            for (var i = 0; i < text.Length; i++)
            {
                foreach (var wrong in CrockfordBase32.Alphabet.Where(other => other != text[i]))
                {
                    Assert.NotEqual(check, CrockfordBase32.CheckCharacter(text[..i] + wrong + text[(i + 1)..]));
                }
            }
        });

    [Fact]
    public void Every_swap_of_neighbours_is_caught_but_that_of_0_and_Z() =>
        Gen.Select(Texts, Gen.Char[CrockfordBase32.Alphabet], Gen.Char[CrockfordBase32.Alphabet], Texts)
            .Where((_, left, right, _) => left != right)
            .Sample((before, left, right, after) => Assert.Equal(
                (left, right) is ('0', 'Z') or ('Z', '0'),
                CrockfordBase32.CheckCharacter($"{before}{left}{right}{after}") == CrockfordBase32.CheckCharacter($"{before}{right}{left}{after}")));

    [Theory]
    [InlineData('U')]
    [InlineData('a')]
    [InlineData('-')]
    public void Check_character_of_foreign_characters_is_not_guessed(char foreign) =>
        Assert.Throws<ArgumentException>(() => CrockfordBase32.CheckCharacter($"12{foreign}"));

    [Theory]
    [InlineData('7', '7')]
    [InlineData('q', 'Q')]
    [InlineData('i', '1')]
    [InlineData('I', '1')]
    [InlineData('l', '1')]
    [InlineData('L', '1')]
    [InlineData('o', '0')]
    [InlineData('O', '0')]
    public void Reading_is_forgiving(char typed, char meant) => Assert.Equal(meant, CrockfordBase32.Read(typed));

    [Theory]
    [InlineData('U')]
    [InlineData('?')]
    [InlineData('é')]
    [InlineData('٣')]
    public void What_is_no_character_of_the_alphabet_reads_as_nothing(char typed) => Assert.Null(CrockfordBase32.Read(typed));
}
