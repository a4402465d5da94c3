using Kalapa.App.Data;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.KnownIssues;

/// <summary>Always true 16: resolving a known issue resolves each linked ticket once, or says which it did not. On both databases.</summary>
public sealed class ResolveLinkedTicketsTests
{
    [Theory, ClassData<Engines>]
    public async Task Forty_companies_are_resolved_once_each_and_those_that_cannot_be_are_named(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        var clients = await app.Neighbours(40);
        var tickets = (await Task.WhenAll(clients.Select(client => app.Get<JoinKnownIssue>().Run(client.Id, id)))).Select(joined => joined.TicketId).ToList();
        var waiting = await app.Read(db => db.Tickets.Where(row => row.State == TicketState.Queued).OrderBy(row => row.QueueSeq).Select(row => row.Id).ToListAsync());
        var (closed, atBranch, asked, solved, held) = (waiting[0], waiting[1], waiting[2], waiting[3], waiting[4]);
        await Take(app, closed);
        await app.Get<ResolveSupport>().Run(app.People.Agent.Id, closed, await Version(app, closed), SupportOutcome.Fixed, "", "Sudah menyala.");
        await app.Get<ConfirmSupport>().Run(clients[tickets.IndexOf(closed)].Id, closed, await Version(app, closed));
        await Take(app, atBranch);
        await app.Get<HandOnTicket>().Run(app.People.Agent.Id, atBranch, await Version(app, atBranch), "Periksa panel.");
        await Take(app, asked);
        await app.Get<AskSupportClient>().Run(app.People.Agent.Id, asked, await Version(app, asked), "Rak mana?");
        await Take(app, solved);
        await app.Get<ResolveSupport>().Run(app.People.Agent.Id, solved, await Version(app, solved), SupportOutcome.Fixed, "", "Sudah menyala.");
        await Take(app, held);
        var cancelled = waiting[9];
        await app.Get<CancelTicket>().Run(clients[tickets.IndexOf(cancelled)].Id, cancelled, await Version(app, cancelled), null, "Tidak jadi.", Cancellation);
        List<(int Done, int All)> steps = [];

        await app.Get<ResolveKnownIssue>().Run(app.People.Lead.Id, id, SupportOutcome.Fixed, "MCB turun", KnownIssueScenes.Restored);
        await app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id, (done, all) => steps.Add((done, all)));

        Assert.Equal(Enumerable.Range(0, 41).Select(done => (done, 40)), steps);
        var view = await app.IssueView(id);
        Assert.Equal((35, 0), (view.Resolved, view.Pending));
        Assert.Equal(
            new Dictionary<Guid, LinkReason>
            {
                [closed] = LinkReason.Ended,
                [cancelled] = LinkReason.Ended,
                [atBranch] = LinkReason.AtBranch,
                [asked] = LinkReason.WithClient,
                [solved] = LinkReason.AlreadyResolved,
            },
            view.Refused.ToDictionary(ticket => ticket.Id, ticket => ticket.Reason));
        foreach (var ticket in view.Tickets.Where(ticket => ticket.Result == LinkResult.Resolved))
        {
            Assert.Equal(ticket.Id == held ? ["T01", "T02", "T04", "T07", "U09"] : ["T01", "T02", "T05", "U09"], await Record(app, ticket.Id));
            var request = await app.Support(ticket.Id);
            Assert.Equal((TicketState.Resolved, SupportOutcome.Fixed, "MCB turun", KnownIssueScenes.Restored), (request.State, request.Outcome, request.Cause, request.Solution));
        }

