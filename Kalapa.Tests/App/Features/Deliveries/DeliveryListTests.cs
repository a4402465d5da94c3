using Kalapa.App.Features.Deliveries;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Deliveries;

/// <summary>O77: the log of deliveries.</summary>
public sealed class DeliveryListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task It_says_what_went_to_whom_and_what_became_of_it(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        var id = await app.Returned();
        app.Clock.Advance(OutboxMessage.ReadFirst);
        await app.Sender(new FakeTransport()).SendWhatIsDue(Cancellation);

        var row = Assert.Single((await app.Get<DeliveryList>().For(app.People.Admin.ToActor(), new()))!.Rows);

        Assert.Equal((NotificationType.Returned, DeliveryChannel.Mail, DeliveryState.Sent, "Sari", "sari@contoh.example", 1, "250 OK"),
            (row.Type, row.Channel, row.State, row.Who, row.Address, row.Attempts, row.Answer));
        Assert.Equal(((Guid?)id, (await app.Ticket(id)).Number, true), (row.TicketId, row.Ticket, row.MaySendAgain));
    }

    [Theory, ClassData<Engines>]
    public async Task It_is_narrowed_by_outcome_and_receiver(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Escalated();
        await app.Returned();
        var (list, admin) = (app.Get<DeliveryList>(), app.People.Admin.ToActor());

        Assert.Equal(["Budi", "Ratna", "Sari"], (await list.For(admin, new(DeliveryOutcome.Waiting)))!.Rows.Select(row => row.Who).Distinct().Order());
        Assert.Empty((await list.For(admin, new(DeliveryOutcome.Sent)))!.Rows);
        Assert.All((await list.For(admin, new(Who: "bud")))!.Rows, row => Assert.Equal("Budi", row.Who));
        Assert.NotEmpty((await list.For(admin, new(Who: "budi@contoh")))!.Rows);
        Assert.Empty((await list.For(admin, new(Who: "%")))!.Rows);
    }

    [Fact]
    public async Task Its_pages_follow_each_other_without_a_gap()
    {
        await using var app = await MailApp.Start();
        var ticket = await app.Submitted();
        var now = app.Clock.GetUtcNow();
        await app.Write(db => db.Outbox.AddRange(Enumerable.Range(0, DeliveryList.PageSize + 7).Select(_ => new OutboxMessage
        {
            Channel = DeliveryChannel.Mail,
            UserId = app.People.Client.Id,
            Type = NotificationType.Message,
            TicketId = ticket,
            At = now,
            GiveUpAt = now,
        })));
        var (list, admin) = (app.Get<DeliveryList>(), app.People.Admin.ToActor());

        var first = (await list.For(admin, new()))!;
        var second = (await list.For(admin, new(Before: first.Before)))!;

        Assert.Equal((DeliveryList.PageSize, 7, (long?)null), (first.Rows.Count, second.Rows.Count, second.Before));
        Assert.Equal(DeliveryList.PageSize + 7, first.Rows.Concat(second.Rows).Select(row => row.Number).Distinct().Count());
    }
}
