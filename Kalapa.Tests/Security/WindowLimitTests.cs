using System.Net;
using System.Net.WebSockets;
using Kalapa.App.Account;
using Kalapa.App.Setup;
using Kalapa.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>How many windows one may open, what one may send, and from whose pages (R128, H13, H14, H34).</summary>
public sealed class WindowLimitTests(Browser browser, WindowLimitTests.App app) : BrowserTest(browser), IClassFixture<WindowLimitTests.App>
{
    /// <summary>Room for two windows of an account.</summary>
    public sealed class App : IAsyncLifetime
    {
        public AppProcess Process { get; } = new() { Settings = { ["Kalapa__WindowsPerUser"] = "2" } };

        public ValueTask InitializeAsync() => Process.InitializeAsync();

        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }

    private static Limits Defaults { get; } = new(new ConfigurationBuilder().Build());

    [Fact]
    public async Task One_window_too_many_can_be_read_and_says_why_nothing_on_it_works()
    {
        var first = await NewPage(app.Process.Address);
        await first.GotoAsync("/akun/masuk");
        await first.GetByRole(AriaRole.Button, new() { Name = "Rina" }).ClickAsync();
        await first.IsSignedIn();
        await first.Open("/notifikasi");
        var second = await first.Context.NewPageAsync();
        await second.Open("/notifikasi");

        var third = await first.Context.NewPageAsync();
        await third.GotoAsync("/notifikasi");
        await third.GetByText("Terlalu banyak jendela Kalapa terbuka").WaitForAsync();
        await third.Locator("main h1").WaitForAsync();

        await second.CloseAsync();
        await third.ReloadAsync();
        await third.IsReady();
    }

    [Fact]
    public void An_account_has_eight_windows_and_an_address_forty()
    {
        var windows = new OpenWindows(Defaults);
        var user = Guid.NewGuid();
        var open = Enumerable.Range(0, 8).Select(number => windows.Open(user, $"203.0.113.{number}")).ToList();
        Assert.All(open, Assert.NotNull);
        Assert.Null(windows.Open(user, "203.0.113.99"));
        open[0]!.Dispose();
        open[0]!.Dispose();
        Assert.NotNull(windows.Open(user, "203.0.113.99"));
        Assert.Null(windows.Open(user, "203.0.113.99"));

        var crowd = Enumerable.Range(0, 41).Select(_ => windows.Open(Guid.NewGuid(), "198.51.100.1")).ToList();
        Assert.Equal(40, crowd.Count(window => window is not null));
    }

    [Fact]
    public async Task Windows_opened_at_once_share_the_room()
    {
        var windows = new OpenWindows(Defaults);
        var user = Guid.NewGuid();
        var open = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => windows.Open(user, "198.51.100.2"))));
        Assert.Equal(8, open.Count(window => window is not null));
    }

    [Fact]
    public void Fast_typing_passes_for_ever_and_a_flood_does_not()
    {
        var clock = new FakeTimeProvider();
        var limit = new EventLimit(Defaults, clock, NullLogger<EventLimit>.Instance);
        for (var stroke = 0; stroke < 10_000; stroke++)
        {
            Assert.True(limit.Take());
            clock.Advance(TimeSpan.FromMilliseconds(25));
        }

        Assert.Equal(500, Enumerable.Range(0, 20_000).Count(_ => limit.Take()));
    }

    [Fact]
    public async Task A_flood_of_events_ends_its_own_circuit_and_no_other()
    {
        var page = await NewPage(app.Process.Address);
        await page.GotoAsync("/akun/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Budi" }).ClickAsync();
        await page.IsSignedIn();
        await page.Open("/notifikasi");
        var other = await page.Context.NewPageAsync();
        await other.Open("/notifikasi");

        await page.EvaluateAsync("() => { for (let i = 0; i < 5000; i++) DotNet.invokeMethodAsync('Kalapa.App', 'IsAlive').catch(() => {}); }");

        await page.Locator("#blazor-error-ui").WaitForAsync();
        Assert.True(await other.EvaluateAsync<bool>("() => DotNet.invokeMethodAsync('Kalapa.App', 'IsAlive')"));
    }
}

/// <summary>Whose pages may open a live connection, asked of the app as it is run for real (R128, H34).</summary>
public sealed class OriginTests(SetUpApp app) : IClassFixture<SetUpApp>
{
    [Theory]
    [InlineData("https://kalapa.example", true)]
    [InlineData("https://KALAPA.example", true)]
    [InlineData("https://jahat.example", false)]
    [InlineData("https://kalapa.example.jahat.example", false)]
    [InlineData("http://kalapa.example", false)]
    [InlineData("null", false)]
    [InlineData(null, false)]
    public async Task A_live_connection_is_for_pages_of_the_public_address(string? origin, bool mayConnect)
    {
        var visitor = app.From("198.51.100.40");
        await SetUpApp.SignIn(visitor, SetUpApp.Email, SetUpApp.Password);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        socket.Options.SetRequestHeader("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new UriBuilder(app.Process.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;
        var connects = await Record.ExceptionAsync(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken)) is null;

        Assert.Equal(mayConnect, connects);
        Assert.Equal(mayConnect ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public void Without_any_address_of_its_own_it_does_not_start() =>
        Assert.Contains("Kalapa:PublicAddress", Settings.Fault(new ConfigurationBuilder().Build(), "Production"), StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.11", false)]
    [InlineData("9.0.20", false)]
    [InlineData("10.0.12", true)]
    [InlineData("10.1.0", true)]
    public void Nor_on_a_runtime_that_lets_forged_cookies_through(string runtime, bool starts) =>
        Assert.Equal(starts, RuntimeFloor.Fault(Version.Parse(runtime)) is null);
}
