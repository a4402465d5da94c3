using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T14 and O23: what is of risk class 4 needs the yes of two different people to the same content.</summary>
public sealed class TwoDecisionsTests
{
    private readonly TicketBuilder _asked = TicketBuilder.HighRisk();

    private PermitRequest Ticket => _asked.Ticket;

    [Fact]
    public void First_yes_lets_nobody_in_and_the_second_does()
    {
        Ticket.DequeueEvents();
        _asked.Decide(Outcome.Approved);

        Assert.Equal((TicketState.Escalated, Holder.Supervisor, null), (Ticket.State, Ticket.Holder, Ticket.Grant));
        Assert.Equal(("Budi", "T14"), (Ticket.OpenApproval!.First!.ByName, Assert.Single(Ticket.DequeueEvents().Events).Type));

        _asked.Decide(Outcome.Approved, Actors.SecondSupervisor);

        Assert.Equal(TicketState.Approved, Ticket.State);
        Assert.Equal([new DeciderName("Budi"), new DeciderName("Ratna")], Ticket.Grant!.Deciders);
        Assert.Equal(Ticket.ContentHash, Ticket.Grant.RevisionHash);
    }

    [Fact]
    public void Either_may_be_first() =>
        Assert.Equal([new DeciderName("Ratna"), new DeciderName("Budi")], _asked.Decide(Outcome.Approved, Actors.SecondSupervisor).Decide(Outcome.Approved).Ticket.Grant!.Deciders);

    [Fact]
    public void Lower_risk_needs_one() =>
        Assert.Equal(TicketState.Approved, TicketBuilder.InState(TicketState.Escalated).Decide(Outcome.Approved).Ticket.State);

    [Fact]
    public void Nobody_says_yes_twice()
    {
        _asked.Decide(Outcome.Approved);

        Assert.Equal(["Budi"], Rule.Broken("decide.second-same", Ticket, () => _asked.Decide(Outcome.Approved)).Values);
    }

    [Fact]
    public void A_stand_in_is_no_second_beside_the_one_stood_in_for()
    {
        _asked.Decide(Outcome.Approved, Actors.StandIn);

        Rule.Broken("decide.second-same", Ticket, () => _asked.Decide(Outcome.Approved, Actors.Supervisor));
        Assert.Equal([new DeciderName("Hendra", "Budi"), new DeciderName("Ratna")], _asked.Decide(Outcome.Approved, Actors.SecondSupervisor).Ticket.Grant!.Deciders);
    }

    [Fact]
    public void Nor_the_one_stood_in_for_first()
    {
        _asked.Decide(Outcome.Approved, Actors.Supervisor);

        Rule.Broken("decide.second-same", Ticket, () => _asked.Decide(Outcome.Approved, Actors.StandIn));
    }

    [Fact]
    public void One_no_is_enough_before_and_after_the_first_yes()
    {
        Assert.Equal(TicketState.Rejected, TicketBuilder.HighRisk().Decide(Outcome.Rejected).Ticket.State);

        _asked.Decide(Outcome.Approved).Decide(Outcome.Rejected, Actors.SecondSupervisor);

        Assert.Equal((TicketState.Rejected, null), (Ticket.State, Ticket.Grant));
        Assert.Equal([new DeciderName("Ratna")], Ticket.Approvals[^1].Deciders);
    }

    [Fact]
    public void Who_said_yes_may_still_say_no() =>
        Assert.Equal(TicketState.Rejected, _asked.Decide(Outcome.Approved).Decide(Outcome.Rejected).Ticket.State);

    [Fact]
    public void Conditions_of_both_stand_on_the_decision()
    {
        _asked.Decide(_asked.Decision(Outcome.ApprovedWithConditions) with { Conditions = "Only by daylight" });
        _asked.Decide(_asked.Decision(Outcome.ApprovedWithConditions, Actors.SecondSupervisor) with { Conditions = "With a fire watch" });

        Assert.Equal((Outcome.ApprovedWithConditions, "Only by daylight\n\nWith a fire watch"), (Ticket.Grant!.Outcome, Ticket.Grant.Conditions));
        Assert.Equal("Only by daylight", Ticket.Grant.First!.Conditions);
    }

    [Fact]
    public void A_plain_second_yes_takes_no_condition_away()
    {
        Ticket.DequeueEvents();
        _asked.Decide(_asked.Decision(Outcome.ApprovedWithConditions) with { Conditions = "Only by daylight", Narrowing = new(Zones: ["DH1"]) });
        _asked.Decide(Outcome.Approved, Actors.SecondSupervisor);

        Assert.Equal((Outcome.ApprovedWithConditions, "Only by daylight"), (Ticket.Grant!.Outcome, Ticket.Grant.Conditions));
        Assert.Equal(["DH1"], Ticket.Grant.Narrowing!.Zones);
        Assert.Equal(["T14", "T13"], Ticket.DequeueEvents().Events.Select(happened => happened.Type));
    }

