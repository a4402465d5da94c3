using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Notifications.Mail;
using Kalapa.App.Features.Notifications.Push;
using Kalapa.App.Jobs;
using Kalapa.App.Mail;
using Kalapa.App.Outages;
using Kalapa.App.Push;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>An app that has mail, with a sender that a test drives.</summary>
internal static class MailApp
{
    /// <summary>Mail is on, and everybody has an address; nothing sends by itself.</summary>
    /// <param name="engine">Which database.</param>
    /// <param name="push">Where notes by browsers are posted; null where they are turned off.</param>
    public static async Task<TestApp> Start(Engine engine = Engine.Sqlite, PushService? push = null)
    {
        var app = await TestApp.Start(engine, configure: services => WithChannels(services, push));
        foreach (var person in app.People.All)
        {
            person.Email = AddressOf(person.DisplayName);
            await app.Change(db => db.Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Email, person.Email)));
        }

        return app;
    }

    /// <summary>Letters are written into the outbox, and notes where browsers have a service.</summary>
    public static void WithChannels(IServiceCollection services, PushService? push = null) => services
        .AddLocalization()
        .AddSingleton(new OutgoingChannels(push is null ? new HashSet<DeliveryChannel> { DeliveryChannel.Mail } : [DeliveryChannel.Mail, DeliveryChannel.Push]))
        .AddSingleton(new PushSettings(push is null ? [] : [push.Address.Authority], "https://kalapa.example"))
        .AddSingleton<PushKeys>().AddSingleton<PushSubscriptions>().AddSingleton<WebPushTransport>().AddSingleton<NotificationPush>().AddSingleton<PushDelivery>()
        .AddSingleton<OwnBrowsers>()
        .AddSingleton<AccountMail>()
        .AddSingleton<NotificationMail>();

    /// <summary>Where somebody's letters go.</summary>
    public static string AddressOf(string name) => $"{name.ToLowerInvariant()}@contoh.example";

    /// <summary>A sender by this transport, as another node would have one.</summary>
    public static OutboxSender Sender(this TestApp app, IMailTransport transport) => app.Sender(app.Mail(transport));

    /// <summary>A sender by these ways.</summary>
    public static OutboxSender Sender(this TestApp app, params IOutboxChannel[] channels) => new(
        app.Get<OutboxQueue>(), channels, app.Get<DatabaseOutage>(), app.Get<ClockWatch>(), app.Clock, NullLogger<OutboxSender>.Instance);

    /// <summary>The way by mail alone, on this transport.</summary>
    public static MailDelivery Mail(this TestApp app, IMailTransport transport) => new(
        app.Get<NotificationMail>(), transport, new(NullLogger<MailHealth>.Instance), app.Clock, NullLogger<MailDelivery>.Instance);

    /// <summary>By real SMTP to a server of the test's.</summary>
    public static OutboxSender Sender(this TestApp app, MailServer server) => app.Sender(new SmtpTransport(new("127.0.0.1", server.Port, MailSecurity.None, "Kalapa <izin@kalapa.example>")));

    /// <summary>A browser of somebody's shows notes from now on.</summary>
    public static async Task<PushedBrowser> Subscribe(this TestApp app, KalapaUser person, PushService service)
    {
        var browser = service.NewBrowser();
        var outcome = await app.Get<OwnBrowsers>().Add(person.Id, new(browser.Endpoint, browser.P256dh, browser.Auth) { Device = "Chrome · Windows", DeviceId = Guid.NewGuid() }, CancellationToken.None);
        Assert.Equal(BrowserOutcome.Done, outcome);
        return browser;
    }

    /// <summary>What the outbox holds, oldest first.</summary>
    public static Task<List<OutboxMessage>> Outbox(this TestApp app) => app.Read(db => db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
}

/// <summary>Takes letters in memory, or answers as a test wants.</summary>
internal sealed class FakeTransport : IMailTransport
{
    /// <summary>What it took.</summary>
    public List<OutgoingMail> Taken { get; } = [];

    /// <summary>How it answers from now on.</summary>
    public MailAnswer Answer { get; set; } = new(MailOutcome.Accepted, "250 OK");

    /// <summary>What happens when it took one.</summary>
    public Action? Sent { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public Task<MailAnswer> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Asked++;
        if (Answer.Outcome == MailOutcome.Accepted)
        {
            Taken.Add(mail);
            Sent?.Invoke();
        }

        return Task.FromResult(Answer);
    }

    public Task Rest() => Task.CompletedTask;
}
