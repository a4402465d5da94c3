using Kalapa.App.Layout;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
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
