using System.Text.RegularExpressions;
using Kalapa.App.Demo;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>What a tab tells while one looks at another.</summary>
public sealed partial class SignsFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const string Marked = "/favicon-news.svg";

    [Fact]
    public async Task A_tab_counts_unread_news_before_its_title_on_every_page_and_stops_when_they_are_read()
    {
        var ticket = await Read(db => db.PermitRequests.AsNoTracking().FirstAsync(row => row.State == TicketState.InReview && row.OwnerId == DemoPeople.Agent.Id && row.RequesterId == DemoPeople.OtherClient.Id));
        var agent = await SignIn("Rina", "/klien");
        await Expect(agent).ToHaveTitleAsync(Counted());
        await ReadAll(agent);

        var client = await SignIn("Maya", $"/permintaan/{ticket.Id}");
        await client.Test("message-public").FillAsync("Mohon dilihat hari ini.");
        await client.Test("send-public").ClickAsync();
        await Expect(agent).ToHaveTitleAsync(One());
        await Expect(agent.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", Marked);

        var here = await agent.TitleAsync();
        await agent.Locator(".rail a[href='gangguan']").First.ClickAsync();
        await agent.Reaches("/gangguan");
        await Expect(agent).Not.ToHaveTitleAsync(here);
        await Expect(agent).ToHaveTitleAsync(One());
        await ReadAll(agent);
        NoConsoleErrors();
    }

    private static async Task ReadAll(IPage page)
    {
        await page.Test("bell").ClickAsync();
        await page.Test("mark-all").ClickAsync();
        await Expect(page).ToHaveTitleAsync(Plain());
        await Expect(page.Locator("link[rel=icon]")).Not.ToHaveAttributeAsync("href", Marked);
        await page.Keyboard.PressAsync("Escape");
    }

    [GeneratedRegex(@"^\(\d+\+?\) \S")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\(1\) \S")]
    private static partial Regex One();

    [GeneratedRegex(@"^[^(]")]
    private static partial Regex Plain();
}
