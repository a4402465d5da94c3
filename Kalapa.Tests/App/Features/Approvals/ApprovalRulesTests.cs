using Kalapa.App.Features.Approvals;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Features.Queue;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Approvals;

/// <summary>Days, load and check list of the approvals, without a page.</summary>
public sealed class ApprovalRulesTests
{
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
    private static readonly TicketRow Row = QueueRows.Row() with { BranchHolds = 10, PapersThere = 5 };

    [Theory]
    [InlineData("2026-11-03T23:59:00+07:00", VisitDay.Today)]
    [InlineData("2026-11-01T09:00:00+07:00", VisitDay.Today)]
    [InlineData("2026-11-04T00:00:00+07:00", VisitDay.Tomorrow)]
    [InlineData("2026-11-03T17:30:00Z", VisitDay.Tomorrow)]
    [InlineData("2026-11-05T00:00:00+07:00", VisitDay.Later)]
    public void The_branchs_own_calendar_names_the_day(string start, VisitDay day) =>
        Assert.Equal(day, VisitDays.Of(At(start), At("2026-11-03T16:30:00Z"), Jakarta));

    [Fact]
    public void A_row_that_arrives_under_the_hand_waits_at_the_end()
    {
        var now = Row.Visit.Start;
        var newcomer = Row with { Id = Guid.CreateVersion7() };

        Assert.Equal([VisitDay.Today], VisitDays.Group([Row, newcomer], now).Select(day => day.Key));
        Assert.Equal([VisitDay.Today, VisitDay.Arrived], VisitDays.Group([newcomer, Row], now, new HashSet<Guid> { Row.Id }).Select(day => day.Key));
    }

    [Fact]
    public void Load_counts_the_branchs_other_permits_of_the_fullest_day()
    {
        var days = Row with { Window = new(Requests.Now.AddDays(2), Requests.Now.AddDays(4)) };

        var load = DayLoad.Of(days,
        [
            PermitOn(2, people: 3),
            PermitOn(3, people: 2), PermitOn(3, people: 2),
            PermitOn(3, people: 9) with { Branch = "BDG" },
            PermitOn(3, people: 9) with { State = PermitState.Revoked },
            PermitOn(3, people: 9) with { Id = days.Id },
            PermitOn(5, people: 9),
        ]);

        Assert.Equal(new DayLoad(new DateOnly(2026, 7, 9), Visits: 2, People: 4, Holds: 10), load);
    }

    [Fact]
    public void Check_list_of_a_complete_request_asks_for_no_care() =>
        Assert.DoesNotContain(ApprovalCheck.Of(Row, new(default, 0, 0, 10)), check => check.NeedsCare);

    [Theory]
    [InlineData(4, 0, 0, "Papers")]
    [InlineData(5, 1, 0, "Waivers")]
    [InlineData(5, 0, 8, "Full")]
    public void Check_list_shows_what_needs_care(int papers, int waivers, int people, string word) =>
        Assert.Equal(word, Assert.Single(
            ApprovalCheck.Of(Row with { PapersThere = papers, WaiversAsked = waivers }, new(default, 1, people, 10)), check => check.NeedsCare).Word);

    [Fact]
    public void Check_list_says_in_words_that_no_paper_is_asked_for_before_entry() =>
        Assert.Equal(new("NoPapers", false), ApprovalCheck.Of(Row with { PapersThere = 0, PapersAsked = 0 }, new(default, 0, 0, 10))[0] with { Values = [] });

    [Fact]
    public void A_branch_that_is_exactly_full_is_not_over_it()
    {
        var load = new DayLoad(default, 1, People: 7, Holds: 10);

        Assert.False(load.IsOver(3));
        Assert.True(load.IsOver(4));
    }

    [Fact]
    public void A_reason_is_given_exactly_when_somebody_may_not_decide()
    {
        var ticket = TicketBuilder.InState(TicketState.Escalated).Ticket;
        var visitor = Guid.CreateVersion7();
        (Guid User, FourEyesConflict? Hand)[] expected =
        [
            (Actors.Supervisor.UserId, null),
            (Actors.Requester.UserId, FourEyesConflict.Requester),
            (Actors.Agent.UserId, FourEyesConflict.Owner),
            (visitor, FourEyesConflict.Visitor),
        ];

        Assert.All(expected, who =>
        {
            Assert.Equal(who.Hand, FourEyesConflicts.Of(ticket, Actors.Supervisor with { UserId = who.User }, [visitor]));
            Assert.Equal(who.Hand is null, ticket.MayDecide(who.User, [visitor]));
        });
    }

    [Fact]
    public void Who_filed_for_somebody_else_and_who_held_it_before_are_told_so()
    {
        var filed = new TicketBuilder(author: Actors.Supervisor).Supply("D01", "D02").Submit().Take().Ticket;
        var passedOn = TicketBuilder.InState(TicketState.InReview).Do(ticket => ticket.TransferTo(Actors.Agent, Actors.OtherAgent, 0, Requests.Now)).Ticket;

        Assert.Equal(FourEyesConflict.Creator, FourEyesConflicts.Of(filed, Actors.Supervisor, []));
        Assert.Equal(FourEyesConflict.FormerOwner, FourEyesConflicts.Of(passedOn, Actors.Agent, []));
    }

    private static PermitRow PermitOn(int day, int people) => new(Guid.CreateVersion7(), 1, new AccessSubject("CBT"))
    {
        PermitId = Guid.CreateVersion7(),
        Number = "CBT-2607-00001-1",
        Tenant = "PT Samudra",
        Branch = "CBT",
        TimeZone = "Asia/Jakarta",
        Title = "Audit",
        State = PermitState.Issued,
        Window = new(Requests.Now.AddDays(day), Requests.Now.AddDays(day).AddHours(4)),
        People = [.. Enumerable.Range(0, people).Select(_ => new PermitRowPerson(Guid.CreateVersion7(), "Agus", "", VisitorRole.Worker, null))],
        Overstayed = false,
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
