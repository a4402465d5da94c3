using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Tickets;

/// <summary>T04 to T06, T08 and T26: the agent takes, lets go, returns and mends.</summary>
public sealed class ReviewTests
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

        var picked = ticket.TakeFacts().Events[^1];
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

    [Fact]
    public void Verdict_of_the_owner_is_an_act() =>
        Assert.False(TicketBuilder.InState(TicketState.InReview).After(TimeSpan.FromMinutes(29)).Judge(Verdict.Accepted, "D01")
            .Ticket.IsIdle(Requests.Now.AddMinutes(30)));

    [Fact]
    public void Returned_ticket_is_the_clients_for_sixteen_hours()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Rejected, "D01").Judge(Verdict.Accepted, "D02");

        var failed = reviewed.Ticket.ReturnForCompletion(Actors.Agent, reviewed.Now);

        var ticket = reviewed.Ticket;
        Assert.Equal("D01", Assert.Single(failed).Requirement);
        Assert.Equal((TicketState.Returned, Holder.Client, 1), (ticket.State, ticket.Holder, ticket.ReturnCount));
        Assert.Equal((null, Actors.Agent.UserId), (ticket.OwnerId, ticket.LastOwnerId));
        Assert.Equal(reviewed.Now.AddHours(16), ticket.Deadline);
    }

    [Fact]
    public void Deadline_is_never_after_the_windows_end()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Rejected, "D01").After(TimeSpan.FromHours(50));

        Assert.Equal(reviewed.Ticket.WindowEnd, reviewed.Return().Ticket.Deadline);
    }

    [Fact]
    public void Nothing_is_returned_while_nothing_failed()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Accepted, "D01");

        Rule.Broken("return.nothing-failed", reviewed.Ticket, () => reviewed.Return());
    }

    [Fact]
    public void Owner_mends_labels_and_slips_and_the_client_sees_the_difference()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        ticket.CorrectDetails(Actors.Agent, "Replace a svitch!!", "0812", ["LBY"], "A-12", Requests.Now);

        var corrected = ticket.TakeFacts().Events[^1];
        Assert.Equal(("T26", "DH1 → LBY"), (corrected.Type, corrected.Values["Zones"]));
        Assert.Equal((2, "0812", "A-12"), (ticket.Revision, ticket.Content.ContactPhone, ticket.Content.Racks));
    }

    [Fact]
    public void Small_slips_do_not_add_up_to_another_title()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;
        Correct(ticket, "Replace a swi!!!");

        Rule.Broken("correct.title", ticket, () => Correct(ticket, "Replace a sw!!!!"));
    }

    [Theory]
    [InlineData("Replace a switch", "DH1", "correct.nothing")]
    [InlineData("Replace a switch", null, "submit.required")]
    [InlineData(" ", "DH1", "submit.required")]
    [InlineData("Replace four switches", "DH1", "correct.title")]
    public void Correction_that_is_none_is_refused(string title, string? zone, string code)
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        Rule.Broken(code, ticket, () => ticket.CorrectDetails(Actors.Agent, title, "", zone is null ? [] : [zone], "", Requests.Now));
    }

    private static void Correct(Ticket ticket, string title) => ticket.CorrectDetails(Actors.Agent, title, "", ["DH1"], "", Requests.Now);
}
