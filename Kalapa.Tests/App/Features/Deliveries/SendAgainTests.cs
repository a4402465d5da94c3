using Kalapa.App.Features.Deliveries;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Mail;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Deliveries;

/// <summary>O77: bringing once more.</summary>
public sealed class SendAgainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task What_was_given_up_is_sent_though_it_was_read_meanwhile_and_the_first_keeps_its_end(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        var id = await app.Returned();
        FakeTransport transport = new() { Answer = new(MailOutcome.Refused, "550 tidak ada") };
        app.Clock.Advance(OutboxMessage.ReadFirst);
        await app.Sender(transport).SendWhatIsDue(Cancellation);
        await app.Get<MarkRead>().OfTicket(app.People.Client.Id, id);
        transport.Answer = new(MailOutcome.Accepted, "250 OK");

        await app.Get<SendAgain>().Run(app.People.Admin.Id, (await app.Outbox())[0].Id);
        await app.Sender(transport).SendWhatIsDue(Cancellation);

        Assert.Equal([DeliveryState.GivenUp, DeliveryState.Sent], (await app.Outbox()).Select(message => message.State));
        Assert.Single(transport.Taken);
        var noted = Assert.Single(await app.Read(db => db.AuditEvents.Where(row => row.Type == "delivery.again").ToListAsync()));
        Assert.Equal((app.People.Admin.Id, "Sari"), (noted.ActorId, noted.Values["name"]));
    }

    [Fact]
    public async Task Who_may_not_read_the_ticket_any_more_gets_nothing_however_often_it_is_asked_for()
    {
        await using var app = await MailApp.Start();
        await app.Escalated();
        app.Clock.Advance(OutboxMessage.ReadFirst);
        FakeTransport transport = new();
        await app.Sender(transport).SendWhatIsDue(Cancellation);
        var first = (await app.Outbox()).First(message => message.UserId == app.People.Supervisor.Id && message.State == DeliveryState.Sent);
        await app.Write(db => db.Users.Single(row => row.Id == app.People.Supervisor.Id).Branches = ["BDG"]);
        transport.Taken.Clear();

        await app.Get<SendAgain>().Run(app.People.Admin.Id, first.Id);
        await app.Sender(transport).SendWhatIsDue(Cancellation);

        Assert.Empty(transport.Taken);
        Assert.Equal(DeliveryState.Withheld, (await app.Outbox())[^1].State);
    }

    [Fact]
    public async Task What_still_waits_is_not_doubled()
    {
        await using var app = await MailApp.Start();
        await app.Returned();

        var broken = await Assert.ThrowsAsync<RuleBroken>(async () => await app.Get<SendAgain>().Run(app.People.Admin.Id, (await app.Outbox())[0].Id));

        Assert.Equal("delivery.not-again", broken.Code);
        Assert.Single(await app.Outbox());
    }
}
