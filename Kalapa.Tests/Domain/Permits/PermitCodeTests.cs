using CsCheck;
using Kalapa.Domain.Codes;
using Kalapa.Domain.Permits;
using Xunit;

namespace Kalapa.Tests.Domain.Permits;

public sealed class PermitCodeTests
{
    private static readonly Gen<PermitCode> Codes =
        Gen.String[Gen.Char[CrockfordBase32.Alphabet], 10, 10].Select(random => PermitCode.Parse($"KLPCBT{random}{CrockfordBase32.CheckCharacter(random)}"));

    [Theory]
    [InlineData("KLP-CBT-7Q4M9-XDT2K-E", "7Q4M9XDT2K")]
    [InlineData("KLP-BDG-K3VB8-1HNP5-G", "K3VB81HNP5")]
    [InlineData("KLP-PKU-01234-56789-T", "0123456789")]
    public void Codes_look_as_specified(string text, string random)
    {
        var code = PermitCode.Parse(text);

        Assert.Equal(random, code.Random);
        Assert.Equal(text[4..7], code.BranchCode);
        Assert.Equal(text, code.ToString());
    }

    [Fact]
    public void What_is_written_reads_back() => Codes.Sample(code => Assert.Equal(code, PermitCode.Parse(code.ToString())));

    [Theory]
    [InlineData("klp-cbt-7q4m9-xdt2k-e")]
    [InlineData("KLPCBT7Q4M9XDT2KE")]
    [InlineData("  KLP CBT 7Q4M9 XDT2K E  ")]
    [InlineData("K-L-P-C-B-T-7-Q-4-M-9-X-D-T-2-K-E")]
    [InlineData("KLP\u2011CBT\u20137Q4M9\u00A0XDT2K\tE")]
    public void Case_spaces_and_hyphens_do_not_matter(string typed) =>
        Assert.Equal("KLP-CBT-7Q4M9-XDT2K-E", PermitCode.Parse(typed).ToString());

    [Fact]
    public void Mistaken_letters_are_read_as_the_digits_they_look_like() =>
        Gen.Select(Codes, Gen.Char["IiLl"], Gen.Char["Oo"]).Sample((code, one, zero) =>
        {
            var text = code.ToString();
            Assert.Equal(code, PermitCode.Parse(text[..8] + text[8..].Replace('1', one).Replace('0', zero)));
        });

    [Fact]
    public void Letters_of_the_branch_are_never_read_as_digits()
    {
        Assert.True(PermitCode.TryParse("KLP-OIL-01234-56789-T", out var code));
        Assert.Equal("OIL", code.BranchCode);
    }

    [Fact]
    public void Every_single_wrong_character_is_caught() =>
        Codes.Sample(code =>
        {
            var text = code.ToString();
            for (var i = 8; i < text.Length; i++)
            {
                foreach (var wrong in CrockfordBase32.Alphabet.Where(other => other != text[i] && text[i] != '-'))
                {
                    Assert.False(PermitCode.TryParse(text[..i] + wrong + text[(i + 1)..], out _));
                }
            }
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7Q4M9-XDT2K-E")]
    [InlineData("KLP-CBT-7Q4M9-XDT2K")]
    [InlineData("KLP-CBT-7Q4M9-XDT2K-EE")]
    [InlineData("KLP-CBT-7Q4M9-XDT2K-F")]
    [InlineData("KLP-CBT-7Q4M9-XDTUK-E")]
    [InlineData("KLP-CB1-7Q4M9-XDT2K-E")]
    [InlineData("KLX-CBT-7Q4M9-XDT2K-E")]
    public void What_is_no_code_is_refused(string? typed)
    {
        Assert.False(PermitCode.TryParse(typed, out var code));
        Assert.Null(code);
    }

    [Fact]
    public void Parse_of_no_code_throws_without_repeating_it() =>
        Assert.DoesNotContain("7Q4M9", Assert.Throws<FormatException>(() => PermitCode.Parse("KLP-CBT-7Q4M9-XDT2K-F")).Message);

    [Fact]
    public void New_codes_are_of_the_branch_and_differ()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => PermitCode.New("SBY")).ToList();

        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(code, PermitCode.Parse(code.ToString())));
        Assert.All(codes, code => Assert.Equal("SBY", code.BranchCode));
    }

    [Fact]
    public void New_codes_use_the_whole_alphabet_at_every_place()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => PermitCode.New("SBY").Random).ToList();

        Assert.All(Enumerable.Range(0, 10), place => Assert.Equal(32, codes.Select(random => random[place]).Distinct().Count()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cbt")]
    [InlineData("CBTX")]
    public void Code_of_no_branch_is_never_made(string branch) => Assert.Throws<ArgumentException>(() => PermitCode.New(branch));
}
