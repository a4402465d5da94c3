using System.Diagnostics;
using System.Globalization;
using Kalapa.App.Demo;
using Kalapa.App.Features.Queue;
using Kalapa.Domain.Papers;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>
/// Two nodes on one database behind a sticky proxy: screens of one follow the other, with Redis and without; one is killed under somebody
/// who types; Redis and the database go away and come back; and nothing that was acknowledged is lost.
/// </summary>
public sealed class NodesFlowTests(Browser browser, TwoNodes nodes, ITestOutputHelper output) : FlowTest(browser, nodes.Nodes[0]), IClassFixture<TwoNodes>
{
    // Far from what is reached (2 s at most), and from the 30 s of a board's heartbeat, by which a screen would be right without hearing anything.
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(15);

    private AppProcess A => nodes.Nodes[0];

    private AppProcess B => nodes.Nodes[1];

    [Fact]
    public async Task Two_nodes_are_one_and_nothing_acknowledged_is_lost()
    {
        // Two that make the first key at once would not take each other's cookies.
        Assert.Equal(1, await Read(db => db.DataProtectionKeys.CountAsync()));
        var draft = await Before(errands => errands.Blank(DemoPeople.OtherClient));
        var held = await Before(errands => errands.Submitted(DemoPeople.OtherClient, "Ganti catu daya"));
        await OnSecondNode((services, _) => services.GetRequiredService<TakeNext>().Run(DemoPeople.Agent.Id));
        var queue = await SignIn("Rina", "/antrian?lihat=semua", at: A.Address);
        var other = await SignIn("Dimas", "/antrian?lihat=semua", at: B.Address);
        await using var load = await NodesLoad.Begin(nodes.Proxy.Address, draft);

        var rounds = TestSize.Of(1, 10);
        for (var round = 1; round <= rounds; round++)
        {
            await TakenOnBIsSeenOnA(queue, other, "with Redis");

            await nodes.Redis.Kill();
            await Expect(queue.Test("delay-note")).ToBeVisibleAsync();
            await Expect(other.Test("delay-note")).ToBeVisibleAsync();
            await TakenOnBIsSeenOnA(queue, other, "without Redis");
            await AnOpenTicketHearsOfTheOtherNode(held);
            await nodes.Redis.Start();
            await Expect(queue.Test("delay-note")).ToBeHiddenAsync();

            await nodes.Database.Kill();
            await Expect(queue.Test("outage-banner")).ToBeVisibleAsync();
            await Expect(other.Test("outage-banner")).ToBeVisibleAsync();
            var late = await ComesThroughTheProxy(queue);
            await nodes.Database.Start();
            await Expect(queue.Test("outage-banner")).ToBeHiddenAsync();
            await Expect(other.Test("outage-banner")).ToBeHiddenAsync();
            await TakenOnBIsSeenOnA(queue, other, "after the database was away");
            await late.Test("queue-row").First.WaitForAsync();
            await late.CloseAsync();

            var killed = await KilledUnderSomebodyWhoTypes(round);
            if (round < rounds)
            {
                await killed.Start();
                // Whoever had come to it without the proxy waited for it.
                await queue.IsReady();
                await other.IsReady();
            }
        }

        await load.End();
        await NothingIsLost(load);
    }

    private async Task TakenOnBIsSeenOnA(IPage queue, IPage other, string how)
    {
        var id = await Before(errands => errands.Submitted(DemoPeople.Client, "Uplink putus"));
        var number = await Read(db => db.Tickets.Where(row => row.Id == id).Select(row => row.Number).SingleAsync());
        await queue.Locator($"[data-test=queue-row][data-ticket='{number}']").WaitForAsync();
        await Expect(other.Locator($"[data-test=queue-row][data-ticket='{number}']")).ToBeVisibleAsync();

        await other.Test("take-next").ClickAsync();
        await other.Reaches("/tiket/");
        var since = Stopwatch.GetTimestamp();
        await queue.Locator($"[data-test=queue-row][data-ticket='{number}']", new() { HasText = "Dimas" }).WaitForAsync();
        Say($"Taken on B, seen on A {how}", since);

        if (TestSize.IsLong)
        {
            // An agent holds five at most, and this one has more to take.
            await Before(errands => errands.Escalate(id));
        }

        await other.Open("/antrian?lihat=semua");
    }

