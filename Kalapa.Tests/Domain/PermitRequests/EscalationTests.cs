using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T11 and T16 to T18: to the supervisor, and the questions between.</summary>
public sealed class EscalationTests
{
    [Fact]
    public void Escalated_request_waits_for_a_decision_on_exactly_this_content()
    {
        var ticket = TicketBuilder.InState(TicketState.Escalated).Ticket;

        Assert.Equal((TicketState.Escalated, Holder.Supervisor, Actors.Agent.UserId), (ticket.State, ticket.Holder, ticket.OwnerId));
        Assert.Equal(ticket.ContentHash, ticket.OpenApproval!.RevisionHash);
        Assert.Equal(Actors.Agent.UserId, ticket.OpenApproval.RequestedBy);
    }

    [Fact]
    public void Every_mandatory_paper_must_be_accepted()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Accepted, "D01");

        Assert.Equal(["D02"], Rule.Broken("escalate.paper-open", reviewed.Ticket, () => reviewed.Escalate()).Values);
    }

    [Fact]
    public void Asked_waiver_goes_to_the_supervisor() => Assert.Equal(TicketState.Escalated, WithWaiver().Ticket.State);

    [Fact]
    public void Somebody_must_be_allowed_to_decide()
    {
        var reviewed = Reviewed(author: Actors.Supervisor);

        Rule.Broken("escalate.no-decider", reviewed.Ticket, () => reviewed.Escalate(Actors.Supervisor));
        Rule.Broken("escalate.no-decider", reviewed.Ticket, () => reviewed.Ticket.Escalate(
            Actors.Agent, reviewed.SubmissionContext, [new(Actors.SecondSupervisor.UserId)], [Actors.SecondSupervisor.UserId], false, reviewed.Now));

        Assert.Equal(TicketState.Escalated, reviewed.Escalate(Actors.Supervisor, Actors.SecondSupervisor).Ticket.State);
    }

    [Fact]
    public void Standing_of_the_company_is_asked_again()
    {
        var reviewed = Reviewed();
        reviewed.SubmissionContext.Tenant.Status = TenantStatus.Suspended;

        Rule.Broken("tenant.suspended", reviewed.Ticket, () => reviewed.Escalate());
    }

    [Fact]
    public void Next_emergency_of_a_company_that_owes_papers_needs_a_lead()
    {
        var emergency = new TicketBuilder(Requests.Emergency()).Submit().Take();

        Rule.Broken("escalate.lead-needed", emergency.Ticket, () => Escalate(emergency, Actors.Agent));

        Escalate(emergency, Actors.Lead);
        Assert.Equal(TicketState.Escalated, emergency.Ticket.State);
    }

    [Fact]
    public void Other_requests_of_a_company_that_owes_papers_need_no_lead()
    {
        var work = Reviewed();

        Escalate(work, Actors.Agent);

        Assert.Equal(TicketState.Escalated, work.Ticket.State);
    }

    [Fact]
    public void Escalated_content_is_frozen()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated);
        var ticket = escalated.Ticket;

        Rule.Broken("ticket.not-draft", ticket, () => ticket.Write(Requests.Work(), "CBT"));
        Rule.Broken("ticket.wrong-state", ticket, () => escalated.ChooseNewWindow());
        Rule.Broken("ticket.wrong-state", ticket, () => ticket.CorrectDetails(Actors.Agent, "Title", "1", ["DH1"], "", escalated.Now));
        Rule.Broken("ticket.wrong-state", ticket, () => escalated.Judge(Verdict.Rejected, "D01"));
        Rule.Broken("paper.closed", ticket, () => escalated.Supply("D01"));
        Rule.Broken("paper.closed", ticket, () => escalated.AskWaiver("D01"));
        Rule.Broken("paper.closed", ticket, () => ticket.TakeBack(ticket.Documents[0].Id));
    }

    [Fact]
    public void Question_is_answered_in_the_same_round()
    {
        var asked = TicketBuilder.InState(TicketState.Clarifying);
        Assert.Equal(Holder.Cs, asked.Ticket.Holder);

        asked.Ticket.Answer(Actors.Agent, "A-12", asked.Now);

        Assert.Equal((TicketState.Escalated, Holder.Supervisor), (asked.Ticket.State, asked.Ticket.Holder));
        Assert.True(Assert.Single(asked.Ticket.Approvals).IsOpen);
        Assert.Equal(Actors.Agent.UserId, asked.Ticket.OwnerId);
    }

    [Fact]
    public void Question_only_the_client_can_answer_ends_the_round()
    {
        var ticket = TicketBuilder.InState(TicketState.Clarifying).Ticket;

        ticket.AskClient(Actors.Agent, "Which rack?", Requests.Now);

        Assert.Equal((TicketState.Returned, 1, null, null), (ticket.State, ticket.ReturnCount, ticket.OwnerId, ticket.OpenApproval));
        Assert.Equal(Requests.Now.AddHours(16), ticket.Deadline);
    }

    [Fact]
    public void Questions_and_answers_have_words()
    {
        var escalated = TicketBuilder.InState(TicketState.Escalated).Ticket;
        var asked = TicketBuilder.InState(TicketState.Clarifying).Ticket;

        Rule.Broken("ask.question-missing", escalated, () => escalated.AskInfo(Actors.Supervisor, " ", Requests.Now));
        Rule.Broken("ask.question-missing", asked, () => asked.AskClient(Actors.Agent, "", Requests.Now));
        Rule.Broken("answer.missing", asked, () => asked.Answer(Actors.Agent, "", Requests.Now));
    }

    private static TicketBuilder Reviewed(Actor? author = null) =>
        new TicketBuilder(author: author).Supply("D01", "D02").Submit().Take().Judge(Verdict.Accepted, "D01", "D02");

    private static TicketBuilder WithWaiver() =>
        new TicketBuilder().Supply("D01").AskWaiver("D02").Submit().Take().Judge(Verdict.Accepted, "D01").Escalate();

    private static void Escalate(TicketBuilder reviewed, Actor actor) => reviewed.Ticket.Escalate(
        actor, reviewed.SubmissionContext, [new(Actors.Supervisor.UserId)], [], tenantOwesPapers: true, reviewed.Now);
}
