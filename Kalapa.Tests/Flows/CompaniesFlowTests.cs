using Kalapa.App.Demo;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>What customer service keeps and tells, on everybody's screen at once.</summary>
public sealed class CompaniesFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    [Fact]
    public async Task An_announcement_reaches_the_clients_home_live_is_put_away_and_withdrawn()
    {
        var agent = await SignIn("Rina", "/klien/pengumuman");
        var client = await SignIn("Sari", "/beranda");
        var phone = await SignIn("Bagus", "/beranda", width: 390);
        var other = await SignIn("Maya", "/beranda");
        await agent.Test("announcement-add").ClickAsync();
        await agent.Test("title-id").FillAsync("Lift barang diperbaiki");
        await agent.Test("text-id").FillAsync("Gunakan lift penumpang sampai Jumat.");
        await agent.Test("audience-Companies").CheckAsync();
        await agent.Locator("[data-test=to-company][data-name='PT Nusantara Data Prima']").CheckAsync();
        await agent.Test("announcement-make").ClickAsync();
        await Expect(agent.Test("announcement-problem")).ToBeVisibleAsync();
        await Expect(agent.Test("title-id")).ToHaveValueAsync("Lift barang diperbaiki");
        await agent.Test("title-en").FillAsync("Goods lift under repair");
        await agent.Test("text-en").FillAsync("Use the passenger lift until Friday.");
        await agent.Test("announcement-make").ClickAsync();

        foreach (var page in new[] { client, phone })
        {
            // What stands below it stays where it is until its reader asks.
            await Expect(page.Test("announced-show")).ToBeVisibleAsync();
            await Expect(Told(page)).ToHaveCountAsync(0);
            await page.Test("announced-show").ClickAsync();
            await Expect(Told(page)).ToBeVisibleAsync();
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        }

        await Expect(other.Test("announced-show")).ToHaveCountAsync(0);
        await Told(phone).Locator("summary").ClickAsync();
        await Told(phone).Locator("[data-test=dismiss]").ClickAsync();
        await Expect(Told(phone)).ToHaveCountAsync(0);
        await Expect(Told(client)).ToBeVisibleAsync();

        await agent.Test("announcement-row").Filter(new() { HasText = "Lift barang" }).Locator("[data-test=withdraw]").ClickAsync();
        await agent.Test("dialog-confirm").ClickAsync();
        await Expect(Told(client)).ToContainTextAsync("Berakhir");
        NoConsoleErrors();
    }

    [Fact]
    public async Task Two_agents_on_one_company_see_each_others_notes_and_a_late_follow_up_counts_in_a_colleagues_rail()
    {
        var rina = await SignIn("Rina", $"/klien/{DemoPeople.Samudra}");
        var dimas = await SignIn("Dimas", $"/klien/{DemoPeople.Samudra}");
        var count = dimas.Locator(".rail a[href='klien'] [data-test=rail-count]").First;
        await Expect(count).ToContainTextAsync("1");

        await dimas.Test("note-text").FillAsync("Setengah kalimat");
        await rina.Test("kind-Call").CheckAsync();
        await rina.Test("spoke-to").FillAsync("Maya Lestari");
        await rina.Test("note-text").FillAsync("Menanyakan jadwal pengiriman.");
        await rina.Test("note-write").ClickAsync();
        await Expect(dimas.Test("entry").Filter(new() { HasText = "Menanyakan jadwal pengiriman." })).ToBeVisibleAsync();
        await Expect(dimas.Test("note-text")).ToHaveValueAsync("Setengah kalimat");

        await rina.Test("follow-up").Filter(new() { HasText = "Telepon Maya" }).Locator("[data-test=follow-up-done]").ClickAsync();
        await Expect(count).ToHaveCountAsync(0);
        // Under the finger that ended it, the button that takes this back is dead for a moment; a colleague's is not.
        await dimas.Test("follow-up").Filter(new() { HasText = "Telepon Maya" }).Locator("[data-test=follow-up-reopen]").ClickAsync();
        await Expect(count).ToContainTextAsync("1");
        Assert.Equal(3, await Read(db => db.AuditEvents.CountAsync(row => row.Type == "note.written" && row.ActorId == DemoPeople.Agent.Id)));
        NoConsoleErrors();
    }

    private static ILocator Told(IPage page) => page.Test("announcement").Filter(new() { HasText = "Lift barang diperbaiki" });
}
