using Kalapa.App.Data.Outbox;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Data.Outbox;

/// <summary>Several senders, one outbox.</summary>
public sealed class OutboxQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Senders_at_once_never_have_one_message_twice(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Write(db => db.Outbox.AddRange(Enumerable.Range(0, 200).Select(_ => Message(app, Guid.NewGuid()))));
        var queue = app.Get<OutboxQueue>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            List<long> mine = [];
            while (await queue.Lease(DeliveryChannel.Mail, 20, app.Clock.GetUtcNow(), Cancellation) is { Count: > 0 } leases)
            {
                foreach (var lease in leases)
                {
                    mine.AddRange(lease.Messages.Select(message => message.Id));
                    await queue.End(lease, DeliveryState.Sent, "250 OK", tried: true, app.Clock.GetUtcNow());
                }
            }

            return mine;
        })));

        var all = taken.SelectMany(mine => mine).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(await app.Outbox(), message => Assert.Equal((DeliveryState.Sent, 1, (DateTimeOffset?)null), (message.State, message.Attempts, message.DueAt)));
    }

    [Theory, ClassData<Engines>]
    public async Task What_a_dead_sender_had_is_had_again_after_its_lease_and_the_dead_one_writes_nothing_more(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Write(db => db.Outbox.Add(Message(app, Guid.NewGuid())));
        var queue = app.Get<OutboxQueue>();
        var dead = Assert.Single(await queue.Lease(DeliveryChannel.Mail, 10, app.Clock.GetUtcNow(), Cancellation));
        Assert.Empty(await queue.Lease(DeliveryChannel.Mail, 10, app.Clock.GetUtcNow(), Cancellation));

        app.Clock.Advance(OutboxQueue.LeaseTime);
        var next = Assert.Single(await queue.Lease(DeliveryChannel.Mail, 10, app.Clock.GetUtcNow(), Cancellation));
        await queue.End(dead, DeliveryState.GivenUp, "", tried: true, app.Clock.GetUtcNow());
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await app.Outbox()).State);
        await queue.End(next, DeliveryState.Sent, "", tried: true, app.Clock.GetUtcNow());
        Assert.Equal(DeliveryState.Sent, Assert.Single(await app.Outbox()).State);
    }

    [Theory, ClassData<Engines>]
    public async Task What_happens_to_a_ticket_while_a_message_waits_goes_with_it(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        var (reader, ticket, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await app.Write(db => db.Outbox.AddRange(
            Message(app, reader, ticket), Message(app, reader, ticket, TimeSpan.FromMinutes(1)), Message(app, reader, other, TimeSpan.FromMinutes(1)), Message(app, Guid.NewGuid(), ticket, TimeSpan.FromMinutes(1))));

        var lease = Assert.Single(await app.Get<OutboxQueue>().Lease(DeliveryChannel.Mail, 10, app.Clock.GetUtcNow(), Cancellation));

        Assert.Equal([(reader, (Guid?)ticket), (reader, (Guid?)ticket)], lease.Messages.Select(message => (message.UserId, message.TicketId)));
    }

    [Fact]
    public async Task What_ended_is_erased_after_its_time_and_what_waits_never_is()
    {
        await using var app = await MailApp.Start();
        await app.Write(db => db.Outbox.AddRange(Message(app, Guid.NewGuid()), Message(app, Guid.NewGuid(), later: TimeSpan.FromDays(300))));
        var queue = app.Get<OutboxQueue>();
        await queue.End(Assert.Single(await queue.Lease(DeliveryChannel.Mail, 10, app.Clock.GetUtcNow(), Cancellation)), DeliveryState.Sent, "", tried: true, app.Clock.GetUtcNow());

        Assert.Equal(0, await queue.Sweep(app.Clock.GetUtcNow(), Cancellation));
        Assert.Equal(1, await queue.Sweep(app.Clock.GetUtcNow().AddTicks(1), Cancellation));
        Assert.Single(await app.Outbox());
    }

    private static OutboxMessage Message(TestApp app, Guid reader, Guid? ticket = null, TimeSpan later = default) => new()
    {
        Channel = DeliveryChannel.Mail,
        UserId = reader,
        Type = NotificationType.Returned,
        TicketId = ticket ?? Guid.NewGuid(),
        At = app.Clock.GetUtcNow(),
        DueAt = app.Clock.GetUtcNow() + later,
        GiveUpAt = app.Clock.GetUtcNow() + later + OutboxMessage.GivesUpAfter,
    };
}
