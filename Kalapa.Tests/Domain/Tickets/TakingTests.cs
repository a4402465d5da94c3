using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Tickets;

/// <summary>T04 to T06: the agent takes and lets go.</summary>
public sealed class TakingTests
{
    [Fact]
    public void Agent_who_takes_it_owns_it()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Take().Ticket;

        Assert.Equal((TicketState.InReview, Holder.Cs, Actors.Agent.UserId), (ticket.State, ticket.Holder, ticket.OwnerId));
    }

    [Fact]
    public void Fifth_review_is_the_last()
    {
        Assert.Equal(TicketState.InReview, TicketBuilder.InState(TicketState.Queued).Take(inReview: 4).Ticket.State);

        var queued = TicketBuilder.InState(TicketState.Queued);
        Assert.Equal([5], Rule.Broken("review.limit", queued.Ticket, () => queued.Take(inReview: 5)).Values);
    }

    [Fact]
    public void Second_agent_does_not_get_what_is_taken()
    {
        var taken = TicketBuilder.InState(TicketState.InReview);

        Rule.Broken("ticket.wrong-state", taken.Ticket, () => taken.Take(Actors.OtherAgent));
    }

    [Fact]
    public void Lead_picks_with_a_reason_and_the_audit_says_how_many_were_jumped()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;

        ticket.PickBy(Actors.Lead, " The client waits at the door ", jumped: 3, inReview: 4, Requests.Now);

        var picked = ticket.DequeueEvents().Events[^1];
        Assert.Equal(("T05", "The client waits at the door", "3"), (picked.Type, picked.Values["reason"], picked.Values["jumped"]));
        Assert.Equal((TicketState.InReview, Actors.Lead.UserId), (ticket.State, ticket.OwnerId));
    }

    [Theory]
    [InlineData("", 0, "pick.reason-missing")]
    [InlineData("reason", 5, "review.limit")]
    public void Lead_picks_neither_without_a_reason_nor_over_the_limit(string reason, int inReview, string code)
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;

        Rule.Broken(code, ticket, () => ticket.PickBy(Actors.Lead, reason, 1, inReview, Requests.Now));
    }

    [Fact]
    public void Released_ticket_has_its_old_place_and_no_owner()
    {
        var taken = TicketBuilder.InState(TicketState.InReview).After(TimeSpan.FromMinutes(20));
        var place = taken.Ticket.QueueKey;

        taken.Ticket.Release(Actors.Agent, "Lunch", taken.Now);

        Assert.Equal((TicketState.Queued, place, 1), (taken.Ticket.State, taken.Ticket.QueueKey, taken.Ticket.ReleaseCount));
        Assert.Equal((null, Actors.Agent.UserId), (taken.Ticket.OwnerId, taken.Ticket.LastOwnerId));
    }

    [Fact]
    public void Release_needs_a_reason()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        Rule.Broken("release.reason-missing", ticket, () => ticket.Release(Actors.Agent, " ", Requests.Now));
    }

    [Fact]
    public void Owner_is_idle_after_thirty_minutes_without_an_act_of_the_own()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;
        ticket.NoteOwnerAct(Actors.Lead, Requests.Now.AddMinutes(20));

        Assert.False(ticket.IsIdle(Requests.Now.AddMinutes(30).AddTicks(-1)));
        Assert.True(ticket.IsIdle(Requests.Now.AddMinutes(30)));

        ticket.NoteOwnerAct(Actors.Agent, Requests.Now.AddMinutes(20));
        Assert.False(ticket.IsIdle(Requests.Now.AddMinutes(30)));
    }
}
