using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Approvals;

/// <summary>T14 and O23 on both databases.</summary>
public sealed class TwoDecisionsVerbTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task The_permit_comes_with_the_second_yes_and_names_both(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Escalated(content: HighRisk(app));

        Assert.Null(await app.Decide(app.People.Supervisor, id, Outcome.Approved));

        Assert.Equal(TicketState.Escalated, (await app.Ticket(id)).State);
        Assert.False(await app.Read(db => db.Permits.AnyAsync(Cancellation)));
        Assert.Equal([app.People.SecondSupervisor.Id], await Told(app, id, NotificationType.FirstApproved));
        Assert.Equal(FourEyesConflict.FirstApprover, (await Desk(app, app.People.Supervisor, id)).FourEyesConflict);
        Assert.Null((await Desk(app, app.People.SecondSupervisor, id)).FourEyesConflict);
        Assert.Equal("Budi", (await Desk(app, app.People.SecondSupervisor, id)).First!.ByName);
        await Rule.Broken("decide.second-same", () => app.Decide(app.People.Supervisor, id, Outcome.Approved));

        Assert.Null(await app.Decide(app.People.SecondSupervisor, id, Outcome.Approved));

        var (ticket, permit) = (await app.Ticket(id), await app.Permit(id));
        Assert.Equal([new DeciderName("Budi"), new DeciderName("Ratna")], ticket.Grant!.Deciders);
        Assert.Equal(ticket.Grant.Deciders, permit.Snapshot!.Deciders);
        Assert.Equal(ticket.Grant.RevisionHash, permit.RevisionHash);
        Assert.Equal([new DeciderName("Budi"), new DeciderName("Ratna")],
            Assert.Single(await app.Get<RecentDecisions>().For(app.People.Supervisor.ToActor(), DateTimeOffset.MinValue, Cancellation)).By);
    }

    [Theory, ClassData<Engines>]
    public async Task Of_two_at_the_same_instant_one_is_first_and_the_other_is_told(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var round = 0; round < 10; round++)
        {
            var id = await app.Escalated(content: HighRisk(app));
            var read = await app.Ticket(id);

            var faults = await Task.WhenAll(new[] { app.People.Supervisor, app.People.SecondSupervisor }.Select(async supervisor => await Record.ExceptionAsync(() =>
                app.Get<DecideApproval>().Run(supervisor.Id, id, read.Version, new(Outcome.Approved, read.ContentHash), Cancellation))));

            Assert.Equal([null, "ticket.stale"], faults.Select(fault => (fault as RuleBroken)?.Code ?? fault?.GetType().Name).Order());
            var ticket = await app.Ticket(id);
            Assert.Equal((TicketState.Escalated, 1), (ticket.State, ticket.Approvals.Count(round => round.First is not null)));
            await app.Decide(ticket.OpenApproval!.First!.ByName == "Budi" ? app.People.SecondSupervisor : app.People.Supervisor, id, Outcome.Approved);
            Assert.Equal(["Budi", "Ratna"], (await app.Ticket(id)).Grant!.Deciders.Select(one => one.Name).Order());
        }
    }

    [Theory, ClassData<Engines>]
    public async Task The_second_decides_on_what_the_first_left_and_the_permit_carries_both(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Escalated(content: HighRisk(app));
        await Give(app, app.People.Supervisor, id, new(Outcome.ApprovedWithConditions, "") { Conditions = "Siang saja", Narrowing = new(Zones: ["DH1"]) });

        var desk = await Desk(app, app.People.SecondSupervisor, id);
        Assert.Equal(["DH1"], desk.Decidable.Zones);
        Assert.Equal(["DH1", "LBY"], desk.Content.Zones);
        await Rule.Broken("decide.widens", () => Give(app, app.People.SecondSupervisor, id, new(Outcome.ApprovedWithConditions, "") { Conditions = "Dua pengawas", Narrowing = new(Zones: ["LBY"]) }));
        await Give(app, app.People.SecondSupervisor, id, new(Outcome.ApprovedWithConditions, "") { Conditions = "Dua pengawas" });

        var permit = await app.Permit(id);
        Assert.Equal("Siang saja\n\nDua pengawas", permit.Conditions);
        Assert.Equal(["DH1"], permit.Zones);
    }

    [Theory, ClassData<Engines>]
    public async Task A_branch_with_one_supervisor_is_an_alarm_until_somebody_is_named(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Write(db => db.Users.Single(row => row.Id == app.People.SecondSupervisor.Id).Branches = ["BDG"]);
        var id = await app.Escalated(content: HighRisk(app));
        Assert.Equal([id], await Undecidable(app));
        var yudi = app.People.BandungSupervisor;
        Assert.Equal(["Ratna", "Yudi"], (await app.Get<ApproverChoices>().For(app.People.Lead.ToActor(), id, Cancellation)).Select(choice => choice.Name));
        Assert.Empty(await app.Get<ApproverChoices>().For(yudi.ToActor(), id, Cancellation));

        await app.Get<NameApprover>().Run(app.People.Lead.Id, id, (await app.Ticket(id)).Version, yudi.Id, Cancellation);

        Assert.Empty(await Undecidable(app));
        Assert.Equal([yudi.Id], await Told(app, id, NotificationType.ApproverNamed));
        Assert.NotNull(await app.Get<TicketDetail>().For(yudi.ToActor(), id, Cancellation));
        var other = await app.Escalated();
        Assert.Null(await app.Get<TicketDetail>().For(yudi.ToActor(), other, Cancellation));
        await app.Decide(app.People.Supervisor, id, Outcome.Approved);
        await app.Decide(yudi, id, Outcome.Approved);
        Assert.Equal([new DeciderName("Budi"), new DeciderName("Yudi")], (await app.Ticket(id)).Grant!.Deciders);
        Assert.Single(await app.Get<RecentDecisions>().For(yudi.ToActor(), DateTimeOffset.MinValue, Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task A_first_yes_goes_with_what_is_withdrawn(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Escalated(content: HighRisk(app));
        await app.Decide(app.People.Supervisor, id, Outcome.Approved);

        await app.Get<WithdrawToEdit>().Run(app.People.Client.Id, id, (await app.Ticket(id)).Version, Cancellation);

        Assert.Equal(Outcome.Superseded, Assert.Single((await app.Ticket(id)).Approvals).Outcome);
        Assert.Null((await app.Ticket(id)).OpenApproval);
    }

    /// <summary>Electrical work in two days.</summary>
    private static RequestContent HighRisk(TestApp app) =>
        Requests.HighRisk() with { Window = new(app.Clock.GetUtcNow().AddHours(48), app.Clock.GetUtcNow().AddHours(56)) };

    private static async Task Give(TestApp app, KalapaUser supervisor, Guid id, GivenDecision given)
    {
        var ticket = await app.Ticket(id);
        await app.Get<DecideApproval>().Run(supervisor.Id, id, ticket.Version, given with { RevisionHash = ticket.ContentHash }, Cancellation);
    }

    private static async Task<ApprovalView> Desk(TestApp app, KalapaUser reader, Guid id) => (await app.Get<ApprovalDetail>().For(reader.ToActor(), id, Cancellation))!;

    private static Task<IReadOnlySet<Guid>> Undecidable(TestApp app) => app.Read(db => db.WithoutDecider(app.Clock.GetUtcNow(), Cancellation));

    private static Task<List<Guid>> Told(TestApp app, Guid id, NotificationType type) =>
        app.Read(db => db.Notifications.Where(row => row.TicketId == id && row.Type == type).Select(row => row.UserId).ToListAsync(Cancellation));
}
