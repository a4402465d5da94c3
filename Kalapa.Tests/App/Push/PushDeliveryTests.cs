using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Notifications.Mail;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Push;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Push;

/// <summary>What browsers show, when, and what becomes of them; the push service is one of the test's, which reads what it takes as the browser would.</summary>
public sealed class PushDeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_return_is_one_note_with_its_number_and_plain_words_signed_by_this_Kalapa(Engine engine)
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(engine, service);
        await app.Subscribe(app.People.Client, service);
        var id = await app.Returned();
        Assert.Empty(await Sent(app, service, TimeSpan.Zero));

        var push = Assert.Single(await Sent(app, service, OutboxMessage.ReadFirst));
        var number = (await app.Ticket(id)).Number;
        Assert.Equal(number, push.Note.GetProperty("title").GetString());
        Assert.StartsWith("Permintaan dikembalikan. Lengkapi paling lambat ", push.Note.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal(($"{id:N}", $"/permintaan/{id}", "id"), (Text(push, "tag"), Text(push, "url"), Text(push, "lang")));
        Assert.Equal(["title", "body", "tag", "url", "lang"], push.Note.EnumerateObject().Select(part => part.Name));

        Assert.Equal(("aes128gcm", "86400", $"{id:N}", "normal"), (push.Headers["Content-Encoding"], push.Headers["TTL"], push.Headers["Topic"], push.Headers.GetValueOrDefault("Urgency", "normal")));
        Assert.Equal((await app.Get<PushKeys>().Read(Cancellation)).PublicKey, push.Vapid.GetProperty("k").GetString());
        Assert.Equal("https://kalapa.example", push.Vapid.GetProperty("sub").GetString());
        Assert.StartsWith("http://127.0.0.1", push.Vapid.GetProperty("aud").GetString(), StringComparison.Ordinal);
        Assert.Equal(app.Clock.GetUtcNow(), (await app.Read(db => db.PushSubscriptions.SingleAsync())).LastSuccessAt);
    }

    [Fact]
    public async Task It_speaks_the_readers_language_and_names_nobody()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        await app.Change(db => db.Users.Where(row => row.Id == app.People.Client.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Locale, "en")));
        await app.Subscribe(app.People.Client, service);
        var id = await app.InReview();
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Halo", cancellationToken: Cancellation);

        var push = Assert.Single(await Sent(app, service, OutboxMessage.ReadFirst));
        Assert.Equal(("A new message.", "en"), (Text(push, "body"), Text(push, "lang")));
    }

    [Fact]
    public async Task An_emergency_is_shown_at_once_and_wakes_the_device()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        await app.Subscribe(app.People.Client, service);
        var id = await app.InReview();
        await app.Change(db => db.Tickets.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(ticket => ticket.Lane, Lane.Emergency)));
        await app.Change(db => db.Users.Where(row => row.Id == app.People.Client.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Quiet, new QuietHours(new(0, 0), new(23, 59), "Asia/Jakarta"))));
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Halo", cancellationToken: Cancellation);

        Assert.Equal("high", Assert.Single(await Sent(app, service, TimeSpan.Zero)).Headers["Urgency"]);
    }

    [Theory, ClassData<Engines>]
    public async Task In_quiet_hours_letter_and_note_wait_for_their_end_and_what_was_read_by_then_does_not_come(Engine engine)
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(engine, service);
        foreach (var person in new[] { app.People.Client, app.People.Agent })
        {
            await app.Subscribe(person, service);
            // It is 9 in the morning in Jakarta.
            await app.Change(db => db.Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Quiet, new QuietHours(new(8, 0), new(17, 0), "Asia/Jakarta"))));
        }

        var first = await app.InReview();
        await app.Get<PostMessage>().Run(app.People.Agent.Id, first, Visibility.Public, "Halo", cancellationToken: Cancellation);
        await app.Get<PostMessage>().Run(app.People.Client.Id, first, Visibility.Public, "Halo juga", cancellationToken: Cancellation);
        FakeTransport letters = new();
        var sender = app.Sender(app.Mail(letters), app.Get<PushDelivery>());
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await sender.SendWhatIsDue(Cancellation));
        // What waits for an end of quiet hours is not late, whatever it waits for.
        Assert.Equal(0, (await app.Get<MailState>().For(app.People.Admin.ToActor(), Cancellation))!.Late);

        await app.Get<MarkRead>().All(app.People.Agent.Id, long.MaxValue, Cancellation);
        app.Clock.Advance(TimeSpan.FromHours(7) + TimeSpan.FromMinutes(30));
        Assert.Equal(2, await sender.SendWhatIsDue(Cancellation));
        Assert.Equal([app.People.Client.Email], letters.Taken.Select(letter => letter.To));
        Assert.Equal(["Pesan baru."], service.Taken.Select(push => Text(push, "body")));
    }

    [Theory, ClassData<Engines>]
    public async Task A_browser_that_is_gone_is_removed_and_not_asked_again(Engine engine)
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(engine, service);
        var gone = await app.Subscribe(app.People.Client, service);
        var there = await app.Subscribe(app.People.Client, service);
        service.Answer = name => name == gone.Name ? 410 : 201;
        await app.Returned();

        Assert.Equal([there.Name], (await Sent(app, service, OutboxMessage.ReadFirst)).Select(push => push.Browser));
        Assert.Equal([there.Endpoint], await app.Read(db => db.PushSubscriptions.Select(row => row.Endpoint).ToListAsync()));
        Assert.Equal(DeliveryState.Withheld, Assert.Single(await Pushed(app), row => row.State != DeliveryState.Sent).State);
    }

    [Fact]
    public async Task A_service_that_cannot_at_the_moment_is_asked_again_for_that_browser_alone()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        var slow = await app.Subscribe(app.People.Client, service);
        var quick = await app.Subscribe(app.People.Client, service);
        service.Answer = name => name == slow.Name ? 503 : 201;
        await app.Returned();

        Assert.Equal([quick.Name], (await Sent(app, service, OutboxMessage.ReadFirst)).Select(push => push.Browser));
        service.Answer = _ => 201;
        Assert.Single(await Sent(app, service, TimeSpan.Zero));
        Assert.Equal([quick.Name, slow.Name], (await Sent(app, service, TimeSpan.FromMinutes(2))).Select(push => push.Browser));
        Assert.Equal([1, 2], (await Pushed(app)).Select(row => row.Attempts).Order());
    }

    [Fact]
    public async Task A_note_that_no_service_takes_is_given_up_after_a_day()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        await app.Subscribe(app.People.Client, service);
        service.Answer = _ => 500;
        await app.Returned();
        for (var hour = 0; hour < 25; hour++)
        {
            await Sent(app, service, TimeSpan.FromHours(1));
        }

        Assert.Equal(DeliveryState.GivenUp, Assert.Single(await Pushed(app)).State);
    }

    [Theory, ClassData<Engines>]
    public async Task Two_nodes_at_once_show_nothing_twice(Engine engine)
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(engine, service);
        await app.Subscribe(app.People.Client, service);
        await app.Subscribe(app.People.Client, service);
        var ticket = await app.InReview();
        var browsers = await app.Read(db => db.PushSubscriptions.Select(row => row.Id).ToListAsync());
        var now = app.Clock.GetUtcNow();
        List<Guid> tickets = [ticket, .. Enumerable.Range(0, 30).Select(_ => Guid.NewGuid())];
        // One ticket is there; of the others nothing can be told, and both nodes want them all the same.
        await app.Write(db =>
        {
            db.Notifications.AddRange(tickets.Select(id => new Notification { UserId = app.People.Client.Id, TicketId = id, Type = NotificationType.Cancelled, At = now }));
            db.Outbox.AddRange(from id in tickets
                               from browser in browsers
                               select new OutboxMessage { Channel = DeliveryChannel.Push, UserId = app.People.Client.Id, SubscriptionId = browser, TicketId = id, Type = NotificationType.Cancelled, At = now, DueAt = now, GiveUpAt = now + OutboxMessage.GivesUpAfter });
        });
        var push = app.Get<PushDelivery>();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => app.Sender(push).SendWhatIsDue(Cancellation))));

        Assert.Equal(2, service.Taken.Count);
        Assert.Equal(2, service.Taken.Select(taken => taken.Browser).Distinct().Count());
        Assert.DoesNotContain(await Pushed(app), row => row.DueAt is not null);
    }

    [Fact]
    public async Task Who_is_disabled_is_shown_nothing_any_more_and_has_no_browser_when_let_in_again()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        await app.Subscribe(app.People.Client, service);
        await app.Returned();
        await app.Get<DisableUser>().Disable(app.People.Admin.Id, app.People.Client.Id, Cancellation);

        Assert.Empty(await app.Read(db => db.PushSubscriptions.ToListAsync()));
        Assert.Empty(await Sent(app, service, OutboxMessage.ReadFirst));
        Assert.Equal(DeliveryState.Withheld, Assert.Single(await Pushed(app)).State);
    }

    [Fact]
    public async Task What_is_switched_off_for_browsers_still_comes_by_mail()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        await app.Subscribe(app.People.Client, service);
        await app.Change(async db =>
        {
            var client = await db.Users.SingleAsync(row => row.Id == app.People.Client.Id);
            client.Channels = client.Channels.With(NotificationTopic.ClientsTurn, DeliveryChannel.Push, wanted: false, Role.Client);
            await db.SaveChangesAsync();
        });
        await app.Returned();
        Assert.Equal(DeliveryChannel.Mail, Assert.Single(await app.Outbox()).Channel);
    }

    [Fact]
    public async Task The_key_is_sealed_and_the_same_for_every_node_and_one_that_cannot_be_opened_ends_with_its_browsers()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        await app.Subscribe(app.People.Client, service);
        var keys = await app.Get<PushKeys>().Read(Cancellation);
        Assert.Equal(keys, await Node(app, app.Get<IDataProtectionProvider>()).Read(Cancellation));
        Assert.DoesNotContain(keys.PrivateKey, (await app.Read(db => db.PushKeys.SingleAsync())).SealedPrivateKey, StringComparison.Ordinal);

        Assert.NotEqual(keys, await Node(app, new EphemeralDataProtectionProvider()).Read(Cancellation));
        Assert.Empty(await app.Read(db => db.PushSubscriptions.ToListAsync()));
        Assert.Single(await app.Read(db => db.PushKeys.ToListAsync()));
    }

    private static PushKeys Node(TestApp app, IDataProtectionProvider protection) => new(
        app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseEngine>(), protection, app.Clock, NullLogger<PushKeys>.Instance);

    /// <summary>All that the service has by then.</summary>
    private static async Task<IReadOnlyCollection<TakenPush>> Sent(TestApp app, PushService service, TimeSpan after)
    {
        app.Clock.Advance(after);
        await app.Sender(app.Get<PushDelivery>()).SendWhatIsDue(Cancellation);
        return service.Taken;
    }

    private static async Task<List<OutboxMessage>> Pushed(TestApp app) => [.. (await app.Outbox()).Where(row => row.Channel == DeliveryChannel.Push)];

    private static string? Text(TakenPush push, string part) => push.Note.GetProperty(part).GetString();
}
