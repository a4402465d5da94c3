using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Layout;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Layout;

public sealed class RailCountsTests
{
    [Fact]
    public async Task Each_sees_what_waits_for_oneself_and_nothing_of_others()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var people = app.People;
        await app.Escalated();
        await app.Returned();
        await app.Submitted();
        var tickets = app.Get<Board<TicketRow>>();
        await tickets.HealAsync(TestContext.Current.CancellationToken);
        int Count(RailCounter counter, Kalapa.App.Data.KalapaUser user) => RailCounts.OfTickets(tickets, counter, user.ToActor(), AccessTable.Default);

        Assert.Equal((1, 0), (Count(RailCounter.Waiting, people.Agent), Count(RailCounter.Waiting, people.BandungAgent)));
        Assert.Equal((1, 0), (Count(RailCounter.Deciding, people.Supervisor), Count(RailCounter.Deciding, people.BandungSupervisor)));
        Assert.Equal(
            (1, 0, 0),
            (Count(RailCounter.MyTurn, people.Client), Count(RailCounter.MyTurn, people.Colleague), Count(RailCounter.MyTurn, people.OtherClient)));
    }

    [Fact]
    public async Task Jobs_are_counted_for_the_supervisors_of_their_branch_alone()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await app.SupportAtBranch();
        await app.SupportInReview();
        var tickets = app.Get<Board<TicketRow>>();
        await tickets.HealAsync(TestContext.Current.CancellationToken);
        int Count(Kalapa.App.Data.KalapaUser user) => RailCounts.OfTickets(tickets, RailCounter.BranchJobs, user.ToActor(), AccessTable.Default);

        Assert.Equal((1, 0, 0), (Count(app.People.Supervisor), Count(app.People.BandungSupervisor), Count(app.People.Agent)));
    }

    [Theory, ClassData<Engines>]
    public async Task Papers_that_come_after_entry_are_the_clients_turn_from_the_first_one_in_until_they_are_brought(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var tickets = app.Get<Board<TicketRow>>();
        async Task<int> Count()
        {
            await tickets.HealAsync(TestContext.Current.CancellationToken);
            return RailCounts.OfTickets(tickets, RailCounter.MyTurn, app.People.Client.ToActor(), AccessTable.Default);
        }

        var id = await Scenes.Emergency(app);
        Assert.Equal(0, await Count());

        var permit = await app.Permit(id);
        app.Clock.SetUtcNow(permit.Window.Start);
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted);
        Assert.Equal(1, await Count());

        foreach (var slot in (await app.Ticket(id)).OwedByClient(PermitCatalogue.Default))
        {
            await app.SupplyPaper(app.People.Client, id, slot);
        }

        Assert.Equal(0, await Count());
    }

    [Theory, ClassData<Engines>]
    public async Task The_rail_counts_what_stands_at_home_as_the_clients_turn(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var tickets = app.Get<Board<TicketRow>>();
        await app.Draft();
        await app.SupportDraft();
        await app.SupportReturned();
        await app.SupportResolved();
        await app.Returned();
        var (support, visit) = await app.SupportAwaitingVisit();
        // The visit's draft: the board does not have it, and the request that awaits it is the client's turn all the same.
        await Agrees(4);

        var wanted = app.Visit();
        await app.Get<SaveContent>().Run(app.People.Client.Id, visit, _ => wanted, "all");
        await app.SupplyPaper(app.People.Client, visit, new("D01"));
        await app.Get<SubmitRequest>().Run(app.People.Client.Id, visit, TestContext.Current.CancellationToken);
        // Of one change alone the board reads what hangs on it too.
        await Until(() => tickets.Find(support, _ => true)?.AwaitedVisit == TicketState.Queued);
        await Agrees(3);

        async Task Agrees(int count)
        {
            await tickets.HealAsync(TestContext.Current.CancellationToken);
            foreach (var user in new[] { app.People.Client, app.People.Colleague, app.People.TenantAdmin, app.People.OtherClient })
            {
                var home = await app.Get<MyRequests>().For(user.ToActor(), TestContext.Current.CancellationToken);
                var turns = home.Count(request => request.IsMyTurn && !request.IsDraft);
                Assert.Equal(turns, RailCounts.OfTickets(tickets, RailCounter.MyTurn, user.ToActor(), AccessTable.Default));
                if (user == app.People.Client)
                {
                    Assert.Equal(count, turns);
                }
            }
        }

        static async Task Until(Func<bool> isSo)
        {
            using var limit = new CancellationTokenSource(WaitLimit.Time);
            while (!isSo())
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    [Fact]
    public async Task Gate_counts_the_people_inside_its_own_branch()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await Scenes.Inside(app);
        var permits = app.Get<Board<PermitRow>>();
        await permits.HealAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, RailCounts.OfPeople(permits, app.People.Guard.ToActor(), AccessTable.Default));
        Assert.Equal(0, RailCounts.OfPeople(permits, app.People.BandungGuard.ToActor(), AccessTable.Default));
    }
}
