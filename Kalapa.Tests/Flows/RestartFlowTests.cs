using System.Diagnostics;
using Kalapa.App.Features.Queue;
using Kalapa.Domain.Queue;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>What was committed counts, whether anybody was told or not.</summary>
public sealed class RestartFlowTests(Browser browser, AppProcess app, ITestOutputHelper output) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    [Fact]
    public async Task Screens_are_right_again_after_a_crash_between_commit_and_announcement()
    {
        var agent = await SignIn("Rina", "/antrian?lihat=semua");
        var (head, requester) = await Read(async db =>
        {
            var first = await db.Tickets.AsNoTracking().Waiting().InOrder().FirstAsync();
            return (first, await db.Users.Where(row => row.Id == first.RequesterId).Select(row => row.DisplayName).SingleAsync());
        });
        var client = await SignIn(requester, $"/permintaan/{head.Id}");
        await Expect(client.Test("place")).ToContainTextAsync("nomor 1");

        // Another process commits the claim on the same file, so nobody here is told, just as if the announcement never came to be.
        await OnSecondNode(async (services, db) =>
            await services.GetRequiredService<TakeNext>().Run(await db.Users.Where(row => row.Email == "dimas@kalapa.example").Select(row => row.Id).SingleAsync()));
        await App.Kill();
        await App.Start();
        var since = Stopwatch.GetTimestamp();

        await Task.WhenAll(
            agent.Locator($"[data-test=queue-row][data-ticket='{head.Number}']", new() { HasText = "Dimas" }).WaitForAsync(),
            client.Locator("[data-test=turn]", new() { HasText = "sedang diperiksa" }).WaitForAsync());
        // The figure to reach is 2 s, with the app as it is published.
        output.WriteLine($"Right again {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s after the restart.");
        await agent.IsReady();
        await client.IsReady();
    }
}