    private async Task AnOpenTicketHearsOfTheOtherNode(Guid ticket)
    {
        var agent = await SignIn("Rina", $"/tiket/{ticket}", at: A.Address);
        var client = await SignIn("Maya", $"/permintaan/{ticket}", at: B.Address);
        var said = $"Teknisi datang, {Guid.NewGuid():N}.";
        await client.Test("message-public").FillAsync(said);
        await client.Test("send-public").ClickAsync();
        await Expect(client.Test("feed")).ToContainTextAsync(said);
        var since = Stopwatch.GetTimestamp();
        await Expect(agent.Test("feed")).ToContainTextAsync(said);
        Say("Written and seen on B, read on A without Redis", since);
        await agent.CloseAsync();
        await client.CloseAsync();
    }

    /// <summary>No node is ready, and whoever comes is still told by Kalapa, on a page that goes on by itself.</summary>
    private async Task<IPage> ComesThroughTheProxy(IPage agent)
    {
        var page = await agent.Context.NewPageAsync();
        var answer = await page.GotoAsync(new Uri(nodes.Proxy.Address, "/antrian?lihat=semua").AbsoluteUri);
        Assert.Equal(503, answer!.Status);
        await Expect(page.Test("error-document")).ToContainTextAsync("Kalapa segera kembali");
        return page;
    }

    private async Task<AppProcess> KilledUnderSomebodyWhoTypes(int round)
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Ganti kipas"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=pekerjaan", at: nodes.Proxy.Address);
        var typed = $"Ganti kipas rak A-07, kali ke-{round}";
        await client.Test("title").FillAsync(typed);
        await Expect(client.Test("saved")).ToContainTextAsync("Tersimpan ");
        var node = nodes.Nodes[await NodeOf(client) - 1];
        await client.EvaluateAsync("document.documentElement.dataset.leftOpen = 'yes'");

        await node.Kill();
        var since = Stopwatch.GetTimestamp();
        await client.Locator("html:not([data-left-open]) [data-ready=yes]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The page was right on the other node after {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F0} ms"));

        Assert.NotSame(node, nodes.Nodes[await NodeOf(client) - 1]);
        await Expect(client.Test("title")).ToHaveValueAsync(typed);
        // The same person, without signing in again, goes on with it.
        await client.Test("title").FillAsync($"{typed}, lanjut");
        await Expect(client.Test("saved")).ToContainTextAsync("Tersimpan ");
        await client.CloseAsync();
        return node;
    }

    /// <summary>Which of them the proxy keeps the page on.</summary>
    private static async Task<int> NodeOf(IPage page) =>
        int.Parse((await page.Context.CookiesAsync()).Single(cookie => cookie.Name == StickyProxy.Cookie).Value, CultureInfo.InvariantCulture);

    private void Say(string what, long since)
    {
        var lasted = Stopwatch.GetElapsedTime(since);
        // The figure to reach is 2 s.
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {lasted.TotalMilliseconds:F0} ms"));
        Assert.True(lasted < HeardWithin, $"{what}: not heard of, only looked up after {lasted}.");
    }

    private async Task NothingIsLost(NodesLoad load)
    {
        Assert.NotEmpty(load.Told);
        Guid[] ids = [.. load.Told.Select(paper => paper.Paper)];
        var kept = await Read(db => db.Set<TicketDocument>().Where(paper => ids.Contains(paper.Id)).Join(db.Attachments, paper => paper.AttachmentId, file => file.Id, (paper, file) => new { paper.Id, file.Sha256 })
            .ToDictionaryAsync(paper => paper.Id, paper => paper.Sha256, TestContext.Current.CancellationToken));
        Assert.Equal(0, load.Told.Count(paper => kept.GetValueOrDefault(paper.Paper) != paper.Sha256));
        output.WriteLine($"{load.Told.Count} papers acknowledged through the proxy, none lost.");

        var check = await AppCommand.Run(["check", "--data"], A.Environment);
        Assert.True(check.Code == 0, $"{check.Output}\n{check.Error}");
        // Of two nodes one did the timed work.
        Assert.DoesNotContain(nodes.Nodes, node => node.Output.Contains("A timed transition was refused", StringComparison.Ordinal));
    }
}
