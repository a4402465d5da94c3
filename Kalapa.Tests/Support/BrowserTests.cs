using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Support;

public sealed class BrowserTests(Browser browser) : BrowserTest(browser)
{
    private static readonly Uri Address = new("http://127.0.0.1");

    [Fact]
    public async Task A_page_has_the_language_size_and_colours_it_was_asked_for()
    {
        var page = await NewPage(Address, locale: "en-GB", width: 390, height: 700, colorScheme: ColorScheme.Dark);

        Assert.Equal("en-GB 390 true", await page.EvaluateAsync<string>(
            "`${navigator.language} ${innerWidth} ${matchMedia('(prefers-color-scheme: dark)').matches}`"));
    }

    [Fact]
    public async Task Two_pages_are_two_people_who_share_no_cookie()
    {
        var one = await NewPage(Address);
        var other = await NewPage(Address);

        await one.Context.AddCookiesAsync([new() { Name = "who", Value = "one", Url = Address.OriginalString }]);

        Assert.Single(await one.Context.CookiesAsync());
        Assert.Empty(await other.Context.CookiesAsync());
    }

    [Fact]
    public async Task An_error_on_the_console_is_kept()
    {
        var page = await NewPage(Address);

        await page.RunAndWaitForConsoleMessageAsync(() => page.EvaluateAsync("console.error('broken pipe')"));

        Assert.Contains("broken pipe", ConsoleErrors);
    }
}
