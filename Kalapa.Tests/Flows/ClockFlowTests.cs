using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>The server's clock is in doubt (R116): staff see what pauses, and an admin who compares the time lets it go on.</summary>
public sealed class ClockFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    [Fact]
    public async Task An_admin_says_that_the_clock_is_right()
    {
        var alarm = Path.Combine(App.DataFolder, "clock-alarm.txt");
        await File.WriteAllTextAsync(alarm, $"{DateTimeOffset.UtcNow:O}\n1.00:00:00\n", TestContext.Current.CancellationToken);
        var agent = await SignIn("Rina", "/antrian");
        await Expect(agent.Test("clock-note")).ToBeVisibleAsync();
        var client = await SignIn("Sari", "/beranda");
        await Expect(client.Test("clock-note")).ToHaveCountAsync(0);

        var admin = await SignIn("Anita", "/pantauan");
        await Expect(admin.Test("alarm-clock")).ToContainTextAsync("1 hr 0 j");
        await admin.Test("clock-check").ClickAsync();
        await Expect(admin.Test("clock-question")).ToContainTextAsync("WIB");
        Assert.Empty(await admin.Axe(Look.Whole));
        await admin.Test("clock-right").ClickAsync();

        await Expect(admin.Test("alarm-clock")).ToHaveCountAsync(0);
        Assert.False(File.Exists(alarm));
        Assert.Equal(1, await Read(db => Task.FromResult(db.AuditEvents.Count(row => row.Type == "clock.confirmed"))));
        NoConsoleErrors();
    }

    /// <summary>Without a public address in the configuration it is the server's own, which is there once it listens (R117).</summary>
    [Fact]
    public async Task Permits_are_drawn_as_soon_as_the_server_listens()
    {
        await App.Stop();
        Assert.NotEqual(0, await Read(db => db.PermitDocuments.ExecuteDeleteAsync()));

        await App.Start();

        for (var missing = 1; missing > 0; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            missing = await Read(db => Task.FromResult(db.Permits.Count(permit => !db.PermitDocuments.Any(row => row.PermitId == permit.Id && row.Revision == permit.Revision))));
        }

        Assert.False(App.Output.Contains("could not be drawn", StringComparison.Ordinal), App.Output);
    }
}
