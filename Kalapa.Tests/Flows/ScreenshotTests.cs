using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>
/// Draws the pictures of both READMEs from the demo, anew each time:
/// <c>./test.sh --explicit only --filter-class '*ScreenshotTests*'</c>.
/// </summary>
public sealed class ScreenshotTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const int Desk = 1280;
    private const int Phone = 390;
    private const int Most = 220 * 1024;

    [Theory(Explicit = true)]
    [InlineData("en", "en-GB")]
    [InlineData("id", "id-ID")]
    public async Task The_pictures_are_drawn(string language, string locale)
    {
        await Draw(language, "client", await Visit("Sari", "/beranda", locale, Phone));
        await Draw(language, "queue", await Visit("Rina", "/antrian", locale, Desk));
        var review = await Visit("Rina", "/antrian?lihat=saya", locale, Desk);
        await review.Test("queue-row").Filter(new() { Has = review.Locator(".chip-review") }).First.ClickAsync();
        await review.Test("open-ticket").ClickAsync();
        await Expect(review.Test("accept-paper").First).ToBeVisibleAsync();
        await review.IsReady();
        await Draw(language, "review", review);
        var desk = await Visit("Budi", "/persetujuan", locale, Desk, ColorScheme.Dark);
        // One that may be decided: the first waits for an answer.
        await desk.Test("approval-row").Nth(1).ClickAsync();
        await Expect(desk.Test("do-Approve")).ToBeVisibleAsync();
        await Draw(language, "approvals", desk);
        await Draw(language, "gate", await Visit("Joko", "/gerbang", locale, Phone));
        await Draw(language, "activity", await Visit("Anita", "/pantauan", locale, Desk));
        NoConsoleErrors();
    }

    private async Task<IPage> Visit(string persona, string path, string locale, int width, ColorScheme theme = ColorScheme.Light)
    {
        var page = await NewPage(App.Address, locale, width, width == Phone ? 844 : 800, theme);
        await page.GotoAsync("/akun/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = persona }).First.ClickAsync();
        await page.IsSignedIn();
        // Who signed in for the other language's pictures keeps that language.
        var language = locale[..2];
        if (await page.Locator("html").GetAttributeAsync("lang") != language)
        {
            await page.Locator($"button[name=language][value={language}]").First.ClickAsync();
            await page.Locator($"html[lang={language}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        await page.Open(path);
        return page;
    }

    private static async Task Draw(string language, string name, IPage page)
    {
        await page.EvaluateAsync("() => document.fonts.ready");
        var file = Repository.PathOf($"docs/images/{language}/{name}.png");
        // The browser's own PDF view draws when it likes and tells nobody: the picture counts once it has not changed for some shots.
        var (last, same) = (Array.Empty<byte>(), 0);
        for (var shot = 0; shot < 20 && same < 3; shot++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            var now = await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
            (last, same) = (now, now.SequenceEqual(last) ? same + 1 : 0);
        }

        Assert.True(new FileInfo(file).Length < Most, $"{file} is larger than {Most / 1024} KB.");
    }
}
