using Kalapa.App.Data;
using Kalapa.App.Features.Categories;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.KnownIssues;

/// <summary>Declaring, joining and telling a known issue through the verbs and reads, on both databases.</summary>
public sealed class KnownIssueVerbTests
{
    [Theory, ClassData<Engines>]
    public async Task A_lead_and_a_supervisor_of_the_branch_declare_and_numbers_are_drawn_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);

        var ids = await Task.WhenAll(app.Issue(), app.Issue(by: app.People.Supervisor), app.Issue(by: app.People.SecondSupervisor));

        var numbers = await app.Read(db => db.KnownIssues.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
        Assert.Equal([1, 2, 3], numbers.Select(number => int.Parse(number[^4..], null)));
        Assert.Equal(3, await app.Read(db => db.AuditEvents.CountAsync(row => row.Type == "issue.declared")));
    }

    [Theory, ClassData<Engines>]
    public async Task Out_of_a_ticket_it_is_linked_at_once_and_says_nothing_that_the_client_wrote_but_the_title(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var ticket = await app.SupportSubmitted();
        var begun = await app.Get<DeclareChoices>().For(app.People.Lead.ToActor(), ticket);

        Assert.Equal((ticket, "CBT", "POWER.OUTAGE", "Server tidak menyala", ""), (begun!.Ticket!.Value.Id, begun.Begun.BranchCode, begun.Begun.Category, begun.Begun.Title, begun.Begun.Known));
        var id = await app.Get<DeclareKnownIssue>().Run(app.People.Lead.Id, begun.Begun with { Title = "Listrik padam", Known = "Diperiksa." }, app.Clock.GetUtcNow().AddHours(1), ticket);

        Assert.Equal(ticket, Assert.Single((await app.IssueView(id)).Tickets).Id);
    }

    [Theory, ClassData<Engines>]
    public async Task One_press_files_a_request_that_stands_in_the_one_line(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var before = await app.SupportSubmitted();
        var id = await app.Issue(KnownIssueScenes.Outage with { Zone = "DH1", Impact = Impact.Down });

        var joined = await app.Get<JoinKnownIssue>().Run(app.People.OtherClient.Id, id);

        var request = await app.Support(joined.TicketId);
        Assert.False(joined.WasThere);
        Assert.Equal((TicketState.Queued, Lane.Normal, "CBT", app.People.OtherCompany.Id, app.People.OtherClient.Id), (request.State, request.Lane, request.BranchCode, request.TenantId, request.RequesterId));
        Assert.Equal(KnownIssueScenes.Outage.Title, request.Title);
        Assert.Equal(("POWER.OUTAGE", Impact.Down, "DH1", KnownIssueScenes.Outage.Known), (request.Category, request.Details.Impact, request.Details.Zone, request.Details.Description));
        Assert.Equal([before, joined.TicketId], await app.Read(db => db.Tickets.Waiting().InOrder().Select(row => row.Id).ToListAsync()));
        Assert.Equal(["T01", "T02"], await app.Read(db => db.AuditEvents.Where(row => row.TicketId == joined.TicketId).OrderBy(row => row.Seq).Select(row => row.Type).ToListAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task One_press_files_under_its_category_also_when_that_is_offered_no_more(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        await app.Get<RetireCategory>().Run(app.People.Admin.Id, "POWER.OUTAGE", TestContext.Current.CancellationToken);

        var joined = await app.Get<JoinKnownIssue>().Run(app.People.Client.Id, id);

        var request = await app.Support(joined.TicketId);
        Assert.Equal((TicketState.Queued, "POWER.OUTAGE"), (request.State, request.Category));
    }

    [Theory, ClassData<Engines>]
    public async Task Two_colleagues_who_press_at_once_have_one_ticket(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, join) = (await app.Issue(), app.Get<JoinKnownIssue>());

        var joined = await Task.WhenAll(join.Run(app.People.Client.Id, id), join.Run(app.People.Colleague.Id, id), join.Run(app.People.TenantAdmin.Id, id), join.Run(app.People.OtherClient.Id, id));

        Assert.Single(joined.Take(3).Select(one => one.Number).Distinct());
        Assert.Equal(2, joined.Take(3).Count(one => one.WasThere));
        Assert.Equal(2, (await app.IssueView(id)).Tickets.Count);
    }

    [Theory, ClassData<Engines>]
    public async Task A_company_whose_ticket_was_linked_by_staff_is_told_and_files_anew_once_that_ended(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, join) = (await app.Issue(), app.Get<JoinKnownIssue>());
        var ticket = await app.SupportInReview();
        await app.Get<LinkTickets>().Link(app.People.Agent.Id, id, ticket);

        Assert.Equal((ticket, true), await Joined(join, app.People.Colleague, id));
        await app.Get<CancelTicket>().Run(app.People.Client.Id, ticket, (await app.Support(ticket)).Version, null, "Salah kirim.", TestContext.Current.CancellationToken);

        Assert.False((await Joined(join, app.People.Colleague, id)).WasThere);
    }

    [Theory, ClassData<Engines>]
    public async Task An_update_is_one_public_message_on_each_of_forty_tickets_but_those_that_ended(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        var clients = await app.Neighbours(40);
        var joined = new List<JoinedIssue>();
        foreach (var client in clients)
        {
            joined.Add(await app.Get<JoinKnownIssue>().Run(client.Id, id));
        }

        await app.Get<CancelTicket>().Run(clients[3].Id, joined[3].TicketId, (await app.Support(joined[3].TicketId)).Version, null, "Sudah pulih.", TestContext.Current.CancellationToken);

        Assert.Equal(39, await app.Get<UpdateKnownIssue>().Run(app.People.Lead.Id, id, "Suku cadang tiba pukul 11.", app.Clock.GetUtcNow().AddHours(2)));

        var said = await app.Read(db => db.Messages.Where(row => row.Body == "Suku cadang tiba pukul 11.").ToListAsync());
        Assert.Equal(joined.Where(one => one != joined[3]).Select(one => one.TicketId).Order(), said.Select(message => message.TicketId).Order());
        Assert.All(said, message => Assert.Equal((Visibility.Public, "Tono"), (message.Visibility, message.AuthorName)));
        var told = await app.Read(db => db.Notifications.Where(row => row.Type == NotificationType.IssueUpdated).Select(row => row.UserId).ToListAsync());
        Assert.Equal(clients.Where(client => client != clients[3]).Select(client => client.Id).Order(), told.Order());
    }

    [Theory, ClassData<Engines>]
    public async Task Updates_reach_every_ticket_once_while_the_line_moves(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        var clients = await app.Neighbours(12);
        foreach (var client in clients)
        {
            await app.Get<JoinKnownIssue>().Run(client.Id, id);
        }

        var (update, next) = (app.Get<UpdateKnownIssue>(), app.Clock.GetUtcNow().AddHours(2));
        await Task.WhenAll(
            [
                update.Run(app.People.Lead.Id, id, "Kabar pertama.", next),
                update.Run(app.People.Supervisor.Id, id, "Kabar kedua.", next),
                .. new[] { app.People.Agent, app.People.OtherAgent }.Select(agent => TakeAndLetGo(app, agent)),
            ]);

        var said = await app.Read(db => db.Messages.ToListAsync());
        Assert.Equal((12, 12), (said.Count(message => message.Body == "Kabar pertama."), said.Count(message => message.Body == "Kabar kedua.")));
        Assert.Equal(12, said.Where(message => message.Body == "Kabar kedua.").Select(message => message.TicketId).Distinct().Count());
        Assert.Equal(2, (await app.IssueView(id)).Updates.Count);
    }

    [Theory, ClassData<Engines>]
    public async Task A_ticket_is_linked_to_one_open_issue_and_only_at_its_branch(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (here, other, there) = (await app.Issue(), await app.Issue(), await app.Issue(KnownIssueScenes.Outage with { BranchCode = "BDG" }));
        var (ticket, links) = (await app.SupportSubmitted(), app.Get<LinkTickets>());
        await links.Link(app.People.Lead.Id, here, ticket);
        await links.Link(app.People.Lead.Id, here, ticket);

        await Rule.Broken("issue.linked-elsewhere", () => links.Link(app.People.Supervisor.Id, other, ticket));
        await Rule.Broken("issue.other-branch", () => links.Link(app.People.Lead.Id, there, ticket));
        await links.Unlink(app.People.Lead.Id, here, ticket);
        await links.Link(app.People.Lead.Id, other, ticket);

        Assert.Empty((await app.IssueView(here)).Tickets);
        Assert.Equal(other, (await app.Link(ticket)).IssueId);
    }

    [Theory, ClassData<Engines>]
    public async Task A_permit_request_is_no_ticket_of_an_issue_and_answers_like_none(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, permit) = (await app.Issue(), await app.Submitted());

        var denied = await Assert.ThrowsAsync<AccessDenied>(() => app.Get<LinkTickets>().Link(app.People.Lead.Id, id, permit));

        Assert.Equal(Answer.NotFound, denied.Answer);
    }

    [Theory, ClassData<Engines>]
    public async Task A_company_that_is_not_allowed_there_learns_nothing(Engine engine)
    {
        const string Canary = "zebrakuning";
        await using var app = await TestApp.Start(engine);
        // PT Samudra is allowed at CBT alone, and a company of its own is at neither.
        var id = await app.Issue(KnownIssueScenes.Outage with { BranchCode = "BDG", Title = $"Listrik {Canary} padam", Known = $"{Canary} diperiksa" });
        await app.Get<JoinKnownIssue>().Run(app.People.Client.Id, id);
        await app.Get<UpdateKnownIssue>().Run(app.People.Lead.Id, id, $"{Canary} hampir pulih", app.Clock.GetUtcNow().AddHours(2));
        var own = await app.SupportSubmitted(app.People.OtherClient);
        var outsider = (await app.Neighbours(1, "SBY"))[0];

        foreach (var client in new[] { app.People.OtherClient, outsider, app.People.Stray })
        {
            var reader = client.ToActor();
            Assert.Empty(await app.Get<MyKnownIssues>().For(reader));
            Assert.Null(await app.Get<KnownIssueDetail>().For(reader, id));
            Assert.Equal(0, (await app.Get<KnownIssueList>().For(reader, new())).Total);
            Assert.Empty(await app.Get<LateUpdates>().For(reader));
            Assert.Null(await app.Get<DeclareChoices>().For(reader, null));
            Assert.Null((await app.Get<TicketIssues>().For(reader, own))?.Linked);
            Assert.Empty((await app.Get<TicketSearch>().For(reader, Canary, TestContext.Current.CancellationToken)).Tickets);
            Assert.Equal(Answer.NotFound, (await Assert.ThrowsAsync<AccessDenied>(() => app.Get<JoinKnownIssue>().Run(client.Id, id))).Answer);
            Assert.Equal(Answer.NotFound, (await Assert.ThrowsAsync<AccessDenied>(() => app.Get<JoinKnownIssue>().Run(client.Id, Guid.NewGuid()))).Answer);
        }

        Assert.Contains(Canary, Assert.Single(await app.Get<MyKnownIssues>().For(app.People.Client.ToActor())).Title, StringComparison.Ordinal);
    }

    [Theory, ClassData<Engines>]
    public async Task A_company_learns_nothing_of_others_that_are_concerned(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        await app.Get<JoinKnownIssue>().Run(app.People.OtherClient.Id, id);

        var notice = Assert.Single(await app.Get<MyKnownIssues>().For(app.People.Client.ToActor()));

        Assert.Null(notice.Mine);
        Assert.Equal(0, (await app.Get<KnownIssueList>().For(app.People.Client.ToActor(), new())).Total);
        Assert.Null(await app.Get<KnownIssueDetail>().For(app.People.Client.ToActor(), id));
    }

    [Theory, ClassData<Engines>]
    public async Task The_list_has_what_goes_on_first_and_what_is_due_first_on_top(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (later, sooner, over) = (await app.Issue(), await app.Issue(), await app.Issue());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await app.Issue(KnownIssueScenes.Outage with { BranchCode = "BDG" });
        await app.Get<UpdateKnownIssue>().Run(app.People.Lead.Id, later, "Masih diperiksa.", app.Clock.GetUtcNow().AddHours(5));
        await app.Over(over);

        Assert.Equal([sooner, other, later, over], await Listed(app.People.Lead, new()));
        Assert.Equal([sooner, later, over], await Listed(app.People.Supervisor, new()));
        Assert.Equal([other], await Listed(app.People.Lead, new("BDG")));
        Assert.Equal([over], await Listed(app.People.Admin, new(State: KnownIssueState.Resolved)));
        Assert.Empty(await Listed(app.People.Guard, new()));

        async Task<IEnumerable<Guid>> Listed(KalapaUser reader, KnownIssueFilter filter) =>
            (await app.Get<KnownIssueList>().For(reader.ToActor(), filter, TestContext.Current.CancellationToken)).Rows.Select(row => row.Id);
    }

    [Fact]
    public void A_banner_fits_what_is_about_to_be_reported()
    {
        var notice = new IssueNotice(Guid.NewGuid(), "KI-1", "Listrik", "Diperiksa")
        {
            BranchCode = "CBT",
            Branch = "Cibitung",
            Clock = TimeZoneInfo.Utc,
            ZoneCode = "DH1",
            Zone = "Data Hall 1",
            Category = "POWER.OUTAGE",
            NextUpdateAt = Requests.Now,
            Mine = null,
        };

        Assert.True(notice.Fits("CBT", "", ""));
        Assert.True(notice.Fits("CBT", "DH1", "POWER.PDU"));
        Assert.False(notice.Fits("CBT", "DH2", "POWER.PDU"));
        Assert.False(notice.Fits("CBT", "DH1", "NETWORK.DOWN"));
        Assert.False(notice.Fits("BDG", "DH1", "POWER.OUTAGE"));
        Assert.True((notice with { ZoneCode = "" }).Fits("CBT", "DH2", "POWER.PDU"));
    }

    private static async Task TakeAndLetGo(TestApp app, KalapaUser agent)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            var ticket = await app.Get<TakeNext>().Run(agent.Id, TestContext.Current.CancellationToken);
            await app.Get<ReleaseTicket>().Run(agent.Id, ticket!.Value, (await app.Support(ticket.Value)).Version, "Giliran lain.", TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(Guid TicketId, bool WasThere)> Joined(JoinKnownIssue join, KalapaUser client, Guid id)
    {
        var joined = await join.Run(client.Id, id, TestContext.Current.CancellationToken);
        return (joined.TicketId, joined.WasThere);
    }
}
