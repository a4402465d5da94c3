using Kalapa.App.Account;
using Xunit;

namespace Kalapa.Tests.App.Account;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/antrian?hal=2#isi")]
    public void An_own_path_is_followed(string url) => Assert.Equal(url, LocalUrl.Of(url, "/home"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("antrian")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~/antrian")]
    public void Anything_else_leads_home(string? url) => Assert.Equal("/home", LocalUrl.Of(url, "/home"));
}
