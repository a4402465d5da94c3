using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>O52: a stand-in decides with both names, and on nothing that either of the two has touched.</summary>
public sealed class StandInDecisionTests
{
    [Fact]
    public void Both_names_stand_on_the_decision_and_on_record()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);
        escalated.Ticket.DequeueEvents();
        var ticket = escalated.Decide(Outcome.Approved, Actors.StandIn).Ticket;

        Assert.Equal([new DeciderName("Hendra", "Budi")], ticket.Grant!.Deciders);
        Assert.Equal((Actors.StandIn.UserId, Actors.Supervisor.UserId), (ticket.Grant.DecidedBy, ticket.Grant.DecidedForId));
        Assert.Equal("Budi", Assert.Single(ticket.DequeueEvents().Events).Values["onBehalfOf"]);
    }

    [Fact]
    public void In_the_own_branch_nobody_decides_for_somebody()
    {
        var both = Actors.StandIn with { Branches = new HashSet<string> { "CBT" } };

        var ticket = TicketBuilder.InState(TicketState.Escalated).Decide(Outcome.Approved, both).Ticket;

        Assert.Equal([new DeciderName("Hendra")], ticket.Grant!.Deciders);
        Assert.Null(ticket.Grant.DecidedForId);
    }

    [Fact]
    public void What_the_one_who_is_away_filed_is_not_the_stand_ins_to_decide()
    {
        var own = new TicketBuilder(author: Actors.Supervisor).Supply("D01", "D02").Submit().Take().Judge(Verdict.Accepted, "D01", "D02").Escalate(Actors.SecondSupervisor);

        var broken = Rule.Broken("decide.own-principal", own.Ticket, () => own.Decide(Outcome.Approved, Actors.StandIn));

        Assert.Equal(["Budi"], broken.Values);
        Assert.Equal(TicketState.Approved, own.Decide(Outcome.Approved, Actors.SecondSupervisor).Ticket.State);
    }

    [Fact]
    public void What_the_own_hands_have_touched_stays_barred_to_a_stand_in()
    {
        var own = new TicketBuilder(author: Actors.StandIn).Supply("D01", "D02").Submit().Take().Judge(Verdict.Accepted, "D01", "D02").Escalate();

        Rule.Broken("decide.own", own.Ticket, () => own.Decide(Outcome.Approved, Actors.StandIn));
    }

    [Fact]
    public void A_visit_of_the_one_who_is_away_is_barred_too()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);

        Rule.Broken("decide.own-principal", escalated.Ticket, () => escalated.Decide(escalated.Decision(Outcome.Approved, Actors.StandIn), Actors.Supervisor.UserId));
    }

    [Fact]
    public void A_request_needs_a_decider_whom_neither_hand_bars()
    {
        var own = new TicketBuilder(author: Actors.Supervisor).Ticket;
        PossibleDecider standIn = new(Actors.StandIn.UserId, new(Actors.Supervisor.UserId, "Budi"));

        Assert.False(own.HasDeciders([new(Actors.Supervisor.UserId), standIn], []));
        Assert.True(own.HasDeciders([standIn with { For = new(Actors.SecondSupervisor.UserId, "Ratna") }], []));
    }
}
