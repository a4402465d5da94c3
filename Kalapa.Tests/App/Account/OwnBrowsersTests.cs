using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Account;

/// <summary>Browsers that were asked to show notes: whose they are, how many, and which are refused.</summary>
public sealed class OwnBrowsersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_browser_shows_notes_to_the_account_that_asked_last(Engine engine)
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(engine, service);
        var browser = service.NewBrowser();
        Assert.Equal(BrowserOutcome.Done, await Add(app, app.People.Client, browser, Guid.NewGuid()));
        Assert.Equal(BrowserOutcome.Done, await Add(app, app.People.Agent, browser, Guid.NewGuid()));

        Assert.Equal(app.People.Agent.Id, (await app.Read(db => db.PushSubscriptions.SingleAsync())).UserId);
    }

    [Fact]
    public async Task A_browser_that_asks_anew_takes_its_own_place()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        var device = Guid.NewGuid();
        await Add(app, app.People.Client, service.NewBrowser(), device);
        var renewed = service.NewBrowser();
        await Add(app, app.People.Client, renewed, device);

        Assert.Equal(renewed.Endpoint, (await app.Read(db => db.PushSubscriptions.SingleAsync())).Endpoint);
        Assert.True(Assert.Single((await app.Get<OwnBrowsers>().Read(app.People.Client.Id, device, Cancellation)).Rows).IsHere);
    }

    [Fact]
    public async Task An_account_has_eight_at_most_and_another_after_one_is_removed()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        for (var number = 0; number < OwnBrowsers.Most; number++)
        {
            await app.Subscribe(app.People.Client, service);
        }

        var another = service.NewBrowser();
        Assert.Equal(BrowserOutcome.TooMany, await Add(app, app.People.Client, another, Guid.NewGuid()));
        var own = app.Get<OwnBrowsers>();
        var rows = (await own.Read(app.People.Client.Id, null, Cancellation)).Rows;
        Assert.Equal(OwnBrowsers.Most, rows.Count);
        // Of somebody else's it is nothing.
        await own.Remove(app.People.Agent.Id, rows[0].Id, Cancellation);
        Assert.Equal(BrowserOutcome.TooMany, await Add(app, app.People.Client, another, Guid.NewGuid()));
        await own.Remove(app.People.Client.Id, rows[0].Id, Cancellation);
        Assert.Equal(BrowserOutcome.Done, await Add(app, app.People.Client, another, Guid.NewGuid()));
    }

    [Fact]
    public async Task One_whose_notes_would_go_elsewhere_or_that_has_no_keys_is_refused()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        var good = service.NewBrowser();
        foreach (var bad in new NewBrowser[]
        {
            new("http://127.0.0.1:1/push", good.P256dh, good.Auth), new("https://10.0.0.7/push", good.P256dh, good.Auth), new(null, good.P256dh, good.Auth),
            new(good.Endpoint + new string('a', 1000), good.P256dh, good.Auth), new(good.Endpoint, "AAAA", good.Auth), new(good.Endpoint, "???", good.Auth), new(good.Endpoint, good.P256dh, good.P256dh),
        })
        {
            Assert.Equal(BrowserOutcome.Refused, await app.Get<OwnBrowsers>().Add(app.People.Client.Id, bad, Cancellation));
        }

        Assert.Empty(await app.Read(db => db.PushSubscriptions.ToListAsync()));
    }

    private static Task<BrowserOutcome> Add(TestApp app, KalapaUser person, PushedBrowser browser, Guid device) =>
        app.Get<OwnBrowsers>().Add(person.Id, new(browser.Endpoint, browser.P256dh, browser.Auth) { DeviceId = device }, Cancellation);
}
