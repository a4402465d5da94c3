using Kalapa.App.Mail;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Jobs;

/// <summary>What becomes of letters when the other side does not take them.</summary>
public sealed class OutboxSenderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_later_and_given_up_after_a_day()
    {
        await using var app = await MailApp.Start();
        await app.Returned();
        FakeTransport transport = new() { Answer = new(MailOutcome.TryLater, "450 penuh") };
        var sender = app.Sender(transport);
        app.Clock.Advance(OutboxMessage.ReadFirst);

        for (var hour = 0; hour < 25; hour++)
        {
            await sender.SendWhatIsDue(Cancellation);
            app.Clock.Advance(TimeSpan.FromHours(1));
        }

        var message = Assert.Single(await app.Outbox());
        Assert.Equal((DeliveryState.GivenUp, "450 penuh"), (message.State, message.Answer));
        Assert.InRange(message.Attempts, 20, 25);
    }

    [Fact]
    public async Task A_refusal_for_good_is_given_up_at_once_and_the_others_are_sent()
    {
        await using var app = await MailApp.Start();
        await app.Returned();
        app.Clock.Advance(OutboxMessage.ReadFirst);
        FakeTransport transport = new() { Answer = new(MailOutcome.Refused, "550 tidak ada") };
        await app.Sender(transport).SendWhatIsDue(Cancellation);

        var message = Assert.Single(await app.Outbox());
        Assert.Equal((DeliveryState.GivenUp, "550 tidak ada", 1), (message.State, message.Answer, message.Attempts));
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_by_one_letter_and_nothing_counts_as_tried()
    {
        await using var app = await MailApp.Start();
        await Fill(app, 120);
        FakeTransport transport = new() { Answer = new(MailOutcome.Away, "Connection refused") };
        var sender = app.Sender(transport);

        await sender.SendWhatIsDue(Cancellation);
        await sender.SendWhatIsDue(Cancellation);
        Assert.Equal(2, transport.Asked);
        Assert.All(await app.Outbox(), message => Assert.Equal((DeliveryState.Waiting, 0, (Guid?)null), (message.State, message.Attempts, message.Lease)));

        transport.Answer = new(MailOutcome.Accepted, "250 OK");
        // The first letter finds out that it is back; the rest follows at once.
        Assert.Equal(120, await sender.SendWhatIsDue(Cancellation));
    }

    /// <summary>N25.</summary>
    [Theory, ClassData<Engines>]
    public async Task A_thousand_letters_wait_for_a_dead_server_and_arrive_once_each_when_it_is_back(Engine engine)
    {
        await using var server = MailServer.Prepare();
        await using var app = await MailApp.Start(engine);
        await Fill(app, 1000);
        var (here, there) = (app.Sender(server), app.Sender(server));
        for (var minute = 0; minute < 60; minute++)
        {
            await here.SendWhatIsDue(Cancellation);
            await there.SendWhatIsDue(Cancellation);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await server.Start();
        await Task.WhenAll(here.SendWhatIsDue(Cancellation), there.SendWhatIsDue(Cancellation));

        Assert.All(await app.Outbox(), message => Assert.Equal((DeliveryState.Sent, 1), (message.State, message.Attempts)));
        var letters = server.Letters().Select(letter => letter.MessageId).ToList();
        Assert.Equal((1000, 1000), (letters.Count, letters.Distinct().Count()));
    }

    /// <summary>reach.md section 2: 20 an hour, the rest merged.</summary>
    [Theory, ClassData<Engines>]
    public async Task After_twenty_letters_within_an_hour_the_rest_is_one(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        for (var request = 0; request < 25; request++)
        {
            await app.Returned();
        }

        FakeTransport transport = new() { Sent = () => app.Clock.Advance(TimeSpan.FromSeconds(1)) };
        var sender = app.Sender(transport);
        app.Clock.Advance(OutboxMessage.ReadFirst);
        await sender.SendWhatIsDue(Cancellation);
        Assert.Equal(20, transport.Taken.Count);

        app.Clock.Advance(TimeSpan.FromMinutes(50));
        await sender.SendWhatIsDue(Cancellation);
        Assert.Equal(20, transport.Taken.Count);

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await sender.SendWhatIsDue(Cancellation);
        var bundle = Assert.Single(transport.Taken.Skip(20));
        var numbers = await app.Read(db => db.Tickets.Select(row => row.Number!).ToListAsync());
        Assert.Equal(5, numbers.Count(number => bundle.Text.Contains(number, StringComparison.Ordinal)));
        Assert.All(await app.Outbox(), message => Assert.Equal(DeliveryState.Sent, message.State));
    }

    [Theory, ClassData<Engines>]
    public async Task Who_chose_one_letter_a_day_gets_one_of_all_that_is_still_news(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Change(db => db.Users.Where(row => row.Id == app.People.Supervisor.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Summary, new DailySummary(new(7, 0), "Asia/Jakarta"))));
        var (decided, first, second) = (await app.Escalated(), await app.Escalated(), await app.Escalated());
        FakeTransport transport = new();
        var sender = app.Sender(transport);
        app.Clock.Advance(OutboxMessage.ReadFirst);
        await sender.SendWhatIsDue(Cancellation);
        Assert.DoesNotContain(transport.Taken, mail => mail.To == app.People.Supervisor.Email);
        await app.Decide(app.People.SecondSupervisor, decided, Outcome.Rejected);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await sender.SendWhatIsDue(Cancellation);

        var summary = Assert.Single(transport.Taken, mail => mail.To == app.People.Supervisor.Email);
        Assert.DoesNotContain((await app.Ticket(decided)).Number!, summary.Text, StringComparison.Ordinal);
        foreach (var id in new[] { first, second })
        {
            Assert.Contains((await app.Ticket(id)).Number!, summary.Text, StringComparison.Ordinal);
            Assert.Contains($"https://kalapa.example/tiket/{id}", summary.Html, StringComparison.Ordinal);
        }
    }

    /// <summary>Letters about one ticket, each to somebody else.</summary>
    private static async Task Fill(TestApp app, int letters)
    {
        var ticket = await app.Submitted();
        var now = app.Clock.GetUtcNow();
        var agents = Enumerable.Range(0, letters).Select(number => TestPeople.NewUser($"Agen{number}", Kalapa.Domain.Role.Cs)).ToList();
        agents.ForEach(agent => agent.Email = MailApp.AddressOf(agent.DisplayName));
        await app.Write(db =>
        {
            db.Users.AddRange(agents);
            db.Notifications.AddRange(agents.Select(agent => new Notification { UserId = agent.Id, TicketId = ticket, Type = NotificationType.Message, At = now, Values = new Dictionary<string, string> { ["who"] = "Sari" } }));
            db.Outbox.AddRange(agents.Select(agent => new OutboxMessage
            {
                Channel = DeliveryChannel.Mail,
                UserId = agent.Id,
                TicketId = ticket,
                Type = NotificationType.Message,
                At = now,
                DueAt = now,
                GiveUpAt = now + OutboxMessage.GivesUpAfter,
            }));
        });
    }
}
