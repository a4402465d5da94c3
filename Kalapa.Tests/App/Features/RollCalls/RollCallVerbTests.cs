using Kalapa.App.Features.Gate;
using Kalapa.App.Features.RollCalls;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.RollCalls;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.RollCalls;

/// <summary>A branch's roll call through the verbs, on both databases.</summary>
public sealed class RollCallVerbTests
{
    [Theory, ClassData<Engines>]
    public async Task Who_begins_while_one_is_open_joins_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Scenes.Inside(app);
        var verbs = app.Get<RollCallVerbs>();

        var begun = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(hand => Task.Run(() => verbs.Begin(hand % 2 == 0 ? app.People.Guard.Id : app.People.Supervisor.Id, "CBT"))));

        Assert.Single(begun.Distinct());
        Assert.Equal(1, await app.Read(db => db.RollCalls.CountAsync()));
        await verbs.End(app.People.Supervisor.Id, begun[0]);
        Assert.NotEqual(begun[0], await verbs.Begin(app.People.Guard.Id, "CBT"));
    }

    [Theory, ClassData<Engines>]
    public async Task Hands_that_tick_at_the_same_time_lose_nothing(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.Inside(app));
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[1].PersonId, idSeen: true, notes: TestPeople.Escorted);
        var verbs = app.Get<RollCallVerbs>();
        var call = await verbs.Begin(app.People.Guard.Id, "CBT");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(permit.People.SelectMany(person => new[]
        {
            Task.Run(() => verbs.Tick(app.People.Guard.Id, call, [Made(app, person.PersonId, RollMark.Missing, ago: 30)])),
            Task.Run(() => verbs.Tick(app.People.Supervisor.Id, call, [Made(app, person.PersonId, RollMark.Found, ago: 1)])),
        }));

        var board = await app.Get<RollCallDetail>().For(app.People.Guard.ToActor(), "CBT", TestContext.Current.CancellationToken);
        Assert.All(board!.Open!.Entries, entry => Assert.Equal((RollMark.Found, app.People.Supervisor.DisplayName), (entry.Outcome!.Value, entry.MarkedByName)));
        Assert.Equal(2 * permit.People.Count, board.Open.Ticks.Count);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_comes_in_during_the_call_is_on_every_list_at_once_and_who_leaves_is_marked(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.Inside(app));
        var (there, comes) = (permit.People[0], permit.People[1]);
        var (verbs, gate, guard) = (app.Get<RollCallVerbs>(), app.Get<PassGate>(), app.People.Guard);
        var call = await verbs.Begin(guard.Id, "CBT");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await gate.CheckIn(guard.Id, permit.Id, comes.PersonId, idSeen: true, notes: TestPeople.Escorted);
        await gate.CheckOut(guard.Id, permit.Id, there.PersonId);

        var open = (await app.Get<RollCallDetail>().For(guard.ToActor(), "CBT", TestContext.Current.CancellationToken))!.Open!;
        Assert.NotNull(open.Entries.Single(entry => entry.PersonId == comes.PersonId).JoinedAt);
        Assert.Equal(RollMark.Left, open.Entries.Single(entry => entry.PersonId == there.PersonId).Outcome);

        await verbs.Tick(guard.Id, call, [Made(app, comes.PersonId, RollMark.Found, ago: 0)]);
        await verbs.End(guard.Id, call);
        var (kept, _) = (await app.Get<RollCallDetail>().Of(app.People.Supervisor.ToActor(), call, TestContext.Current.CancellationToken))!.Value;
        Assert.Equal([RollMark.Left, RollMark.Found], new[] { there, comes }.Select(person => kept.Entries.Single(entry => entry.PersonId == person.PersonId).Outcome!.Value));
        Assert.NotNull((await app.Permit(permit.TicketId)).Find(comes.PersonId)!.InsideSince);
    }

    [Theory, ClassData<Engines>]
    public async Task A_tick_that_arrives_after_the_end_is_kept_beside_the_report(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await Scenes.Inside(app));
        var verbs = app.Get<RollCallVerbs>();
        var call = await verbs.Begin(app.People.Guard.Id, "CBT");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await verbs.End(app.People.Supervisor.Id, call);

        await verbs.Tick(app.People.Guard.Id, call, [Made(app, permit.People[0].PersonId, RollMark.Found, ago: 300)]);

        var (kept, _) = (await app.Get<RollCallDetail>().Of(app.People.Guard.ToActor(), call, TestContext.Current.CancellationToken))!.Value;
        Assert.True(Assert.Single(kept.Ticks).IsLate);
        Assert.Null(Assert.Single(kept.Entries).Outcome);
        var line = Assert.Single((await app.Get<RollCallDetail>().For(app.People.Guard.ToActor(), "CBT", TestContext.Current.CancellationToken))!.Before);
        Assert.Equal((1, 0, 1), (line.People, line.Missing, line.Unknown));
    }

    [Fact]
    public async Task A_tick_tells_the_other_screens_of_the_branch_and_the_record_holds_begin_and_end()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await Scenes.Inside(app));
        var verbs = app.Get<RollCallVerbs>();
        var call = await verbs.Begin(app.People.Guard.Id, "CBT");
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = app.Get<LiveUpdates>().SubscribeRollCalls(change => change == new RollCallChanged(call, "CBT"), () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });

        await verbs.Tick(app.People.Supervisor.Id, call, [Made(app, permit.People[0].PersonId, RollMark.Found, ago: 0)]);
        await told.Task.WaitAsync(WaitLimit.Time, TestContext.Current.CancellationToken);
        await verbs.End(app.People.Guard.Id, call);

        var audit = await app.Read(db => db.AuditEvents.Where(row => row.Type.StartsWith("rollcall")).OrderBy(row => row.Seq).ToListAsync());
        Assert.Equal(["rollcall.begun", "rollcall.ended"], audit.Select(row => row.Type));
        Assert.Equal(("CBT", "1", "0"), (audit[1].Values["branch"], audit[1].Values["found"], audit[1].Values["unknown"]));
    }

    [Fact]
    public async Task Nobody_of_another_branch_or_role_holds_or_reads_one()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await Scenes.Inside(app));
        var call = await app.Get<RollCallVerbs>().Begin(app.People.Guard.Id, "CBT");

        foreach (var user in new[] { app.People.BandungGuard, app.People.BandungSupervisor, app.People.Agent, app.People.Admin, app.People.Client })
        {
            await Assert.ThrowsAsync<AccessDenied>(() => app.Get<RollCallVerbs>().Begin(user.Id, "CBT"));
            await Assert.ThrowsAsync<AccessDenied>(() => app.Get<RollCallVerbs>().Tick(user.Id, call, [Made(app, permit.People[0].PersonId, RollMark.Found, ago: 0)]));
            await Assert.ThrowsAsync<AccessDenied>(() => app.Get<RollCallVerbs>().End(user.Id, call));
            Assert.Null(await app.Get<RollCallDetail>().For(user.ToActor(), "CBT", TestContext.Current.CancellationToken));
            Assert.Null(await app.Get<RollCallDetail>().Of(user.ToActor(), call, TestContext.Current.CancellationToken));
        }
    }

    private static TickMade Made(TestApp app, Guid person, RollMark mark, int ago) => new(Guid.NewGuid(), person, mark, app.Clock.GetUtcNow().AddSeconds(-ago));
}
