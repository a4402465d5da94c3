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
        await sari.Test("issue-show").ClickAsync();
        await maya.Test("issue-show").ClickAsync();
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

        // Over: both are resolved, and the banner says so until it is put away.
        await lead.Test("resolve-open").ClickAsync();
        await lead.Test("resolve-text").FillAsync("Kedua unit berjalan lagi sejak 11.20.");
        await lead.Test("resolve").ClickAsync();
        await Expect(lead.Test("issue-result")).ToContainTextAsync("2 tiket diselesaikan, 0 tidak");
        await Banner(maya).Locator("[data-test=put-away]").ClickAsync();
        await Expect(Banner(maya)).ToHaveCountAsync(0);
        await Expect(sari.Test("outcome")).ToContainTextAsync("Kedua unit berjalan lagi");
        NoConsoleErrors();
    }

    [Fact]
    public async Task What_comes_changes_and_ends_while_a_form_is_open_moves_none_of_its_fields()
    {
        const string title = "Jaringan lantai dua putus";
        var lead = await SignIn("Tono", "/gangguan/baru");
        var (sari, maya) = (await SignIn("Sari", "/permintaan/baru?jenis=bantuan"), await SignIn("Maya", "/beranda"));
        await sari.Test("branch-CBT").CheckAsync();
        await sari.Test("create").ClickAsync();
        await sari.Reaches("/isi");
        await sari.IsReady();
        await Expect(sari.Locator("[data-banners-ready=yes]")).ToHaveCountAsync(1);
        var (field, cards) = (sari.Test("title"), maya.Test("my-turn"));
        var (before, home) = (await Top(field), await Top(cards));

        await Declare(lead, "CBT", title);
        await Expect(sari.Test("issue-show")).ToBeVisibleAsync();
        await Expect(maya.Test("issue-show")).ToBeVisibleAsync();
        Assert.Equal((before, home), (await Top(field), await Top(cards)));

        // Shown by the reader's own press; from there on its words may grow and it may end.
        await sari.Test("issue-show").ClickAsync();
        var banner = sari.Test("issue-banner").Filter(new() { HasText = title });
        await Expect(banner).ToBeVisibleAsync();
        await Expect(sari.Test("issue-banners")).ToBeFocusedAsync();
        before = await Top(field);
        await lead.Test("update-text").FillAsync(string.Join('\n', Enumerable.Repeat("Satu unit berjalan lagi, suhu masih kami awasi.", 8)));
        await lead.Test("tell").ClickAsync();
        await Expect(banner).ToContainTextAsync("suhu masih kami awasi");
        Assert.Equal(before, await Top(field));
        await lead.Test("resolve-open").ClickAsync();
        await lead.Test("resolve-text").FillAsync("Kedua unit berjalan lagi.");
        await lead.Test("resolve").ClickAsync();
        await Expect(banner.Locator("[data-test=issue-over]")).ToBeVisibleAsync();
        Assert.Equal(before, await Top(field));

        static async Task<float> Top(ILocator element) => (await element.BoundingBoxAsync())!.Y;
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
