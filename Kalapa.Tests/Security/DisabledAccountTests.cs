using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>Whatever page is open when an account is disabled gives way, pages that ask for no role included (R126, H31).</summary>
public sealed class DisabledAccountTests(Browser browser, AppProcess app) : BrowserTest(browser), IClassFixture<AppProcess>
{
    [Fact]
    public async Task Every_open_screen_of_a_disabled_account_gives_way_at_once()
    {
        var agent = await SignedIn("Dimas");
        List<IPage> screens = [];
        foreach (var path in new[] { "/notifikasi", "/tidak-ada", "/antrian", "/permintaan/01999999-0000-7000-8000-000000000000" })
        {
            var screen = await agent.Context.NewPageAsync();
            await screen.Open(path);
            screens.Add(screen);
        }

        // And one that came to a page that is not there inside its circuit.
        var lost = await agent.Context.NewPageAsync();
        await lost.Open("/antrian");
        await lost.EvaluateAsync("Blazor.navigateTo('/alamat/yang/tidak/ada')");
        await lost.Reaches("/alamat/yang/tidak/ada$");
        await lost.Locator("main h1").First.WaitForAsync();
        screens.Add(lost);

        await Disable("dimas@kalapa.example");

        foreach (var screen in screens)
        {
            await screen.Reaches("/akun/masuk");
            await Assertions.Expect(screen.Locator("[data-test=session-end]")).ToContainTextAsync("dinonaktifkan");
        }
    }

    [Fact]
    public async Task A_screen_whose_line_was_gone_at_that_moment_gives_way_when_the_line_is_back()
    {
        var agent = await SignedIn("Rina");
        var lines = new List<IWebSocketRoute>();
        await agent.RouteWebSocketAsync("**/_blazor**", line =>
        {
            line.ConnectToServer();
            lines.Add(line);
        });
        await agent.Open("/antrian");
        await agent.RouteAsync("**/sambungan", answer => answer.AbortAsync());
        await lines[^1].CloseAsync();
        await agent.Locator("html[data-link=down]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await Disable("rina@kalapa.example");
        await agent.UnrouteAsync("**/sambungan");

        await Assertions.Expect(agent.Locator("[data-test=session-end]")).ToContainTextAsync("dinonaktifkan");
    }

    private async Task Disable(string email)
    {
        var admin = await SignedIn("Anita");
        await admin.Open("/pengguna");
        var row = admin.Locator($"[data-test=user][data-email='{email}']");
        await row.Locator("[data-test=user-disable]").ClickAsync();
        await admin.Locator("[data-test=dialog-confirm]").ClickAsync();
        await row.Locator("[data-test=user-enable]").WaitForAsync();
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
