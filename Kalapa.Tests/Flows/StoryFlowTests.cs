using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>One ticket from request to exit, with everybody's screen open at once: each sees every step without a click.</summary>
public sealed class StoryFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    [Fact]
    public async Task A_request_goes_from_the_form_to_the_gate_and_out_again_before_everybodys_eyes()
    {
        var client = await SignIn("Sari", "/beranda");
        var agent = await SignIn("Rina", "/antrian");
        var otherAgent = await SignIn("Dimas", "/antrian?lihat=semua");
        var supervisor = await SignIn("Budi", "/persetujuan");
        var otherSupervisor = await SignIn("Ratna", "/persetujuan");
        var gate = await SignIn("Joko", "/gerbang");
        var admin = await SignIn("Anita", "/pantauan");
        var stranger = await SignIn("Maya", "/beranda");

        // An emergency of the demo waits; once Dimas has it, the next one is the first in line.
        await otherAgent.Test("take-next").ClickAsync();
        await otherAgent.Reaches("/tiket/");
        await otherAgent.Open("/antrian?lihat=semua");

        // The client asks, with a paper; the agents see it come.
        var now = DateTimeOffset.UtcNow;
        var number = await client.FileEmergency("Ganti catu daya rak A-07", BranchTime(now), BranchTime(now.AddHours(6)));
        await Expect(client.Test("place")).ToContainTextAsync("nomor 1");
        await Expect(Row(otherAgent, "queue-row", number)).ToBeVisibleAsync();
        await Expect(Row(agent, "queue-row", number)).ToBeVisibleAsync();

        // The next one is the emergency. Who took it, the others and the client see at once.
        await agent.Test("take-next").ClickAsync();
        await agent.Reaches("/tiket/");
        await agent.IsReady();
        await Expect(agent.Locator("h1")).ToContainTextAsync(number);
        await Expect(Row(otherAgent, "queue-row", number)).ToContainTextAsync("Rina");
        await Expect(Turn(client)).ToContainTextAsync("sedang diperiksa");

        // The paper is judged in one click, and it goes to the supervisor.
        await agent.Test("paper-D01").Test("accept-paper").ClickAsync();
        await Expect(agent.Test("paper-D01").Test("verdict")).ToContainTextAsync("Diterima");
        await agent.Test("escalate").ClickAsync();
        await Expect(Row(supervisor, "approval-row", number)).ToBeVisibleAsync();
        await Expect(Row(otherSupervisor, "approval-row", number)).ToBeVisibleAsync();

        // One supervisor decides; the other's list and the client know it.
        await Row(supervisor, "approval-row", number).ClickAsync();
        await Expect(supervisor.Test("desk-number")).ToContainTextAsync(number);
        await supervisor.Test("do-Approve").ClickAsync();
        await supervisor.Test("confirm").ClickAsync();
        await Expect(client.Test("pass")).ToBeVisibleAsync();
        await Expect(Row(otherSupervisor, "approval-row", number).Locator("visible=true").Filter(new() { HasNotText = "Budi" })).ToHaveCountAsync(0);

        // The pass opens the gate; everybody sees the visitor inside.
        await client.Test("pass").ClickAsync();
        await client.IsReady();
        var code = (await client.Test("code").InnerTextAsync()).Trim();
        await gate.Test("gate-code").FillAsync(code.ToLowerInvariant());
        await gate.Test("look-up").ClickAsync();
        var visitor = gate.Locator("[data-test=visitor][data-person='Agus Santoso']");
        await gate.Test("escort-name").FillAsync("Hasan Basri");
        await visitor.Test("id-seen").CheckAsync();
        await visitor.Test("check-in").ClickAsync();
        await Expect(visitor).ToHaveAttributeAsync("data-inside", "yes");
        await Expect(client.Test("people")).ToContainTextAsync("di dalam");

        // The last one out says that the work is done; the visit is over.
        await visitor.Test("check-out").ClickAsync();
        await gate.Test("work-done").ClickAsync();
        await Expect(client.Locator("main")).ToContainTextAsync("Selesai");

        // Another company never saw any of it; the admin's screen followed.
        await Expect(stranger.GetByText(number)).ToHaveCountAsync(0);
        await Expect(admin.Locator("main")).ToContainTextAsync(number);
        NoConsoleErrors();
    }

    private static ILocator Row(IPage page, string mark, string number) => page.Locator($"[data-test='{mark}'][data-ticket='{number}']");

    private static ILocator Turn(IPage page) => page.Test("turn");
}
