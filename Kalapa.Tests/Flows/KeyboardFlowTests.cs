using System.Globalization;
using Kalapa.App.Demo;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>The whole way of a request without a mouse.</summary>
public sealed class KeyboardFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private static readonly FilePayload Letter = new() { Name = "surat.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Bytes };

    // As the browser draws it, the ring is an outline or a shadow.
    private const string LacksRing = """
        () => {
          const stop = document.activeElement;
          if (!stop || stop === document.body) return null;
          const style = getComputedStyle(stop);
          const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return ring || style.boxShadow !== 'none' ? '' : stop.outerHTML.slice(0, 160);
        }
        """;

    private const string Disable = "disabled => document.querySelector(\"[data-test='take-next']\").disabled = disabled";

    [Fact]
    public async Task A_request_is_filed_judged_decided_and_let_in_by_keyboard_alone()
    {
        // The emergencies of the demo are taken; then the one filed here is the next.
        await Before(errands => errands.TakeEmergencies());
        var client = await SignIn("Sari", "/permintaan/baru");
        var number = await File(client);

        var agent = await SignIn("Rina", "/antrian");
        await agent.Press("take-next");
        await agent.Reaches("/tiket/");
        await agent.IsReady();
        await Expect(agent.Locator("h1")).ToContainTextAsync(number);
        await agent.TabTo("[data-test='paper-D01'] [data-test='accept-paper']");
        await agent.Keyboard.PressAsync("Enter");
        await Expect(agent.Test("paper-D01").Test("verdict")).ToContainTextAsync("Diterima");
        // It stands above the papers.
        await agent.Press("escalate", tab: "Shift+Tab");

        var supervisor = await SignIn("Budi", "/persetujuan");
        await supervisor.TabTo($"[data-test='approval-row'][data-ticket='{number}']");
        await supervisor.Keyboard.PressAsync("Enter");
        await Expect(supervisor.Test("desk-number")).ToContainTextAsync(number);
        await supervisor.Press("do-Approve");
        await supervisor.Press("confirm");

        await Expect(client.Test("pass")).ToBeVisibleAsync();
        await client.Press("pass");
        var code = (await client.Test("code").InnerTextAsync()).Trim();
        var gate = await SignIn("Joko", "/gerbang");
        await gate.Write("gate-code", code);
        await gate.Keyboard.PressAsync("Enter");
        const string visitor = "[data-test='visitor'][data-person='Agus Santoso']";
        await gate.Write("escort-name", "Hasan Basri");
        await gate.TabTo($"{visitor} [data-test='id-seen']");
        await gate.Keyboard.PressAsync("Space");
        await gate.TabTo($"{visitor} [data-test='check-in']");
        await gate.Keyboard.PressAsync("Enter");
        await Expect(gate.Locator(visitor)).ToHaveAttributeAsync("data-inside", "yes");
        NoConsoleErrors();
    }

