using System.Diagnostics;
using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>An account that is disabled loses its screens at once (trust.md H31), seen in real browsers.</summary>
public sealed class CircuitCutTests(Browser browser, AppProcess app, ITestOutputHelper output) : BrowserTest(browser), IClassFixture<AppProcess>
{
    [Fact]
    public async Task A_disabled_agents_open_page_is_cleared_without_a_click()
    {
        var agent = await SignedIn("Dimas");
        await agent.Open("/antrian");
        var screen = agent.Locator(".queue-page");
        await screen.WaitForAsync();
        var admin = await SignedIn("Anita");
        await admin.Open("/pengguna");

        var row = admin.Locator("[data-test=user][data-email='dimas@kalapa.example']");
        await row.Locator("[data-test=user-disable]").ClickAsync();
        await admin.Locator("[data-test=dialog-confirm]").ClickAsync();
        await row.Locator("[data-test=user-enable]").WaitForAsync();
        var since = Stopwatch.StartNew();

        await screen.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        output.WriteLine($"Cleared {since.Elapsed.TotalSeconds:F1} s after the account was disabled.");
        await agent.Reaches("/akun/masuk");

        // The cookie it still has opens nothing.
        await agent.GotoAsync("/antrian");
        Assert.Contains("/akun/masuk", agent.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invited_person_sets_a_password_through_the_link_and_is_in()
    {
        var admin = await SignedIn("Anita");
        await admin.Open("/pengguna");
        await admin.Locator("[data-test=invite]").ClickAsync();
        await admin.Locator("[data-test=user-name]").FillAsync("Wati Utami");
        await admin.Locator("[data-test=user-email]").FillAsync("wati@kalapa.example");
        await admin.Locator("[data-test=user-role]").SelectOptionAsync("Gate");
        await admin.Locator("[data-test=branch-SBY]").CheckAsync();
        await admin.Locator("[data-test=dialog-confirm]").ClickAsync();
        var link = await admin.Locator("[data-test=link]").InputValueAsync();

        var invited = await NewPage(app.Address);
        await invited.GotoAsync(link);
        await invited.Locator("#new-password").FillAsync("gerbang timur pagi");
        await invited.Locator("#again").FillAsync("gerbang timur pagi");
        await invited.Locator("button.button[type=submit]").ClickAsync();
        await invited.Reaches("/gerbang$");

        var second = await NewPage(app.Address);
        await second.GotoAsync(link);
        await second.Locator("[data-test=link-gone]").WaitForAsync();
    }

    private async Task<IPage> SignedIn(string persona)
    {
        var page = await NewPage(app.Address);
        await page.GotoAsync("/akun/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = persona }).ClickAsync();
        await page.IsSignedIn();
        return page;
    }
}
