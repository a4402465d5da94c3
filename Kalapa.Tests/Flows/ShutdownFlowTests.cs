using System.Diagnostics;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>A planned stop: nobody's open page holds it up.</summary>
public sealed class ShutdownFlowTests(Browser browser, AppProcess app, ITestOutputHelper output) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    // What deploy/kalapa.service says.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_ends_in_time_and_well_while_pages_are_open()
    {
        Assert.Contains($"TimeoutStopSec={StopTimeout.TotalSeconds:F0}\n", await File.ReadAllTextAsync(Repository.PathOf("deploy/kalapa.service"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await SignIn("Rina", "/antrian");
        await SignIn("Budi", "/persetujuan");
        var since = Stopwatch.GetTimestamp();

        Assert.Equal(0, await App.Stop());

        output.WriteLine($"Ended {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s after SIGTERM.");
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, StopTimeout);
    }
}
