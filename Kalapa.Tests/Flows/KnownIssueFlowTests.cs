using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>A known issue before everybody's eyes: a lead and the clients of two companies side by side, each sees every step without a click.</summary>
public sealed class KnownIssueFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const string Title = "Pendingin ruang data berhenti";

    [Fact]
    public async Task It_is_declared_joined_told_and_over_before_everybodys_eyes()
    {
        var lead = await SignIn("Tono", "/gangguan");
        var sari = await SignIn("Sari", "/beranda");
        var maya = await SignIn("Maya", "/beranda");

        // Declared on one screen, there on the others.
        await lead.Test("declare").ClickAsync();
        await lead.Reaches("/gangguan/baru");
        await lead.IsReady();
        await Declare(lead, "CBT", Title);
        await Expect(Banner(sari)).ToContainTextAsync("teknisi di lokasi");
        await Expect(Banner(maya)).ToContainTextAsync("teknisi di lokasi");

        // One press each: two tickets, which the lead sees come, and neither client sees the other's.
        await Banner(sari).Locator("[data-test=join-issue]").ClickAsync();
        await Banner(maya).Locator("[data-test=join-issue]").ClickAsync();
        await Expect(lead.Test("issue-ticket")).ToHaveCountAsync(2);
        var number = (await Banner(sari).Locator("[data-test=issue-mine]").Locator("a").InnerTextAsync()).Trim();
        await Expect(maya.GetByText(number)).ToHaveCountAsync(0);
        await Banner(sari).Locator("[data-test=issue-mine]").Locator("a").ClickAsync();
        await sari.Reaches("/bantuan/");
        await sari.IsReady();
        await Expect(sari.Test("linked-issue")).ToContainTextAsync(Title);

        // Told once: a message on her ticket, new words in the other's banner.
        await lead.Test("update-text").FillAsync("Unit pertama berjalan lagi.");
        await lead.Test("tell").ClickAsync();
        await Expect(sari.GetByText("Unit pertama berjalan lagi.")).Not.ToHaveCountAsync(0);
        await Expect(Banner(maya)).ToContainTextAsync("Unit pertama berjalan lagi.");

        // Over: both are resolved, and the banner goes.
        await lead.Test("resolve-open").ClickAsync();
        await lead.Test("resolve-text").FillAsync("Kedua unit berjalan lagi sejak 11.20.");
        await lead.Test("resolve").ClickAsync();
        await Expect(lead.Test("issue-result")).ToContainTextAsync("2 tiket diselesaikan, 0 tidak");
        await Expect(Banner(maya)).ToHaveCountAsync(0);
        await Expect(sari.Test("outcome")).ToContainTextAsync("Kedua unit berjalan lagi");
        NoConsoleErrors();
    }

    [Fact]
    public async Task A_company_that_is_not_allowed_there_meets_no_word_of_it_on_any_page()
    {
        const string Canary = "zebrakuning";
        // The page of a search repeats what was searched for, and nothing else of it.
        const string secret = $"Pendingin {Canary}";
        var lead = await SignIn("Tono", "/gangguan/baru");
        var maya = await SignIn("Maya", "/beranda");
        await Declare(lead, "BDG", $"{secret} berhenti");
        var (issue, sari) = (new Uri(lead.Url).AbsolutePath, await SignIn("Sari", "/beranda"));
        await sari.Locator("[data-test=issue-banner]").Filter(new() { HasText = Canary }).Locator("[data-test=join-issue]").ClickAsync();
        await Expect(lead.Test("issue-ticket")).ToHaveCountAsync(1);

        foreach (var address in new[] { "/beranda", "/notifikasi", $"/cari?q={Canary}", issue, "/gangguan", "/permintaan/baru?jenis=bantuan", "/solusi", "/laporan" })
        {
            await maya.GotoAsync(address);
            Assert.DoesNotContain(secret, await maya.ContentAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task Declare(IPage lead, string branch, string title)
    {
        await lead.Test("branch").SelectOptionAsync(branch);
        await lead.Test("category").SelectOptionAsync("COOLING.HOT");
        await lead.Test("impact").SelectOptionAsync("Degraded");
        await lead.Test("title").FillAsync(title);
        await lead.Test("known").FillAsync("Dua unit berhenti; teknisi di lokasi.");
        await lead.Test("declare-confirm").ClickAsync();
        await lead.Reaches("/gangguan/[0-9a-f-]{36}");
        await lead.IsReady();
    }

    private static ILocator Banner(IPage page) => page.Test("issue-banner").Filter(new() { HasText = Title });
}
