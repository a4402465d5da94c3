using Kalapa.App.Features.Activity;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Features.Queue;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

public sealed class ActivityNumbersTests
{
    private static readonly DateTimeOffset Now = Requests.Now.AddHours(2);
    private static readonly ActivityContext ActivityContext = new(
        [.. Kalapa.App.Setup.FoundingBranches.All().Where(branch => branch.Code is "CBT" or "BDG")], new HashSet<Guid>(), []);

    [Fact]
    public void Oldest_wait_is_counted_from_the_place_in_line_of_what_waits()
    {
        var older = QueueRows.Row() with { Key = new QueueKey(Lane.Normal, Now.AddMinutes(-95), 1) };
        var taken = QueueRows.Row(TicketState.InReview, Guid.NewGuid()) with { Key = new QueueKey(Lane.Normal, Now.AddDays(-1), 0) };

        var numbers = Count([QueueRows.Row(), older, taken]);

        Assert.Equal((2, TimeSpan.FromMinutes(95)), (numbers.Waiting, numbers.OldestWait));
    }

    [Fact]
    public void Empty_queue_has_no_oldest_wait() => Assert.Null(Count([]).OldestWait);

    [Fact]
    public void Reviews_are_told_by_agent_and_decisions_by_branch()
    {
        var dimas = QueueRows.Row(TicketState.InReview, Guid.NewGuid()) with { Owner = "Dimas" };
        var numbers = Count(
        [
            dimas, QueueRows.Row(TicketState.InReview, Guid.NewGuid()), dimas with { Id = Guid.NewGuid() },
            QueueRows.Row(TicketState.Escalated), QueueRows.Row(TicketState.Clarifying), QueueRows.Row(TicketState.Returned),
        ]);

        Assert.Equal([new("Dimas", 2), new("Rina", 1)], numbers.InReview);
        Assert.Equal([new("Cibitung", 1)], numbers.Awaiting);
        Assert.Equal((1, 1), (numbers.Clarifying, numbers.Returned));
    }

    [Fact]
    public void People_on_site_stand_beside_what_the_branch_holds()
    {
        var numbers = Count([], [Permit(inside: 2), Permit(inside: 1)]);

        Assert.Equal([new("Cibitung", 3, 40), new("Bandung", 0, 25)], numbers.OnSite);
    }

    [Fact]
    public void Overstay_is_an_alarm_until_the_last_one_is_out()
    {
        var stays = Permit(inside: 1) with { Overstayed = true };

        Assert.Equal([stays], Count([], [stays, Permit(inside: 0) with { Overstayed = true }, Permit(inside: 1)]).Overstays);
    }

    [Fact]
    public void Expected_are_permits_of_the_branchs_own_day_that_are_not_over()
    {
        var today = Permit();
        var tomorrow = today with { Window = new(Now.AddDays(1), Now.AddDays(1).AddHours(4)) };
        var several = today with { Window = new(Now.AddDays(-2), Now.AddDays(2)) };

        Assert.Equal(2, Count([], [today, tomorrow, several, today with { State = PermitState.Closed }]).ExpectedToday);
    }

    [Fact]
    public void Ticket_nobody_may_decide_on_is_an_alarm_while_it_is_listed()
    {
        var row = QueueRows.Row(TicketState.InReview);
        var context = ActivityContext with { WithoutDecider = new HashSet<Guid> { row.Id, Guid.NewGuid() } };

        Assert.Equal([row], ActivityNumbers.Of([row, QueueRows.Row()], [], context, Now).WithoutDecider);
    }

    private static ActivityNumbers Count(IReadOnlyList<TicketRow> tickets, IReadOnlyList<PermitRow>? permits = null) =>
        ActivityNumbers.Of(tickets, permits ?? [], ActivityContext, Now);

    private static PermitRow Permit(int inside = 0) => new(Guid.NewGuid(), 1, new AccessSubject("CBT"))
    {
        PermitId = Guid.NewGuid(),
        Number = "CBT-2607-00042-7",
        Tenant = "PT Nusantara",
        Branch = "CBT",
        TimeZone = "Asia/Jakarta",
        Title = "Replace a switch",
        State = PermitState.Active,
        Window = new(Now, Now.AddHours(4)),
        People = [.. Enumerable.Range(0, 3).Select(number => new PermitRowPerson(
            Guid.NewGuid(), "Agus", "PT Nusantara", VisitorRole.Worker, number < inside ? Now : null))],
        Overstayed = false,
    };
}
