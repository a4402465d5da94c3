using Kalapa.App.Data;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Permits;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>Whoever is turned away is in the gate's book, and customer service sees it on the ticket at once.</summary>
public sealed class DenialTests
{
    [Theory, ClassData<Engines>]
    public async Task A_refusal_reaches_the_ticket_s_record_for_staff_and_not_for_the_client(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.AtTheGate(app);
        var permit = await app.Permit(id);
        var told = new TaskCompletionSource<TicketChanged>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = app.Get<LiveUpdates>().Subscribe(change => change.TicketId == id, changes =>
        {
            told.TrySetResult(changes.Last());
            return Task.CompletedTask;
        });

        Assert.Equal(DenyCode.IdMismatch, await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: false));

        Assert.Equal(id, (await told.Task.WaitAsync(WaitLimit.Time, TestContext.Current.CancellationToken)).TicketId);
        var line = Assert.Single((await app.Get<TicketDetail>().For(app.People.OtherAgent.ToActor(), id))!.Timeline, Denied);
        Assert.Equal(("IdMismatch", "CBT", permit.People[0].FullName, "Joko"), (line.Values["denied"], line.Values["gate"], line.Values["person"], line.ActorName));
        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Client.ToActor(), id))!.Timeline, Denied);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_is_turned_away_is_told_after_the_time_to_undo_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.AtTheGate(app);
        var permit = await app.Permit(id);

        await app.Get<TurnAway>().Run(app.People.Guard.Id, permit.Id, [new(permit.People[0].PersonId), new(null, "Pak Joni")], null);

        Assert.Equal(0, (await app.Permit(id)).InsideCount);
        await Due(app);
        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline, Denied);

        app.Clock.Advance(GateEvent.UndoTime);
        await Due(app);
        var told = (await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline.Where(Denied).ToList();
        Assert.Equal(
            new[] { ("IdMismatch", permit.People[0].FullName), ("PersonNotListed", "Pak Joni") },
            told.Select(line => (line.Values["denied"], line.Values["person"])).Order());
        await Due(app);
        Assert.Equal(2, (await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline.Count(Denied));
    }

    [Theory, ClassData<Engines>]
    public async Task A_refusal_that_is_taken_back_in_time_reaches_nobody_and_later_it_cannot_be(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.AtTheGate(app);
        var permit = await app.Permit(id);
        var away = app.Get<TurnAway>();
        var slip = await away.Run(app.People.Guard.Id, permit.Id, [new(permit.People[0].PersonId)], null);
        var meant = await away.Run(app.People.Guard.Id, permit.Id, [new(permit.People[1].PersonId)], null);

        await away.Withdraw(app.People.Guard.Id, permit.Id, slip);
        app.Clock.Advance(GateEvent.UndoTime);
        await Due(app);

        Assert.Equal("gate.undo-too-late", (await Assert.ThrowsAsync<RuleBroken>(() => away.Withdraw(app.People.Guard.Id, permit.Id, meant))).Code);
        var told = Assert.Single((await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline, Denied);
        Assert.Equal(permit.People[1].FullName, told.Values["person"]);
        Assert.Single(await app.Read(db => db.AuditEvents.Where(happened => happened.Type == "gate.withdrawn").ToListAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task Looking_again_and_a_visit_that_is_over_turn_nobody_away(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.AtTheGate(app);
        var permit = await app.Permit(id);
        await app.Get<HoldPermit>().Suspend(app.People.Supervisor.Id, permit.Id, "Pemadaman");

        for (var look = 0; look < 3; look++)
        {
            Assert.Equal(DenyCode.Suspended, (await app.Get<LookUpCode>().Run(app.People.Guard.Id, "CBT", permit.Code)).Denied);
        }

        Assert.Single((await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline, Denied);
        app.Clock.Advance(GateEvent.RescanTime);
        await app.Get<LookUpCode>().Run(app.People.Guard.Id, "CBT", permit.Code);
        Assert.Equal(2, (await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline.Count(Denied));

        var over = await Scenes.ClosedAtTheGate(app);
        Assert.Equal(DenyCode.Ended, (await app.Get<LookUpCode>().Run(app.People.Guard.Id, "CBT", (await app.Permit(over)).Code)).Denied);
        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), over))!.Timeline, Denied);
    }

    [Theory, ClassData<Engines>]
    public async Task A_passage_adds_no_refusal(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.Visited(app);

        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline, Denied);
    }

    [Theory, ClassData<Engines>]
    public async Task The_gate_s_view_turns_with_the_permit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.Inside(app));
        var guard = app.People.Guard.ToActor();
        Assert.Null((await app.Get<GateDetail>().For(guard, permit.Id))!.Denied);

        await app.Get<HoldPermit>().Suspend(app.People.Supervisor.Id, permit.Id, "Pemadaman");

        var view = (await app.Get<GateDetail>().For(guard, permit.Id))!;
        Assert.Equal((DenyCode.Suspended, 1), (view.Denied!.Value, view.Permit.InsideCount));
        Assert.Null(await app.Get<GateDetail>().For(app.People.BandungGuard.ToActor(), permit.Id));
        Assert.Equal(["CBT"], (await app.Get<GatePosts>().For(guard)).Select(post => post.Code));
        Assert.Empty(await app.Get<GatePosts>().For(app.People.Supervisor.ToActor()));
    }

    internal static Task Due(TestApp app) => new TimedWork(
        app.Get<UnitOfWork>(), app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<JobLeases>(), app.Get<Kalapa.App.Outages.ClockWatch>(), app.Clock, NullLogger<TimedWork>.Instance).DoWhatIsDue(TestContext.Current.CancellationToken);

    private static bool Denied(AuditEvent happened) => happened.Type == AuditEvent.DeniedAtGate;
}
