using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T12, T13 and T15: decided once, by somebody else, on exactly what was read.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void Approved_request_keeps_owner_hash_and_the_deciders_name()
    {
        var ticket = TicketBuilder.InState(TicketState.Approved).Ticket;

        Assert.Equal((TicketState.Approved, Holder.System, Actors.Agent.UserId), (ticket.State, ticket.Holder, ticket.OwnerId));
        Assert.Equal((ticket.ContentHash, "Budi"), (ticket.Grant!.RevisionHash, ticket.Grant.DecidedByName));
        Assert.Null(ticket.OpenApproval);
    }

    [Fact]
    public void Rejected_request_is_over_and_says_why()
    {
        var ticket = TicketBuilder.InState(TicketState.Rejected).Ticket;

        Assert.Equal((TicketState.Rejected, null, null, null), (ticket.State, ticket.Holder, ticket.OwnerId, ticket.Grant));
        Assert.Equal("Not in our plan", ticket.Approvals[^1].Reason);
    }

    [Fact]
    public void Rejection_needs_a_reason_and_conditions_need_words()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);

        Refused("decide.reason-missing", escalated, escalated.Decision(Outcome.Rejected) with { Reason = " " });
        Refused("decide.conditions-missing", escalated, escalated.Decision(Outcome.ApprovedWithConditions) with { Conditions = "" });
    }

    [Fact]
    public void Conditions_are_kept()
    {
        var ticket = TicketBuilder.InState(TicketState.Escalated).Decide(Outcome.ApprovedWithConditions).Ticket;

        Assert.Equal((TicketState.Approved, "With an escort"), (ticket.State, ticket.Grant!.Conditions));
    }

    [Fact]
    public void Decision_on_another_content_is_refused()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);

        Refused("decide.content-changed", escalated, escalated.Decision(Outcome.Approved) with { RevisionHash = new string('0', 64) });
        Refused("decide.content-changed", escalated, escalated.Decision(Outcome.Rejected) with { RevisionHash = "" });
    }

    [Fact]
    public void Decision_on_the_round_before_is_refused()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);
        var read = escalated.Decision(Outcome.Approved);
        escalated.Do(ticket => ticket.WithdrawToEdit(Actors.Requester, escalated.Now)).Edit(content => content with { Racks = "A-12" })
            .Resubmit().Take().Escalate();

        Refused("decide.content-changed", escalated, read);
        Assert.Equal([Outcome.Superseded, null], escalated.Ticket.Approvals.Select(approval => approval.Outcome));
    }

    [Theory]
    [InlineData(Outcome.Approved)]
    [InlineData(Outcome.ApprovedWithConditions)]
    [InlineData(Outcome.Rejected)]
    public void Nobody_decides_on_what_the_own_hands_have_touched(Outcome outcome)
    {
        var escalated = new TicketBuilder(author: Actors.SecondSupervisor).Supply("D01", "D02").Submit()
            .Take(Actors.OtherAgent).Do(ticket => ticket.TransferTo(Actors.Lead, Actors.Agent, 0, Requests.Now))
            .Judge(Verdict.Accepted, "D01", "D02").Escalate();

        // Requester, creator, owner, last owner.
        foreach (var actor in new[] { Actors.Requester, Actors.SecondSupervisor, Actors.Agent, Actors.OtherAgent })
        {
            Refused("decide.own", escalated, escalated.Decision(outcome, actor));
        }

        var visitor = Actors.Supervisor;
        Rule.Broken("decide.own", escalated.Ticket, () => escalated.Decide(escalated.Decision(outcome, visitor), visitor.UserId));
        Assert.False(escalated.Decide(outcome).Ticket.Approvals[^1].IsOpen);
    }

    [Fact]
    public void Second_supervisor_learns_it_is_already_decided()
    {
        foreach (var decided in new[] { TicketBuilder.InState(TicketState.Approved), TicketBuilder.InState(TicketState.Rejected) })
        {
            var second = decided.Decision(Outcome.Rejected, Actors.SecondSupervisor);

            Assert.Equal(["Budi"], Rule.Broken("approval.already-decided", decided.Ticket, () => decided.Decide(second)).Values);
        }
    }

    [Fact]
    public void Nothing_is_decided_while_a_question_is_open()
    {
        var asked = TicketBuilder.InState(TicketState.Clarifying);

        Refused("ticket.wrong-state", asked, asked.Decision(Outcome.Approved));
    }

    [Fact]
    public void Late_request_may_be_approved_until_its_windows_end()
    {
        var late = TicketBuilder.InState(TicketState.Escalated).After(TimeSpan.FromHours(56) - TimeSpan.FromTicks(1));
        Assert.Equal(TicketState.Approved, late.Decide(Outcome.Approved).Ticket.State);

        var missed = TicketBuilder.InState(TicketState.Escalated).After(TimeSpan.FromHours(56));
        Refused("decide.window-over", missed, missed.Decision(Outcome.Approved));
        Assert.Equal(TicketState.Rejected, missed.Decide(Outcome.Rejected).Ticket.State);
    }

    [Fact]
    public void Request_of_a_suspended_company_may_be_rejected_but_not_approved()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);
        escalated.SubmissionContext.Tenant.Status = TenantStatus.Suspended;

        Refused("tenant.suspended", escalated, escalated.Decision(Outcome.Approved));
        Assert.Equal(TicketState.Rejected, escalated.Decide(Outcome.Rejected).Ticket.State);
    }

    [Fact]
    public void Every_asked_waiver_must_be_granted_to_approve()
    {
        var escalated = WithWaiver();

        Assert.Equal(["D02"], Refused("decide.waiver-open", escalated, escalated.Decision(Outcome.Approved)).Values);
    }

    [Fact]
    public void Granted_waiver_is_part_of_the_decision_and_changes_no_hash()
    {
        var escalated = WithWaiver();
        var ticket = escalated.Decide(escalated.Decision(Outcome.Approved) with { WaiversGranted = [new("D02")] }).Ticket;

        var waived = ticket.Current(new("D02"))!;
        Assert.Equal((Verdict.Waived, Actors.Supervisor.UserId), (waived.Verdict, waived.JudgedBy));
        Assert.Equal(ticket.Grant!.RevisionHash, ticket.ContentHash);
    }

    [Fact]
    public void Rejection_refuses_the_asked_waivers() =>
        Assert.Equal(Verdict.WaiverRefused, WithWaiver().Decide(Outcome.Rejected).Ticket.Current(new("D02"))!.Verdict);

    private static RuleBroken Refused(string code, TicketBuilder ticket, Decision decision) =>
        Rule.Broken(code, ticket.Ticket, () => ticket.Decide(decision));

    private static TicketBuilder WithWaiver() =>
        new TicketBuilder().Supply("D01").AskWaiver("D02").Submit().Take().Judge(Verdict.Accepted, "D01").Escalate();
}
