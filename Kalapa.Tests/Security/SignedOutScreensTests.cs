using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>Sessions seen in real browsers: what ends one ends its windows, and no other's (R120, H33).</summary>
public sealed class SignedOutScreensTests(Browser browser, AppProcess app) : BrowserTest(browser), IClassFixture<AppProcess>
{
    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_other_tabs_and_no_other_device()
    {
        var first = await SignedIn("Dimas");
        var second = await first.Context.NewPageAsync();
        await second.Open("/antrian");
        var device = await SignedIn("Dimas");
        await device.Open("/notifikasi");

        await first.Test("user-menu").ClickAsync();
        await first.Locator("form[action='/akun/keluar'] button").ClickAsync();

        await second.Reaches("/akun/masuk");
        await device.ReloadAsync();
        await device.IsReady();
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_it_there()
    {
        var here = await SignedIn("Rina");
        var there = await SignedIn("Rina");
        var third = await SignedIn("Rina");
        await there.Open("/antrian");
        await third.Open("/antrian");

        await here.Open("/akun/perangkat");
        await Assertions.Expect(here.Test("session")).ToHaveCountAsync(3);
        await Assertions.Expect(here.Test("session-here")).ToHaveCountAsync(1);

        // The list is live: somebody signs in elsewhere.
        var fourth = await SignedIn("Rina");
        await Assertions.Expect(here.Test("session")).ToHaveCountAsync(4);
        await fourth.GotoAsync("/");

        await here.Test("session-end").First.ClickAsync();
        await here.Test("session-confirm").ClickAsync();
        await Assertions.Expect(here.Test("session")).ToHaveCountAsync(3);

        await here.Test("session-end-others").ClickAsync();
        await here.Test("session-confirm").ClickAsync();
        await Assertions.Expect(here.Test("session")).ToHaveCountAsync(1);
        await there.Reaches("/akun/masuk");
        await third.Reaches("/akun/masuk");
        await here.ReloadAsync();
        await here.IsReady();
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