    [Fact]
    public async Task Each_stop_shows_where_the_focus_is_and_one_before_all_skips_to_the_content()
    {
        var agent = await SignIn("Rina", "/antrian");
        List<string> bare = [];
        var stops = 0;
        do
        {
            await agent.Keyboard.PressAsync("Tab");
            if (await agent.EvaluateAsync<string?>(LacksRing) is not { } lacking)
            {
                break;
            }

            stops++;
            if (lacking.Length > 0)
            {
                bare.Add(lacking);
            }
        }
        while (stops < 100);

        Assert.True(stops > 10, $"Only {stops} stops.");
        Assert.True(bare.Count == 0, string.Join(Environment.NewLine, bare));

        // A page starts on its heading; before everything else comes the link that leads back to it.
        await agent.Open("/antrian");
        await agent.TabTo(".skip-link", "Shift+Tab");
        await Expect(agent.Locator(".skip-link")).ToBeInViewportAsync();
        await agent.Keyboard.PressAsync("Enter");
        await Expect(agent.Locator("main:focus, main :focus")).ToHaveCountAsync(1);
        Assert.Contains("/antrian", agent.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_takes_the_focus_to_its_heading_unless_one_has_gone_into_it_already()
    {
        var agent = await SignIn("Rina", "/antrian");
        // As on a slow line, where the page is there and the word to go to its heading still on the way.
        await agent.AddInitScriptAsync("""
            document.addEventListener('DOMContentLoaded', () => {
              const dom = Blazor._internal.domWrapper, focus = dom.focusBySelector;
              dom.focusBySelector = selector => { window.late = () => focus(selector); };
            });
            """);
        await agent.Open("/klien");
        await agent.Locator(".rail-link[href='antrian']").ClickAsync();
        await agent.Test("find").WaitForAsync();
        await agent.EvaluateAsync("window.late()");
        await Expect(agent.Locator("main h1")).ToBeFocusedAsync();

        await agent.Test("find").FocusAsync();
        await agent.EvaluateAsync("window.late()");
        await Expect(agent.Test("find")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_closes_a_dialog_and_the_focus_is_where_it_was_opened()
    {
        var ticket = await Read(db => db.PermitRequests.AsNoTracking().FirstAsync(row => row.State == TicketState.InReview && row.OwnerId == DemoPeople.Agent.Id));
        var agent = await SignIn("Rina", $"/tiket/{ticket.Id}");

        await agent.Press("return");
        // The dialog remembers where the focus was and takes it; a key before that would be one on the page.
        await Expect(agent.Locator(".mud-dialog:focus-within")).ToBeVisibleAsync();
        await agent.TabTo(KeyboardSteps.Mark("action-text"));
        await agent.Keyboard.PressAsync("Escape");

        await Expect(agent.Test("action-text")).ToHaveCountAsync(0);
        await Expect(agent.Test("return")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_button_that_waited_for_its_verb_gets_the_focus_back_unless_it_went_elsewhere()
    {
        var agent = await SignIn("Rina", "/antrian");
        await agent.TabTo(KeyboardSteps.Mark("take-next"));

        // As while a verb runs for longer than the browser takes to draw.
        await agent.EvaluateAsync(Disable, true);
        await Expect(agent.Locator("body")).ToBeFocusedAsync();
        await agent.EvaluateAsync(Disable, false);
        await Expect(agent.Test("take-next")).ToBeFocusedAsync();

        await agent.EvaluateAsync(Disable, true);
        await agent.TabTo(KeyboardSteps.Mark("find"));
        await agent.EvaluateAsync(Disable, false);
        await Expect(agent.Test("take-next")).ToBeEnabledAsync();
        await Expect(agent.Test("find")).ToBeFocusedAsync();
    }

    private static async Task<string> File(IPage page)
    {
        await page.Choose("branch", "branch-CBT");
        await page.Press("create");
        await page.Reaches("/isi");
        await page.IsReady();
        await page.Choose("Q01", "Q01-EMG");
        await page.Press("step-jadwal");
        await page.Write("start", DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).ToString("MMddyyyy", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).ToString("hhmmtt", CultureInfo.InvariantCulture));
        await page.Press("zone-DH1", "Space");
        await page.Press("step-pekerjaan");
        await page.Write("title", "Tanpa tetikus");
        await page.Write("purpose", "Satu catu daya mati.");
        await page.Write("work-steps", "1. Lapor di lobi");
        await page.Write("incident", "INC-2611-903");
        await page.Press("step-pengunjung");
        await page.Press("add-visitor");
        await page.Write("visitor-name", "Agus Santoso", tab: "Shift+Tab");
        await page.Write("visitor-last4", "4417");
        await page.Write("visitor-birth-year", "1988");
        await page.Write("visitor-phone", "+62 812 5550 101");
        await page.Press("step-dokumen");
        await page.TabTo("[data-test='slot-D01'] [data-test='upload']");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(Letter);
        await page.Test("slot-D01").Test("file").WaitForAsync();
        await page.Press("step-periksa");
        await page.Press("declare-HouseRules", "Space");
        await page.Press("declare-Privacy", "Space");
        await page.Test("complete").WaitForAsync();
        await page.Press("submit");
        await page.Test("turn").WaitForAsync();
        return (await page.Locator("h1").InnerTextAsync()).Trim();
    }
}
