using System.Text.Json;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>
/// What a browser does by itself: asks once its owner clicked, shows what is pushed to it and leads to the page, and makes itself heard by one tab of several. A browser without its
/// maker's push service cannot subscribe: here it brings what one would have given it, and notes are put into its worker as that service would.
/// </summary>
public sealed class PushFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const string Settings = "/akun/pengaturan";

    [Fact]
    public async Task A_browser_is_asked_by_a_click_is_listed_and_can_be_removed_and_signing_out_removes_it_too()
    {
        await using var service = await PushService.Start();
        await Restart(service);
        var page = await SignIn("Sari", "/beranda");
        await Permission(page, "default");
        await page.GotoAsync(Settings);
        await Expect(page.Test("push-ask")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("navigator.serviceWorker.getRegistrations().then(all => all.length)"));
        await page.Test("push-ask").ClickAsync();
        // No push service is behind this browser, and that is said.
        await Expect(page.Test("push-failed")).ToBeVisibleAsync();

        await Bring(page, service.NewBrowser());
        await Expect(page.Test("push-said")).ToHaveTextAsync("Kabar akan tampil di peramban ini.");
        await Expect(page.Test("push-browser")).ToHaveCountAsync(1);
        await Expect(page.Test("push-here")).ToBeVisibleAsync();
        Assert.Equal(DemoPeople.Client.Id, Assert.Single(await Subscriptions()).UserId);

        await page.Test("push-remove").ClickAsync();
        await Expect(page.Test("push-browser")).ToHaveCountAsync(0);
        Assert.Empty(await Subscriptions());

        await Bring(page, new("elsewhere", new("https://10.0.0.7/")));
        await Expect(page.Test("push-said")).ToHaveTextAsync("Kalapa tidak dapat mengirim kabar ke layanan peramban ini. Beri tahu admin.");

        await Bring(page, service.NewBrowser());
        await Expect(page.Test("push-browser")).ToHaveCountAsync(1);
        // A new sign-in of the same person goes on with it; another person in the same browser does not.
        await SignInAgain(page, "Sari");
        Assert.Equal(DemoPeople.Client.Id, Assert.Single(await Subscriptions()).UserId);
        await SignInAgain(page, "Bagus");
        Assert.Empty(await Subscriptions());

        await page.GotoAsync(Settings);
        await Bring(page, service.NewBrowser());
        await Expect(page.Test("push-browser")).ToHaveCountAsync(1);
        await page.EvaluateAsync("document.querySelector(\"form[action='/akun/keluar']\").submit()");
        await page.Reaches("/akun/masuk");
        Assert.Empty(await Subscriptions());
        // What Chromium says of a profile that keeps nothing.
        Assert.DoesNotContain(ConsoleErrors, error => !error.Contains("does not support the Push API", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_blocked_notes_is_told_how_to_allow_them()
    {
        var page = await SignIn("Sari", "/beranda");
        await Permission(page, "denied");
        await page.GotoAsync(Settings);
        await Expect(page.Test("push-denied")).ToBeVisibleAsync();
        await Expect(page.Test("push-ask")).ToBeHiddenAsync();
    }

    /// <summary>In a whole Chromium, whose worker really gets it; the shell that other tests use shows no notes.</summary>
    [Fact]
    public async Task What_is_pushed_is_shown_once_a_ticket_with_the_newest_words()
    {
        var program = Machine.Find("chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen(program is null, "Chromium is not installed, so no note was shown; the headless shell shows none. Debian: apt-get install chromium");
        using var playwright = await Playwright.CreateAsync();
        await using var whole = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-component-update", "--disable-sync"],
        });
        await using var context = await whole.NewContextAsync(new() { BaseURL = App.Address.OriginalString });
        await context.GrantPermissionsAsync(["notifications"], new() { Origin = App.Address.GetLeftPart(UriPartial.Authority) });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/akun/masuk");
        var cdp = await context.NewCDPSessionAsync(page);
        TaskCompletionSource<string> registration = new(TaskCreationOptions.RunContinuationsAsynchronously);
        cdp.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("registrations") is { } all && all.GetArrayLength() > 0)
            {
                registration.TrySetResult(all[0].GetProperty("registrationId").GetString()!);
            }
        };
        await cdp.SendAsync("ServiceWorker.enable");
        await page.EvaluateAsync("navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(() => 0)");
        var id = await registration.Task.WaitAsync(WaitLimit.Time, TestContext.Current.CancellationToken);
        Task Push(object note) => cdp.SendAsync("ServiceWorker.deliverPushMessage", new()
        {
            ["origin"] = App.Address.GetLeftPart(UriPartial.Authority),
            ["registrationId"] = id,
            ["data"] = JsonSerializer.Serialize(note),
        });

        await Push(new { title = "IK-1", body = "Permintaan dikembalikan.", tag = "a", url = "/permintaan/1", lang = "id" });
        await Shown(page, "IK-1: Permintaan dikembalikan. -> /permintaan/1");
        await Push(new { title = "IK-2", body = "Permintaan disetujui.", tag = "b", url = "/permintaan/2", lang = "id" });
        await Push(new { title = "IK-1", body = "Permintaan disetujui.", tag = "a", url = "/permintaan/1", lang = "id" });
        await Shown(page, "IK-1: Permintaan disetujui. -> /permintaan/1 | IK-2: Permintaan disetujui. -> /permintaan/2");
    }

    /// <summary>A browser lets its worker open windows at a person's click alone, which no test can give it: here the worker's own file runs in a page, whose windows are of the test's.</summary>
    [Fact]
    public async Task A_click_brings_the_window_that_shows_the_page_to_the_front_and_else_opens_one()
    {
        var page = await SignIn("Sari", "/beranda");
        await page.EvaluateAsync("""
            () => {
              window.led = [];
              window.clients = {
                matchAll: async () => ['/beranda', '/permintaan/2?x=1'].map(path => ({ url: new URL(path, location.origin).href, focus: async () => { led.push('focus ' + path); } })),
                openWindow: async address => { led.push('open ' + address); },
              };
            }
            """);
        await page.AddScriptTagAsync(new() { Url = "/push-worker.js" });

        Assert.Equal("closed, open " + new Uri(App.Address, "/permintaan/1"), await Click(page, "/permintaan/1"));
        Assert.Equal("closed, focus /permintaan/2?x=1", await Click(page, "/permintaan/2"));
        Assert.Equal("closed", await Click(page, "https://elsewhere.example/"));
    }

    [Fact]
    public async Task Of_several_tabs_that_nobody_sees_one_sounds_and_none_while_one_is_seen()
    {
        var ticket = await Read(db => db.PermitRequests.AsNoTracking().FirstAsync(row => row.State == TicketState.InReview && row.OwnerId == DemoPeople.Agent.Id && row.RequesterId == DemoPeople.OtherClient.Id));
        var first = await SignIn("Rina", "/klien");
        await first.Context.AddInitScriptAsync("""
            window.unseen = true;
            Object.defineProperty(document, 'hidden', { get: () => window.unseen });
            window.AudioContext = class { resume() { window.rung = (window.rung ?? 0) + 1; return new Promise(() => {}); } };
            """);
        await first.Open("/klien");
        await first.EvaluateAsync("kalapaSigns.choose('sound', true)");
        IPage[] tabs = [first, await SecondTab(first, "/klien"), await SecondTab(first, "/klien")];
        var client = await SignIn("Maya", $"/permintaan/{ticket.Id}");

        Assert.Equal(1, await Rung(tabs, client, "Satu"));
        await tabs[2].EvaluateAsync("() => { window.unseen = false; document.dispatchEvent(new Event('visibilitychange')); }");
        await tabs[2].WaitForFunctionAsync("kalapaSigns.leads()");
        Assert.Equal(1, await Rung(tabs, client, "Dua"));
        await tabs[2].CloseAsync();
        Assert.Equal(2, await Rung(tabs[..2], client, "Tiga"));
        NoConsoleErrors();
    }

    /// <summary>How often it sounded in all, once every tab has heard of one more message.</summary>
    private static async Task<int> Rung(IPage[] tabs, IPage client, string message)
    {
        var before = await Task.WhenAll(tabs.Select(tab => tab.Locator(".bell").GetAttributeAsync("data-news")));
        await client.Test("message-public").FillAsync(message);
        await client.Test("send-public").ClickAsync();
        var rung = 0;
        foreach (var (number, tab) in tabs.Index())
        {
            await Expect(tab.Locator($".bell[data-news]:not([data-news='{before[number]}'])")).ToHaveCountAsync(1);
            rung += await tab.EvaluateAsync<int>("window.rung ?? 0");
        }

        return rung;
    }

    private static Task<string> Click(IPage page, string url) => page.EvaluateAsync<string>("""
        async url => {
          led.length = 0;
          let done;
          dispatchEvent(Object.assign(new Event('notificationclick'), { notification: { close: () => led.push('closed'), data: { url } }, waitUntil: promise => { done = promise; } }));
          await done;
          return led.join(', ');
        }
        """, url);

    private static Task Shown(IPage page, string notes) => page.WaitForFunctionAsync(
        "async wanted => (await (await navigator.serviceWorker.ready).getNotifications()).map(one => one.title + ': ' + one.body + ' -> ' + one.data.url).sort().join(' | ') === wanted", notes);

    /// <summary>What the browser's owner answered, and will.</summary>
    private static Task Permission(IPage page, string permission) => page.AddInitScriptAsync($$"""
        Object.defineProperty(Notification, 'permission', { get: () => '{{permission}}' });
        Notification.requestPermission = async () => '{{(permission == "denied" ? permission : "granted")}}';
        """);

    /// <summary>Posts the page's own form as the browser's script does once it has subscribed.</summary>
    private static async Task Bring(IPage page, PushedBrowser browser)
    {
        await page.EvaluateAsync("""
            ([endpoint, p256dh, auth]) => {
              const form = document.querySelector('form[data-push-state]');
              Object.assign(form.elements.endpoint, { value: endpoint });
              Object.assign(form.elements.p256dh, { value: p256dh });
              Object.assign(form.elements.auth, { value: auth });
              document.documentElement.dataset.left = 'yes';
              form.submit();
            }
            """, new[] { browser.Endpoint, browser.P256dh, browser.Auth });
        await page.Locator("html:not([data-left]) [data-test=push-said]").WaitForAsync();
    }

    private static async Task SignInAgain(IPage page, string persona)
    {
        await page.Context.ClearCookiesAsync(new() { Name = "kalapa" });
        await page.GotoAsync("/akun/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = persona }).First.ClickAsync();
        await page.IsSignedIn();
    }

    private Task<List<PushSubscription>> Subscriptions() => Read(db => db.PushSubscriptions.AsNoTracking().ToListAsync());

    private async Task Restart(PushService service)
    {
        App.Settings["Kalapa__PushServices"] = service.Address.Authority;
        await App.Stop();
        await App.Start();
    }
}
