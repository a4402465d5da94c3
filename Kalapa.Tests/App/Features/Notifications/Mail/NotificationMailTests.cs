using System.Text.RegularExpressions;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Mail;
using Kalapa.App.Push;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Notifications.Mail;

/// <summary>What comes by mail, to whom, in which words, and what never does.</summary>
public sealed partial class NotificationMailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_return_is_one_letter_to_the_client_with_the_deadline_and_one_link(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        var id = await app.Returned();
        var mail = Assert.Single(await Sent(app));

        var ticket = await app.Ticket(id);
        Assert.Equal((app.People.Client.Email, "Sari"), (mail.To, mail.ToName));
        Assert.StartsWith($"{ticket.Number}: Permintaan dikembalikan. Lengkapi paling lambat ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(ticket.Title, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://kalapa.example/permintaan/{id}", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://kalapa.example/permintaan/{id}\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("karena permintaan ini atas nama Anda", mail.Text, StringComparison.Ordinal);
        Assert.Equal("https://kalapa.example/akun/pengaturan", mail.UnsubscribeAt);
    }

    [Fact]
    public async Task A_decision_and_its_permit_are_one_letter_in_the_readers_language()
    {
        await using var app = await MailApp.Start();
        await app.Change(db => db.Users.Where(row => row.Id == app.People.Client.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Locale, "en")));
        await app.Approved();

        var mail = Assert.Single(await Sent(app), mail => mail.To == app.People.Client.Email);
        Assert.EndsWith("The request was approved and the work permit has been issued", mail.Subject, StringComparison.Ordinal);
        Assert.Single(mail.Text.Split('\n'), line => line.StartsWith("- ", StringComparison.Ordinal));
        Assert.Contains("<html lang=\"en\">", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisors_of_the_branch_get_what_waits_for_them_and_agents_who_sit_at_the_queue_nothing()
    {
        await using var app = await MailApp.Start();
        await app.Escalated();

        Assert.Equal(
            [app.People.Supervisor.Email, app.People.SecondSupervisor.Email],
            (await Sent(app)).Where(mail => mail.To != app.People.Client.Email).Select(mail => mail.To).Order());
    }

    [Theory, ClassData<Engines>]
    public async Task A_decision_that_was_made_meanwhile_is_asked_of_nobody_by_letter(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Decide(app.People.Supervisor, await app.Escalated(), Outcome.Approved);

        Assert.Equal([app.People.Client.Email], (await Sent(app)).Select(mail => mail.To));
        Assert.Equal(2, (await app.Outbox()).Count(message => message is { Type: NotificationType.Escalated, State: DeliveryState.Overtaken }));
    }

    [Fact]
    public async Task What_was_read_in_the_app_needs_no_letter()
    {
        await using var app = await MailApp.Start();
        await app.Returned();
        await app.Get<MarkRead>().All(app.People.Client.Id, long.MaxValue, Cancellation);

        Assert.Empty(await Sent(app));
        Assert.Equal(DeliveryState.ReadInApp, Assert.Single(await app.Outbox()).State);
    }

    [Theory, ClassData<Engines>]
    public async Task What_its_reader_switched_off_does_not_come_and_the_rest_does(Engine engine)
    {
        await using var app = await MailApp.Start(engine);
        await app.Change(async db =>
        {
            var client = await db.Users.SingleAsync(row => row.Id == app.People.Client.Id);
            client.Channels = client.Channels.With(NotificationTopic.Message, DeliveryChannel.Mail, wanted: false, Role.Client);
            await db.SaveChangesAsync();
        });
        var id = await app.InReview();
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Halo", cancellationToken: Cancellation);
        Assert.Empty(await app.Outbox());

        await app.Get<CancelTicket>().Run(app.People.Agent.Id, id, (await app.Ticket(id)).Version, CancelCode.Duplicate, "Sudah ada.", Cancellation);
        Assert.Equal(NotificationType.Cancelled, Assert.Single(await app.Outbox()).Type);
    }

    [Fact]
    public async Task Nothing_goes_to_who_was_disabled_or_may_not_read_the_ticket_any_more()
    {
        await using var app = await MailApp.Start();
        await app.Returned();
        await app.Change(db => db.Users.Where(row => row.Id == app.People.Client.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.TenantId, app.People.OtherCompany.Id)));
        Assert.Empty(await Sent(app));
        Assert.Equal(DeliveryState.Withheld, Assert.Single(await app.Outbox()).State);
    }

    [Fact]
    public async Task Without_mail_nothing_is_kept_for_a_server_that_may_come_one_day()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await app.Returned();
        await app.Get<RenewInvitation>().Run(app.People.Admin.Id, app.People.Client.Id, Cancellation);

        Assert.Empty(await app.Outbox());
        Assert.Contains(await app.Read(db => db.Notifications.ToListAsync()), told => told.Type == NotificationType.Returned);
    }

    [Fact]
    public async Task A_verb_that_fails_leaves_nothing_to_send()
    {
        await using var app = await MailApp.Start();
        var id = await app.InReview();
        await Assert.ThrowsAsync<RuleBroken>(async () => await app.Get<ReturnForCompletion>().Run(app.People.Agent.Id, id, (await app.Ticket(id)).Version, "", Cancellation));
        Assert.Empty(await app.Outbox());
    }

    [Fact]
    public async Task An_invitation_brings_the_link_once_and_its_secret_is_erased_with_it()
    {
        await using var app = await MailApp.Start();
        var link = await app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wulan", "wulan@contoh.example", Role.Cs), Cancellation);
        Assert.DoesNotContain(link.Token, Assert.Single(await app.Outbox()).Secret, StringComparison.Ordinal);

        var mail = Assert.Single(await Sent(app));
        Assert.Equal(("wulan@contoh.example", "Akun Kalapa Anda sudah dibuat", (string?)null), (mail.To, mail.Subject, mail.UnsubscribeAt));
        Assert.Contains($"https://kalapa.example/akun/undangan/{link.Token}", mail.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await app.Outbox()).Secret);
    }

    [Fact]
    public async Task Who_is_invited_with_an_address_of_another_account_is_told_so_and_gets_no_link()
    {
        await using var app = await MailApp.Start();
        await app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wulan", "wulan@contoh.example", Role.Cs), Cancellation);
        await Sent(app);
        var link = await app.Get<InviteUser>().Run(app.People.TenantAdmin.Id, new("Wulan", "wulan@contoh.example", Role.Client) { TenantId = app.People.Company.Id }, Cancellation);

        var mail = Assert.Single(await Sent(app));
        Assert.Equal("Anda sudah punya akun Kalapa", mail.Subject);
        Assert.DoesNotContain(link.Token, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PT Nusantara", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    /// <summary>Two hundred planted words in what a letter or a note must never tell: notes, messages, visitors, their IDs.</summary>
    [Fact]
    public async Task No_letter_and_no_note_by_a_browser_holds_internal_words_ID_digits_or_a_visitors_name()
    {
        await using var service = await PushService.Start();
        await using var app = await MailApp.Start(push: service);
        foreach (var person in new[] { app.People.Client, app.People.Agent, app.People.Supervisor, app.People.SecondSupervisor })
        {
            await app.Subscribe(person, service);
        }

        List<string> planted = [];
        List<OutgoingMail> letters = [];
        string Plant(string kind)
        {
            var word = $"{kind}{planted.Count:D3}kenari";
            planted.Add(word);
            return word;
        }

        for (var round = 0; round < 23; round++)
        {
            var (first, second) = (Plant("Orang"), Plant("Tamu"));
            var digits = $"{9000 + round}";
            planted.Add(digits);
            var id = await app.Escalated(content: app.Visit() with
            {
                Visitors = [Requests.Visitor(first, VisitorRole.Lead) with { IdLast4 = digits }, Requests.Visitor(second, VisitorRole.Guest)],
                Purpose = Plant("Tujuan"),
            });
            await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, Plant("Catatan"), cancellationToken: Cancellation);
            await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, Plant("Catatan"), cancellationToken: Cancellation);
            await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, Plant("Pesan"), cancellationToken: Cancellation);
            await app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, Plant("Jawaban"), cancellationToken: Cancellation);
            letters.AddRange(await Sent(app, app.Get<PushDelivery>()));
            var ticket = await app.Ticket(id);
            var outcome = round % 2 == 0 ? Outcome.Approved : Outcome.Rejected;
            await app.Get<DecideApproval>().Run(app.People.Supervisor.Id, id, ticket.Version, new(outcome, ticket.ContentHash) { Reason = Plant("Alasan") }, Cancellation);
        }

        letters.AddRange(await Sent(app, app.Get<PushDelivery>()));
        Assert.True(planted.Count >= 200 && letters.Count >= 40 && service.Taken.Count >= 40, $"{planted.Count} planted, {letters.Count} letters, {service.Taken.Count} notes");
        Assert.Empty(letters.SelectMany(mail => planted.Where(word => WithoutKeys(mail.Subject + mail.Text + mail.Html).Contains(word, StringComparison.Ordinal))));
        Assert.Empty(service.Taken.SelectMany(push => planted.Where(word => WithoutKeys(push.Text).Contains(word, StringComparison.Ordinal))));
        // Shown to whoever stands by: nor titles, nor anybody's name.
        string[] names = ["Sari", "Rina", "Budi", "Ratna", "PT Nusantara"];
        Assert.Empty(service.Taken.SelectMany(push => names.Where(name => push.Text.Contains(name, StringComparison.Ordinal))));
    }

    /// <summary>The random key of a ticket stands in its link and holds any four digits now and then.</summary>
    private static string WithoutKeys(string text) => Key().Replace(text, "");

    [GeneratedRegex("[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    private static async Task<IReadOnlyList<OutgoingMail>> Sent(TestApp app, params IOutboxChannel[] besides)
    {
        app.Clock.Advance(OutboxMessage.ReadFirst);
        FakeTransport transport = new();
        await app.Sender([app.Mail(transport), .. besides]).SendWhatIsDue(Cancellation);
        return transport.Taken;
    }
}