        Assert.Equal(35, await app.Read(db => db.Messages.CountAsync(row => row.Body == KnownIssueScenes.Restored && row.Visibility == Visibility.Public)));
    }

    [Theory, ClassData<Engines>]
    public async Task Killed_in_the_middle_the_next_run_does_only_what_is_left(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        foreach (var client in await app.Neighbours(7))
        {
            await app.Get<JoinKnownIssue>().Run(client.Id, id);
        }

        await app.Get<ResolveKnownIssue>().Run(app.People.Lead.Id, id, SupportOutcome.Fixed, "", KnownIssueScenes.Restored);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id, (done, _) =>
        {
            if (done == 3)
            {
                throw new InvalidOperationException("Killed.");
            }
        }));
        var half = await app.IssueView(id);
        Assert.Equal((3, 4), (half.Resolved, half.Left));
        List<int> all = [];
        await app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id, (_, left) => all.Add(left));

        Assert.Equal(4, all[0]);
        Assert.Equal((7, 0), ((await app.IssueView(id)).Resolved, (await app.IssueView(id)).Left));
        Assert.Equal(7, await app.Read(db => db.AuditEvents.CountAsync(row => row.Type == "U09")));
        await app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id);
        Assert.Equal(7, await app.Read(db => db.AuditEvents.CountAsync(row => row.Type == "U09")));
    }

    [Theory, ClassData<Engines>]
    public async Task What_the_branch_held_is_resolved_by_the_next_run_once_it_came_back(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        var ticket = await app.SupportAtBranch();
        await app.Get<LinkTickets>().Link(app.People.Lead.Id, id, ticket);
        await app.Over(id);
        Assert.Equal(LinkReason.AtBranch, (await app.Link(ticket)).Reason);

        await app.Get<EndBranchJob>().Run(app.People.Supervisor.Id, ticket, await Version(app, ticket), isDone: true, "Sudah diperiksa.");
        await app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id);

        Assert.Equal(LinkResult.Resolved, (await app.Link(ticket)).Result);
    }

    [Theory, ClassData<Engines>]
    public async Task Two_leads_who_resolve_at_once_resolve_each_ticket_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var second = TestPeople.NewUser("Wulan", Role.Cs, lead: true);
        await app.Write(db => db.Add(second));
        var id = await app.Issue();
        foreach (var client in await app.Neighbours(8))
        {
            await app.Get<JoinKnownIssue>().Run(client.Id, id);
        }

        var ends = await Task.WhenAll(new[] { app.People.Lead, second }.Select(lead => Caught(() => app.Get<ResolveKnownIssue>().Run(lead.Id, id, SupportOutcome.Fixed, "", KnownIssueScenes.Restored))));
        await Task.WhenAll(app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id), app.Get<ResolveLinkedTickets>().Run(second.Id, id));

        Assert.Equal([null, "issue.wrong-state"], ends.Order());
        Assert.Equal(8, (await app.IssueView(id)).Resolved);
        Assert.Equal(8, await app.Read(db => db.AuditEvents.CountAsync(row => row.Type == "U09")));
        Assert.Equal(8, await app.Read(db => db.Messages.CountAsync(row => row.Body == KnownIssueScenes.Restored)));
    }

    [Theory, ClassData<Engines>]
    public async Task Who_joins_while_it_is_resolved_is_in_and_resolved_or_is_told_that_it_is_over(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        var clients = await app.Neighbours(12);
        await app.Get<JoinKnownIssue>().Run(clients[0].Id, id);

        var resolving = app.Over(id);
        var joins = await Task.WhenAll(clients.Skip(1).Select(client => Caught(() => app.Get<JoinKnownIssue>().Run(client.Id, id))));
        await resolving;

        Assert.All(joins, code => Assert.True(code is null or "issue.over", code));
        var view = await app.IssueView(id);
        Assert.Equal(1 + joins.Count(code => code is null), view.Resolved);
        Assert.Equal((0, 0), (view.Pending, view.Refused.Count));
        Assert.Equal(view.Resolved, await app.Read(db => db.SupportRequests.CountAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task A_lead_whose_hands_are_full_is_told_and_runs_it_again(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var lead = app.People.Lead;
        for (var taken = 0; taken < Ticket.ReviewLimit; taken++)
        {
            await app.SupportSubmitted();
            await app.Get<TakeNext>().Run(lead.Id);
        }

        var id = await app.Issue();
        var joined = await app.Get<JoinKnownIssue>().Run(app.People.OtherClient.Id, id);
        await app.Over(id);
        Assert.Equal((LinkResult.NotResolved, LinkReason.ReviewLimit), await Result(app, joined.TicketId));

        var mine = await app.Read(db => db.Tickets.Where(row => row.OwnerId == lead.Id).Select(row => row.Id).FirstAsync());
        await app.Get<ResolveSupport>().Run(lead.Id, mine, await Version(app, mine), SupportOutcome.Answered, "", "Sudah dijawab.");
        await app.Get<ResolveLinkedTickets>().Run(lead.Id, id);

        Assert.Equal((LinkResult.Resolved, LinkReason.None), await Result(app, joined.TicketId));
    }

    [Theory, ClassData<Engines>]
    public async Task A_supervisor_says_that_it_is_over_and_the_tickets_wait_for_a_lead(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue(by: app.People.Supervisor);
        var joined = await app.Get<JoinKnownIssue>().Run(app.People.Client.Id, id);
        await app.Get<ResolveKnownIssue>().Run(app.People.Supervisor.Id, id, SupportOutcome.Fixed, "", KnownIssueScenes.Restored);

        await Rule.Broken("issue.needs-lead", () => app.Get<ResolveLinkedTickets>().Run(app.People.Supervisor.Id, id));
        var seen = await app.Get<KnownIssueDetail>().For(app.People.Supervisor.ToActor(), id);
        Assert.Equal((true, false, 1), (seen!.MayManage, seen.MayResolveTickets, seen.Left));
        Assert.Equal(TicketState.Queued, (await app.Support(joined.TicketId)).State);

        await app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id);
        Assert.Equal(TicketState.Resolved, (await app.Support(joined.TicketId)).State);
    }

    [Theory, ClassData<Engines>]
    public async Task A_client_who_says_that_it_is_not_solved_goes_on_alone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Issue();
        var joined = await app.Get<JoinKnownIssue>().Run(app.People.Client.Id, id);
        await app.Over(id);

        await app.Get<ReportNotSolved>().Run(app.People.Client.Id, joined.TicketId, await Version(app, joined.TicketId), "Rak kami masih padam.");
        await app.Get<ResolveLinkedTickets>().Run(app.People.Lead.Id, id);

        Assert.Equal(TicketState.Queued, (await app.Support(joined.TicketId)).State);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task Take(TestApp app, Guid id)
    {
        await app.Get<TakeNext>().Run(app.People.Agent.Id);
        Assert.Equal(app.People.Agent.Id, (await app.Support(id)).OwnerId);
    }

    private static async Task<long> Version(TestApp app, Guid id) => (await app.Support(id)).Version;

    private static async Task<(LinkResult, LinkReason)> Result(TestApp app, Guid ticket)
    {
        var link = await app.Link(ticket);
        return (link.Result, link.Reason);
    }

    private static Task<List<string>> Record(TestApp app, Guid ticket) =>
        app.Read(db => db.AuditEvents.Where(row => row.TicketId == ticket).OrderBy(row => row.Seq).Select(row => row.Type).ToListAsync());

    private static async Task<string?> Caught(Func<Task> verb)
    {
        try
        {
            await verb();
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken.Code;
        }
    }
}
