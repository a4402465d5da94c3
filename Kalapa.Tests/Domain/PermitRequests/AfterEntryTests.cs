using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T28, T29 and T24: papers an emergency brings after entry, and the end.</summary>
public sealed class AfterEntryTests
{
    private static readonly string[] Owed = ["D01", "D02", "D04", "D08", "D09", "D10", "D11", "D13", "D14"];

    private readonly TicketBuilder _emergency = new TicketBuilder(Requests.Emergency()).AskWaiver("D14").Submit().Take().Escalate();

    public AfterEntryTests() => _emergency.Decide(_emergency.Decision(Outcome.Approved) with { WaiversGranted = [new("D14")] });

    [Fact]
    public void Emergency_owes_every_paper_nobody_waived() => Assert.Equal(Owed.Except(["D14"]), OwedNow());

    [Fact]
    public void Paper_is_owed_until_it_is_accepted()
    {
        Supply("D01");
        Assert.Contains("D01", OwedNow());

        Judge("D01", Verdict.Accepted);
        Assert.DoesNotContain("D01", OwedNow());
        Assert.Equal(["T28", "T29"], _emergency.Ticket.DequeueEvents().Events.TakeLast(2).Select(step => step.Type));
        Assert.Equal(TicketState.Approved, _emergency.Ticket.State);
    }

    [Fact]
    public void Only_papers_due_after_entry_come_after_entry()
    {
        Rule.Broken("paper.not-after-entry", _emergency.Ticket, () => Supply("D20"));
        Rule.Broken("paper.not-after-entry", _emergency.Ticket, () => Judge("D06", Verdict.Accepted));

        var work = TicketBuilder.InState(TicketState.Approved);
        Rule.Broken("paper.not-after-entry", work.Ticket, () => work.Ticket.SupplyAfterEntry(
            Actors.Requester, work.SubmissionContext.Catalogue, new("D01"), Guid.CreateVersion7(), null, work.Now));
    }

    [Fact]
    public void Agent_does_not_undo_what_the_supervisor_waived() =>
        Rule.Broken("paper.waiver", _emergency.Ticket, () => Judge("D14", Verdict.Rejected));

    [Fact]
    public void Ticket_closes_when_nothing_is_owed()
    {
        foreach (var paper in Owed.Except(["D14"]))
        {
            Assert.Equal([paper], Rule.Broken("close.papers-owed", _emergency.Ticket, () => _emergency.Close()).Values);
            Supply(paper);
            Judge(paper, Verdict.Accepted);
        }

        var ticket = _emergency.Close().Ticket;

        Assert.Equal((TicketState.Closed, null, Actors.Agent.UserId), (ticket.State, ticket.Holder, ticket.OwnerId));
        Assert.Equal("T24", ticket.DequeueEvents().Events[^1].Type);
    }

    [Fact]
    public void Nobody_entered_so_nothing_is_owed()
    {
        _emergency.Ticket.Close(_emergency.SubmissionContext.Catalogue, permitIssued: false, _emergency.Now);

        Assert.Equal(TicketState.Closed, _emergency.Ticket.State);
    }

    private IEnumerable<string> OwedNow() => _emergency.Ticket.OwedAfterEntry(_emergency.SubmissionContext.Catalogue).Select(slot => slot.Requirement);

    private void Supply(string paper) => _emergency.Ticket.SupplyAfterEntry(
        Actors.Requester, _emergency.SubmissionContext.Catalogue, new(paper), Guid.CreateVersion7(), null, _emergency.Now);

    private void Judge(string paper, Verdict verdict) => _emergency.Ticket.JudgeAfterEntry(
        Actors.OtherAgent, _emergency.SubmissionContext.Catalogue, new(paper), verdict, ReasonCode.Unsigned, "", _emergency.Now);
}