    [Fact]
    public void The_second_narrows_further_and_never_back()
    {
        var asked = Ticket.Content.Window!;
        var lead = Ticket.Content.Visitors[0].PersonId;
        First(new(asked with { End = asked.End.AddHours(-2) }, [lead], ["DH1"]));

        RefusedSecond(new(Window: asked with { End = asked.End.AddHours(-1) }));
        RefusedSecond(new(Zones: ["DH1", "LBY"]));
        RefusedSecond(new(PersonIds: [.. Ticket.Content.Visitors.Select(visitor => visitor.PersonId)]));
        Second(new(Window: asked with { End = asked.End.AddHours(-3) }));

        var left = Ticket.Grant!.Narrowing!;
        Assert.Equal(asked.End.AddHours(-3), left.Window!.End);
        Assert.Equal(["DH1"], left.Zones);
        Assert.Equal([lead], left.PersonIds);
    }

    [Fact]
    public void What_goes_back_takes_the_first_yes_with_it()
    {
        _asked.Decide(Outcome.Approved).Do(ticket => ticket.WithdrawToEdit(Actors.Requester, _asked.Now)).Resubmit().Take().Escalate();

        Assert.Null(Ticket.OpenApproval!.First);
        _asked.Decide(Outcome.Approved, Actors.SecondSupervisor);
        Assert.Equal(TicketState.Escalated, Ticket.State);
        _asked.Decide(Outcome.Approved);
        Assert.Equal([new DeciderName("Ratna"), new DeciderName("Budi")], Ticket.Grant!.Deciders);
    }

    [Fact]
    public void An_answered_question_changes_no_content_and_leaves_the_first_yes()
    {
        _asked.Decide(Outcome.Approved).Do(ticket => ticket.AskInfo(Actors.SecondSupervisor, "Which panel?", _asked.Now));
        _asked.Do(ticket => ticket.Answer(Actors.Agent, "Panel 3", _asked.Now));

        Assert.Equal("Budi", Ticket.OpenApproval!.First!.ByName);
        Assert.Equal(TicketState.Approved, _asked.Decide(Outcome.Approved, Actors.SecondSupervisor).Ticket.State);
    }

    [Fact]
    public void Two_who_do_not_decide_for_each_other_are_needed()
    {
        PossibleDecider budi = new(Actors.Supervisor.UserId), ratna = new(Actors.SecondSupervisor.UserId), hendra = new(Actors.StandIn.UserId, new(budi.UserId, "Budi"));

        Assert.False(Ticket.HasDeciders([budi], []));
        Assert.False(Ticket.HasDeciders([budi, hendra], []));
        Assert.True(Ticket.HasDeciders([budi, ratna], []));
        Assert.True(Ticket.HasDeciders([hendra, ratna], []));
        Assert.False(Ticket.HasDeciders([budi, ratna], [ratna.UserId]));
        _asked.Decide(Outcome.Approved);
        Assert.False(Ticket.HasDeciders([budi, hendra], []));
        Assert.True(Ticket.HasDeciders([budi, ratna], []));
    }

    [Fact]
    public void A_named_approver_of_another_branch_decides_in_the_own_right()
    {
        _asked.Decide(Outcome.Approved).Do(ticket => ticket.NameApprover(Actors.Supervisor, Actors.BandungSupervisor, [], _asked.Now));

        Assert.Equal(Actors.BandungSupervisor.UserId, Ticket.Subject.NamedApproverId);
        Assert.Equal([new DeciderName("Budi"), new DeciderName("Yudi")], _asked.Decide(Outcome.Approved, Actors.BandungSupervisor).Ticket.Grant!.Deciders);
    }

    [Fact]
    public void Only_who_may_be_second_is_named()
    {
        _asked.Decide(Outcome.Approved, Actors.StandIn);

        Refused("approver.no-supervisor", Actors.Supervisor, Actors.Lead);
        Refused("approver.decides-anyway", Actors.Supervisor, Actors.SecondSupervisor);
        Refused("decide.second-same", Actors.Supervisor, Actors.StandIn);
        Refused("approver.own-hand", Actors.Supervisor, Actors.BandungSupervisor, Actors.BandungSupervisor.UserId);
    }

    [Fact]
    public void A_lead_only_adds_and_a_supervisor_names_another()
    {
        Name(Actors.Lead, Actors.BandungSupervisor);

        Refused("approver.named-already", Actors.Lead, Actors.StandIn);
        Refused("approver.not-yours", Actors.BandungSupervisor, Actors.StandIn);
        Name(Actors.Supervisor, Actors.StandIn);
        Assert.Equal(Actors.StandIn.UserId, Ticket.NamedApproverId);
    }

    [Fact]
    public void Who_touched_it_does_not_choose_who_decides()
    {
        Refused("decide.own", Actors.Supervisor, Actors.BandungSupervisor, Actors.Supervisor.UserId);
        Refused("decide.own", Actors.StandIn, Actors.BandungSupervisor, Actors.Supervisor.UserId);
    }

    private void Name(Actor actor, Actor approver) => Ticket.NameApprover(actor, approver, [], _asked.Now);

    private void Refused(string code, Actor actor, Actor approver, params IReadOnlyCollection<Guid> visitors) =>
        Rule.Broken(code, Ticket, () => Ticket.NameApprover(actor, approver, visitors, _asked.Now));

    private void First(Narrowing narrowing) => _asked.Decide(_asked.Decision(Outcome.ApprovedWithConditions) with { Narrowing = narrowing });

    private void Second(Narrowing narrowing) => _asked.Decide(_asked.Decision(Outcome.ApprovedWithConditions, Actors.SecondSupervisor) with { Narrowing = narrowing });

    private void RefusedSecond(Narrowing narrowing) => Rule.Broken("decide.widens", Ticket, () => Second(narrowing));
}
