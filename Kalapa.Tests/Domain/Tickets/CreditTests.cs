using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Tickets;

/// <summary>The credit rule (section 5) as a whole ticket lives it, and T25.</summary>
public sealed class CreditTests
{
    [Fact]
    public void Returned_at_ten_past_ten_and_back_at_noon_it_stands_at_ten_to_eleven()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued)
            .At(10, 0).Take().At(10, 10).Judge(Verdict.Rejected, "D01").Return().At(12, 0).Supply("D01").Resubmit().Ticket;

        Assert.Equal(Requests.Now.AddMinutes(110), ticket.QueuedAt);
        Assert.True(new QueueKey(Lane.Normal, Requests.Now.AddMinutes(105), 2) < ticket.QueueKey);
        Assert.True(ticket.QueueKey < new QueueKey(Lane.Normal, Requests.Now.AddMinutes(115), 3));
    }

    [Fact]
    public void Client_time_of_every_return_counts()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued)
            .SentBackAndCompleted(TimeSpan.FromHours(1)).After(TimeSpan.FromHours(2)).SentBackAndCompleted(TimeSpan.FromHours(3)).Ticket;

        Assert.Equal((Requests.Now.AddHours(4), 1L), (ticket.QueuedAt, ticket.QueueSeq));
    }

    [Fact]
    public void From_the_third_return_on_it_queues_anew()
    {
        var back = Thrice();

        Assert.Equal((3, back.Now, 2L), (back.Ticket.ReturnCount, back.Ticket.QueuedAt, back.Ticket.QueueSeq));
    }

    [Fact]
    public void Clock_that_goes_back_while_the_client_holds_it_gives_no_better_place()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).SentBackAndCompleted(TimeSpan.FromHours(-3)).Ticket;

        Assert.Equal(Requests.Now, ticket.QueuedAt);
    }

    [Fact]
    public void Withdrawn_time_is_client_time()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Do(Withdraw).After(TimeSpan.FromHours(2)).Resubmit().Ticket;

        Assert.Equal((Requests.Now.AddHours(2), 0), (ticket.QueuedAt, ticket.ReturnCount));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(72, 0)]
    [InlineData(75, 3)]
    public void Missed_window_keeps_the_place_but_for_client_time_beyond_72_hours(int hours, int lost)
    {
        var ticket = TicketBuilder.InState(TicketState.Queued)
            .After(TimeSpan.FromHours(56)).MissWindow().After(TimeSpan.FromHours(hours)).ChooseNewWindow().Resubmit().Ticket;

        Assert.Equal((Requests.Now.AddHours(lost), 1L), (ticket.QueuedAt, ticket.QueueSeq));
        Assert.False(ticket.WindowWasMissed);
    }

    [Fact]
    public void Missed_window_keeps_even_the_place_of_a_third_return()
    {
        var back = Thrice();
        var place = back.Ticket.QueueKey;

        back.After(TimeSpan.FromHours(56)).MissWindow().After(TimeSpan.FromHours(10)).ChooseNewWindow().Resubmit();

        Assert.Equal(place, back.Ticket.QueueKey);
    }

    [Theory]
    [InlineData(TicketState.Queued)]
    [InlineData(TicketState.InReview)]
    [InlineData(TicketState.Escalated)]
    public void Lane_changes_without_the_hour_or_the_number(TicketState state)
    {
        var ticket = TicketBuilder.InState(state).Ticket;
        var (_, at, seq) = ticket.QueueKey!.Value;

        ticket.SetLane(Actors.Supervisor, Lane.OnSite, "They stand at the gate", Requests.Now.AddHours(1));

        Assert.Equal((state, new QueueKey(Lane.OnSite, at, seq)), (ticket.State, ticket.QueueKey));
        var moved = ticket.DequeueEvents().Events[^1];
        Assert.Equal(("T25", "They stand at the gate"), (moved.Type, moved.Values["reason"]));
    }

    [Theory]
    [InlineData(Lane.OnSite, " ", "lane.reason-missing")]
    [InlineData(Lane.Emergency, "reason", "lane.emergency")]
    [InlineData(Lane.Normal, "reason", "lane.same")]
    public void Lane_is_not_set_to_itself_nor_to_emergency_nor_without_a_reason(Lane lane, string reason, string code)
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;

        Rule.Broken(code, ticket, () => ticket.SetLane(Actors.Lead, lane, reason, Requests.Now));
    }

    [Fact]
    public void Emergency_stays_one()
    {
        var ticket = new TicketBuilder(Requests.Emergency()).Submit().Ticket;

        Rule.Broken("lane.emergency", ticket, () => ticket.SetLane(Actors.Lead, Lane.Normal, "reason", Requests.Now));
    }

    private static TicketBuilder Thrice() => TicketBuilder.InState(TicketState.Queued)
        .SentBackAndCompleted(TimeSpan.FromHours(1)).SentBackAndCompleted(TimeSpan.FromHours(1)).SentBackAndCompleted(TimeSpan.FromHours(1));

    private static void Withdraw(PermitRequest ticket) => ticket.WithdrawToEdit(Actors.Requester, Requests.Now);
}
