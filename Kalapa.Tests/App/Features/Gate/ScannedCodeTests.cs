using Kalapa.App.Features.Gate;
using Kalapa.Domain.Permits;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

public sealed class ScannedCodeTests
{
    private const string Code = "KLP-CBT-7Q4M9-XDT2K-E";

    [Theory]
    [InlineData(Code)]
    [InlineData("  klp cbt 7q4m9xdt2k e\n")]
    [InlineData($"https://izin.kalapa.example/cek/{Code}")]
    [InlineData($"https://izin.kalapa.example/cek/{Code}?rev=1#top")]
    [InlineData($"HTTPS://IZIN.KALAPA.EXAMPLE/CEK/{Code}/")]
    [InlineData($"izin.kalapa.example/cek/{Code}&rev=2")]
    [InlineData("https://izin.kalapa.example/cek/KLP%2DCBT%2D7Q4M9%2DXDT2K%2DE")]
    public void Typed_pasted_and_scanned_lead_to_the_same_code(string text)
    {
        Assert.True(PermitCode.TryParse(ScannedCode.In(text), out var code));
        Assert.Equal(Code, code.ToString());
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("   ", "")]
    [InlineData("https://izin.kalapa.example/cek/", "")]
    [InlineData("https://elsewhere.example/KLP-1", "https://elsewhere.example/KLP-1")]
    [InlineData("selamat pagi", "selamat pagi")]
    public void What_is_no_code_stays_what_it_is(string? text, string expected) => Assert.Equal(expected, ScannedCode.In(text));
}
