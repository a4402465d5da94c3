using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Permits;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
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

        Assert.Equal(id, (await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).TicketId);
        var line = Assert.Single((await app.Get<TicketDetail>().For(app.People.OtherAgent.ToActor(), id))!.Timeline, Denied);
        Assert.Equal(("IdMismatch", "CBT", permit.People[0].FullName, "Joko"), (line.Values["denied"], line.Values["gate"], line.Values["person"], line.ActorName));
        Assert.DoesNotContain((await app.Get<TicketDetail>().For(app.People.Client.ToActor(), id))!.Timeline, Denied);
    }

    [Theory, ClassData<Engines>]
    public async Task Somebody_who_is_not_listed_is_turned_away_and_nobody_comes_in(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.AtTheGate(app);
        var permit = await app.Permit(id);

        Assert.Equal(DenyCode.PersonNotListed, await app.Get<PassGate>().TurnAway(app.People.Guard.Id, permit.Id));

        Assert.Equal(0, (await app.Permit(id)).InsideCount);
        var line = await app.Read(db => db.GateEvents.SingleAsync(row => row.Type == GateEventType.Denied));
        Assert.Equal((permit.Id, null, DenyCode.PersonNotListed), (line.PermitId!.Value, line.PersonId, line.DenyCode!.Value));
        Assert.Single((await app.Get<TicketDetail>().For(app.People.Agent.ToActor(), id))!.Timeline, Denied);
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

    private static bool Denied(AuditEvent happened) => happened.Type == AuditEvent.DeniedAtGate;
}
