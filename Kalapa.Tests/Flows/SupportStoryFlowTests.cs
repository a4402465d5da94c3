using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>One fault from the report to "solved", with everybody's screen open at once: each sees every step without a click.</summary>
public sealed class SupportStoryFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const string Title = "Satu jalur daya di rak A-07 mati";
    private const string Description = "PDU sisi B gelap sejak tadi; layanan kami berhenti.";
    private const string Phone = "+62 811 5550 177";

    [Fact]
    public async Task A_fault_goes_from_the_report_over_the_branch_and_a_visit_to_solved_before_everybodys_eyes()
    {
        var client = await SignIn("Sari", "/beranda");
        var agent = await SignIn("Rina", "/antrian");
        var otherAgent = await SignIn("Dimas", "/antrian?lihat=semua");
        var supervisor = await SignIn("Budi", "/cabang");
        var stranger = await SignIn("Maya", "/beranda");

        // An emergency of the demo waits; once Dimas has it, the next one is the first in line.
        await otherAgent.Test("take-next").ClickAsync();
        await otherAgent.Reaches("/tiket/");
        await otherAgent.Open("/antrian?lihat=semua");

        // The client reports it and reads the place in the one line; the agents see it come.
        await Report(client);
        var (number, address) = ((await client.Locator("h1").InnerTextAsync()).Trim(), new Uri(client.Url).AbsolutePath);
        await Expect(client.Test("place")).ToContainTextAsync("nomor 1");
        await Expect(Row(otherAgent, "queue-row", number)).ToBeVisibleAsync();
        await agent.Test("take-next").ClickAsync();
        await agent.Reaches("/tiket/");
        await agent.IsReady();
        await Expect(agent.Locator("h1")).ToContainTextAsync(number);
        await Expect(Row(otherAgent, "queue-row", number)).ToContainTextAsync("Rina");
        await Expect(Turn(client)).ToContainTextAsync("sedang ditangani");

        // It goes to the branch's list, and back to her who handed it on.
        await agent.Act("hand-on", "Periksa pemutus arus sisi B rak A-07.");
        await Expect(Turn(client)).ToContainTextAsync("petugas cabang");
        await Row(supervisor, "job-row", number).ClickAsync();
        await Expect(supervisor.Test("desk-number")).ToContainTextAsync(number);
        await supervisor.Test("note").FillAsync("Pemutus arus baik; catu daya PDU milik klien mati.");
        await supervisor.Test("job-done").ClickAsync();
        await Expect(supervisor.Test("job-ended")).ToBeVisibleAsync();
        await Expect(Turn(client)).ToContainTextAsync("sedang ditangani");

        // Somebody has to come: the visit's form asks for nothing that was said before.
        await agent.Act("need-visit", mark: "visit-emergency");
        await client.Test("send-visit").ClickAsync();
        await client.Reaches("/permintaan/.+/isi");
        await client.IsReady();
        Assert.Empty(await ToTypeAgain(client, number));

        // Who comes is nobody after all: without its visit the fault is Rina's again by itself.
        await client.Test("discard").ClickAsync();
        await client.Test("discard-confirm").ClickAsync();
        await client.Reaches("/beranda");
        await agent.Act("resolve", "PDU sisi B sudah kami ganti dengan cadangan Anda; kedua jalur menyala.", choose: ("outcome", "Fixed"));

        // She says solved, the client says so too.
        await client.Open(address);
        await Expect(client.Test("outcome")).ToContainTextAsync("kedua jalur menyala");
        await client.Test("confirm").ClickAsync();
        await Expect(Turn(client)).ToContainTextAsync("Selesai");
        await Expect(agent.Locator("main")).ToContainTextAsync("Dikonfirmasi selesai");

        // Another company never saw any of it.
        await Expect(stranger.GetByText(number)).ToHaveCountAsync(0);
        NoConsoleErrors();
    }

    private static async Task Report(IPage page)
    {
        await page.Open("/permintaan/baru?jenis=bantuan");
        await page.Test("branch-CBT").CheckAsync();
        await page.Test("create").ClickAsync();
        await page.Reaches("/bantuan/.+/isi");
        await page.IsReady();
        await page.Test("group-POWER").CheckAsync();
        await page.Test("topic-POWER.PDU").CheckAsync();
        await page.Test("title").FillAsync(Title);
        await page.Test("impact-Down").CheckAsync();
        await page.Test("callback-phone").FillAsync(Phone);
        await page.Test("description").FillAsync(Description);
        await page.Test("zone").SelectOptionAsync("DH1");
        await page.Test("rack").FillAsync("A-07");
        await page.Test("complete").WaitForAsync();
        await page.Test("submit").ClickAsync();
        await page.Test("turn").WaitForAsync();
    }

    /// <summary>What of the report does not stand on the visit's form, by the field's mark.</summary>
    private static async Task<List<string>> ToTypeAgain(IPage page, string number)
    {
        var missing = new List<string>();
        await Expect(page.Test("Q01-EMG")).ToBeCheckedAsync();
        await GoTo("jadwal");
        await Look("branch", "CBT");
        await Look("racks", "A-07");
        if (!await page.Test("zone-DH1").IsCheckedAsync())
        {
            missing.Add("zone-DH1");
        }

        await GoTo("pekerjaan");
        await Look("title", Title);
        await Look("purpose", Description);
        await Look("incident", number);
        await Look("contact-phone", Phone);
        return missing;

        async Task GoTo(string step)
        {
            await page.Test($"step-{step}").ClickAsync();
            await page.Reaches($"langkah={step}");
        }

        async Task Look(string mark, string typed)
        {
            if (await page.Test(mark).InputValueAsync() != typed)
            {
                missing.Add(mark);
            }
        }
    }

    private static ILocator Row(IPage page, string mark, string number) => page.Locator($"[data-test='{mark}'][data-ticket='{number}']");

    private static ILocator Turn(IPage page) => page.Test("turn");
}
