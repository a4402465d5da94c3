using System.Diagnostics;
using System.Net;
using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>A planned stop: nobody's open page holds it up.</summary>
public sealed class ShutdownFlowTests(Browser browser, AppProcess app, ITestOutputHelper output) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    // What deploy/kalapa.service says.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_is_said_on_every_page_before_it_ends_by_itself_and_well()
    {
        Assert.Contains($"TimeoutStopSec={StopTimeout.TotalSeconds:F0}\n", await File.ReadAllTextAsync(Repository.PathOf("deploy/kalapa.service"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        App.Settings["Kalapa__StopAfterSeconds"] = "5";
        await App.Start();
        var queue = await SignIn("Rina", "/antrian");
        var approvals = await SignIn("Budi", "/persetujuan");
        var since = Stopwatch.GetTimestamp();

        var stopping = App.Stop();

        // The line still stands: it is the server that says so.
        foreach (var page in new[] { queue, approvals })
        {
            await Assertions.Expect(page.Test("shutdown")).ToBeVisibleAsync();
            Assert.Equal("up", await page.Locator("html").GetAttributeAsync("data-link"));
        }

        using var ready = await new HttpClient().GetAsync(new Uri(App.Address, "/sehat/siap"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(0, await stopping);

        output.WriteLine($"Ended {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s after SIGTERM.");
        // Whoever reads the log after a planned stop finds nothing to look into (R117).
        Assert.False(App.Output.Split('\n').Any(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)), App.Output);
    }
}
