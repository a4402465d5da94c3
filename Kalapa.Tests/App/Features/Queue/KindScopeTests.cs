using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

/// <summary>An agent's scope may name kinds of tickets beside branches; the one line keeps its order.</summary>
public sealed class KindScopeTests
{
    private static readonly ReportFilter Ever = new(new DateOnly(2026, 1, 1), new DateOnly(2030, 1, 1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Each_agent_takes_the_first_of_the_own_kinds_and_the_replay_proves_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (permits, faults) = (await Agent(app, "Putri", TicketKind.Permit), await Agent(app, "Surya", TicketKind.Support));
        List<Guid> line = [];
        for (var at = 0; at < 6; at++)
        {
            line.Add(at % 2 == 0 ? await app.SupportSubmitted() : await app.Submitted());
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var take = app.Get<TakeNext>();
        Assert.Equal(line[1], await take.Run(permits.Id, Cancellation));
        Assert.Equal(line[0], await take.Run(faults.Id, Cancellation));
        Assert.Equal(line[2], await take.Run(app.People.Agent.Id, Cancellation));
        Assert.Equal(line[3], await take.Run(permits.Id, Cancellation));
        Assert.Equal(line[5], await take.Run(permits.Id, Cancellation));
        Assert.Null(await take.Run(permits.Id, Cancellation));
        Assert.Equal(line[4], await take.Run(faults.Id, Cancellation));

        var told = await app.Get<FairnessReport>().For(app.People.Lead.ToActor(), Ever, BranchTime.HeadOffice, Cancellation);
        Assert.Equal(1.0, told.InOrder);
        Assert.Equal(
            [ClaimOrder.InOwnBranches, ClaimOrder.InOrder, ClaimOrder.InOrder, ClaimOrder.InOrder, ClaimOrder.InOwnBranches, ClaimOrder.InOrder],
            told.Claims.Select(claim => claim.Claim.Order));
    }

    [Theory, ClassData<Engines>]
    public async Task Agents_of_different_kinds_who_take_at_once_never_pass_anybody_of_their_own(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var agents = new[] { await Agent(app, "Putri", TicketKind.Permit), await Agent(app, "Surya", TicketKind.Support), app.People.Agent, app.People.OtherAgent };
        for (var at = 0; at < 12; at++)
        {
            _ = at % 3 == 0 ? await app.Submitted() : await app.SupportSubmitted();
        }

        var taken = await Task.WhenAll(agents.SelectMany(agent => Enumerable.Repeat(agent, 3)).Select(agent => Task.Run(() => app.Get<TakeNext>().Run(agent.Id, Cancellation), Cancellation)));

        Assert.Equal(taken.OfType<Guid>().Count(), taken.OfType<Guid>().Distinct().Count());
        var told = await app.Get<FairnessReport>().For(app.People.Lead.ToActor(), Ever, BranchTime.HeadOffice, Cancellation);
        Assert.Equal(1.0, told.InOrder);
        Assert.DoesNotContain(told.Claims, claim => claim.Claim.Order == ClaimOrder.OutOfOrder);
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_of_another_kind_is_out_of_scope_like_what_is_of_another_branch(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var agent = await Agent(app, "Surya", TicketKind.Support);
        var lead = await Agent(app, "Tari", TicketKind.Support, lead: true);
        var (permit, fault) = (await app.Submitted(), await app.SupportSubmitted());
        var reader = agent.ToActor();

        Assert.Null(await app.Get<TicketDetail>().For(reader, permit, Cancellation));
        Assert.NotNull(await app.Get<TicketDetail>().For(reader, fault, Cancellation));
        Assert.Equal([fault], (await app.Get<TicketSearch>().For(reader, "CBT", Cancellation)).Tickets.Select(found => found.Id));
        Assert.Empty((await app.Get<RequestRegister>().For(reader, Ever, BranchTime.HeadOffice, Cancellation)).First);
        await app.Get<Board<TicketRow>>().HealAsync(Cancellation);
        Assert.Equal([fault], app.Get<Board<TicketRow>>().For(subject => AccessTable.Default.Allows(reader, Operation.List, subject)).Select(row => row.Id));
        await Assert.ThrowsAsync<AccessDenied>(() => app.Get<PickOutOfOrder>().Run(lead.Id, permit, "Tamu menunggu.", Cancellation));

        // The one in hand goes to nobody who does not work on it.
        await app.Get<PickOutOfOrder>().Run(app.People.Lead.Id, permit, "Tamu menunggu.", Cancellation);
        await Rule.Broken("transfer.receiver-out-of-scope", async () =>
            await app.Get<TransferTicket>().Run(app.People.Lead.Id, permit, (await app.Ticket(permit)).Version, agent.Id, Cancellation));
        Assert.DoesNotContain(await app.Get<Colleagues>().Of("CBT", TicketKind.Permit, Cancellation), colleague => colleague.Id == agent.Id);
        Assert.Contains(await app.Get<Colleagues>().Of("CBT", TicketKind.Support, Cancellation), colleague => colleague.Id == agent.Id);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_no_longer_works_on_a_kind_loses_its_tickets_and_open_screens_and_the_audit_says_so(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        var ended = new TaskCompletionSource<Guid>();
        using var _ = app.Get<Revocations>().Watch(app.People.Agent.Id, () => ended.TrySetResult(app.People.Agent.Id));
        var draft = new AccountDraft("Rina", "rina@kalapa.example", Role.Cs) { Kinds = [TicketKind.Support] };

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, app.People.Agent.Id, draft, Cancellation);

        Assert.Equal((TicketState.Queued, null), ((await app.Ticket(id)).State, (await app.Ticket(id)).OwnerId));
        Assert.Equal(app.People.Agent.Id, await ended.Task.WaitAsync(WaitLimit.Time, Cancellation));
        var noted = await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "account.changed", Cancellation));
        Assert.Equal("Permit, Support → Support", noted.Values["kinds.changed"]);
        Assert.Null(await app.Get<TakeNext>().Run(app.People.Agent.Id, Cancellation));

        // Both kinds are no narrowing, and neither is any for another role.
        await app.Get<ChangeUser>().Run(app.People.Admin.Id, app.People.Agent.Id, draft with { Kinds = [TicketKind.Support, TicketKind.Permit] }, Cancellation);
        Assert.Empty((await app.Read(db => db.Users.SingleAsync(row => row.Id == app.People.Agent.Id, Cancellation))).Kinds);
        Assert.Equal(id, await app.Get<TakeNext>().Run(app.People.Agent.Id, Cancellation));
    }

    private static async Task<KalapaUser> Agent(TestApp app, string name, TicketKind kind, bool lead = false)
    {
        var agent = TestPeople.NewUser(name, Role.Cs, lead: lead);
        agent.Kinds = [kind];
        await app.Write(db => db.Add(agent));
        return agent;
    }
}
