using Kalapa.App.Features.Gate;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>Badges and escorts of who is inside, on both databases.</summary>
public sealed class BadgeTests
{
    [Theory, ClassData<Engines>]
    public async Task A_badge_hangs_on_one_person_inside_however_it_is_typed(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var (gate, guard) = (app.Get<PassGate>(), app.People.Guard.Id);
        await gate.CheckIn(guard, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = "V-12" });

        var broken = await Rule.Broken("gate.badge-taken", () =>
            gate.CheckIn(guard, permit.Id, permit.People[1].PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = " v- 12\u200b" }));

        Assert.Equal(["V-12", permit.People[0].FullName], broken.Values);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await gate.CheckOut(guard, permit.Id, permit.People[0].PersonId, notes: new() { BadgeReturned = true });
        Assert.Null(await gate.CheckIn(guard, permit.Id, permit.People[1].PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = "V-12" }));
        Assert.Empty((await app.Get<GateBadges>().For(app.People.Guard.ToActor(), "CBT", TestContext.Current.CancellationToken)).Missing);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_leaves_with_the_badge_is_listed_until_it_turns_up_or_is_handed_out_again(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var (gate, guard) = (app.Get<PassGate>(), app.People.Guard.Id);
        foreach (var (person, badge) in new[] { (permit.People[0], "1"), (permit.People[1], "2") })
        {
            await gate.CheckIn(guard, permit.Id, person.PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = badge });
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await gate.CheckOut(guard, permit.Id, person.PersonId);
        }

        Assert.Equal(["2", "1"], (await Missing(app)).Select(badge => badge.Number));
        Assert.Equal([permit.People[1].FullName, permit.People[0].FullName], (await Missing(app)).Select(badge => badge.Person));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Get<ReturnBadge>().Run(guard, (await Missing(app))[0]);
        Assert.Equal(["1"], (await Missing(app)).Select(badge => badge.Number));
        await gate.CheckIn(guard, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = "1" });
        Assert.Empty(await Missing(app));
    }

    [Theory, ClassData<Engines>]
    public async Task Where_somebody_must_escort_the_entry_names_who_and_the_gate_remembers_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.AtTheGate(app));
        var (gate, guard) = (app.Get<PassGate>(), app.People.Guard.Id);

        await Rule.Broken("gate.escort-missing", () => gate.CheckIn(guard, permit.Id, permit.People[0].PersonId, idSeen: true));
        await Rule.Broken("gate.escort-missing", () => gate.CheckIn(guard, permit.Id, permit.People[0].PersonId, idSeen: true, notes: new() { Escort = " \u200b " }));
        Assert.Equal(0, (await app.Permit(permit.TicketId)).InsideCount);

        Assert.Null(await gate.CheckIn(guard, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted));
        Assert.Equal("Hasan Basri", (await app.Permit(permit.TicketId)).Find(permit.People[0].PersonId)!.Escort);
        Assert.Equal(["Hasan Basri"], (await app.Get<GateBadges>().For(app.People.Guard.ToActor(), "CBT", TestContext.Current.CancellationToken)).Escorts);
        Assert.Empty((await app.Get<GateBadges>().For(app.People.Supervisor.ToActor(), "CBT", TestContext.Current.CancellationToken)).Escorts);
    }

    [Fact]
    public async Task A_visit_that_nobody_must_escort_needs_no_name()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await app.Approved(content: app.Visit() with { Answers = Requests.Answers("WRK"), Types = ["WRK"], Zones = ["LBY"] }));
        app.Clock.SetUtcNow(permit.Window.Start);

        Assert.Null(await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true));
    }

    private static async Task<IReadOnlyList<MissingBadge>> Missing(TestApp app) =>
        (await app.Get<GateBadges>().For(app.People.Guard.ToActor(), "CBT", TestContext.Current.CancellationToken)).Missing;
}
