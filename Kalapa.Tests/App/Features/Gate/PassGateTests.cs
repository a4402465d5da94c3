using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.Domain;
using Kalapa.Domain.Permits;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>A passage is recorded once, however often it is pressed and by how many.</summary>
public sealed class PassGateTests
{
    [Theory, ClassData<Engines>]
    public async Task The_same_passage_pressed_again_by_the_same_guard_is_the_first_one(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var (gate, guard, person) = (app.Get<PassGate>(), app.People.Guard.Id, permit.People[0].PersonId);

        Assert.Null(await gate.CheckIn(guard, permit.Id, person, idSeen: true, notes: TestPeople.Escorted));
        app.Clock.Advance(GateEvent.RepeatTime - TimeSpan.FromMilliseconds(1));
        Assert.Null(await gate.CheckIn(guard, permit.Id, person, idSeen: true, notes: TestPeople.Escorted));
        Assert.Null(await gate.CheckOut(guard, permit.Id, person));
        Assert.Null(await gate.CheckOut(guard, permit.Id, person));

        Assert.Equal([GateEventType.CheckIn, GateEventType.CheckOut], await Book(app));
    }

    [Theory, ClassData<Engines>]
    public async Task Whoever_loses_the_race_for_a_passage_has_refused_nobody(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var (gate, person) = (app.Get<PassGate>(), permit.People[0].PersonId);
        var second = app.People.Guard.Id;
        await gate.CheckIn(second, permit.Id, person, idSeen: true, notes: TestPeople.Escorted);
        app.Clock.Advance(GateEvent.RepeatTime);

        Assert.Equal(DenyCode.AlreadyInside, await gate.CheckIn(second, permit.Id, person, idSeen: true, notes: TestPeople.Escorted));
        Assert.Equal([GateEventType.CheckIn], await Book(app));

        app.Clock.Advance(GateEvent.RaceTime);
        Assert.Equal(DenyCode.AlreadyInside, await gate.CheckIn(second, permit.Id, person, idSeen: true, notes: TestPeople.Escorted));
        Assert.Equal([GateEventType.CheckIn, GateEventType.Denied], await Book(app));
    }

    [Theory, ClassData<Engines>]
    public async Task A_press_that_comes_twice_over_a_slow_line_is_recorded_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var press = TestPeople.Escorted with { PressId = Guid.NewGuid() };
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, notes: press);
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Null(await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, notes: press));

        Assert.Equal([GateEventType.CheckIn], await Book(app));
    }

    [Theory, ClassData<Engines>]
    public async Task A_supervisor_s_second_press_is_the_first_one_too(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var (hold, supervisor) = (app.Get<HoldPermit>(), app.People.Supervisor.Id);

        await hold.Suspend(supervisor, permit.Id, "Pemadaman");
        await hold.Suspend(supervisor, permit.Id, "Pemadaman");
        await hold.Resume(supervisor, permit.Id, "Selesai");
        await hold.Resume(supervisor, permit.Id, "Selesai");

        Assert.Equal(["P04", "P05"], await app.Read(db => db.AuditEvents.Where(row => row.Type == "P04" || row.Type == "P05").OrderBy(row => row.Seq).Select(row => row.Type).ToListAsync()));
        await hold.Suspend(supervisor, permit.Id, "Lagi");
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("permit.wrong-state", (await Assert.ThrowsAsync<RuleBroken>(() => hold.Suspend(supervisor, permit.Id, "Lagi"))).Code);
    }

    [Theory, ClassData<Engines>]
    public async Task The_ticket_waits_until_the_gate_s_close_can_no_longer_be_undone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await Scenes.ClosedAtTheGate(app);
        var permit = await app.Permit(id);

        app.Clock.Advance(Permit.ReopenTime);
        await DenialTests.Due(app);
        Assert.Equal(Kalapa.Domain.Tickets.TicketState.Approved, (await app.Ticket(id)).State);

        await app.Get<CloseVisit>().Reopen(app.People.Guard.Id, permit.Id);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await DenialTests.Due(app);
        Assert.Equal(Kalapa.Domain.Tickets.TicketState.Approved, (await app.Ticket(id)).State);

        await app.Get<CloseVisit>().Run(app.People.Guard.Id, permit.Id);
        app.Clock.Advance(Permit.ReopenTime + TimeSpan.FromMilliseconds(1));
        await DenialTests.Due(app);
        Assert.Equal(Kalapa.Domain.Tickets.TicketState.Closed, (await app.Ticket(id)).State);
    }

    private static Task<List<GateEventType>> Book(TestApp app) =>
        app.Read(db => db.GateEvents.Where(line => line.PersonId != null).OrderBy(line => line.At).ThenBy(line => line.Type).Select(line => line.Type).ToListAsync());
}
