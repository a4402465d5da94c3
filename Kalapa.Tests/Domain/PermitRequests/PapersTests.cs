using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>Papers while writing, completing and in review.</summary>
public sealed class PapersTests
{
    private static readonly PaperSlot Letter = new("D01");
    private static readonly PaperSlot Removal = new("D07");

    [Fact]
    public void New_version_counts_and_the_old_one_stays()
    {
        var ticket = new TicketBuilder().Supply("D01", "D01").Ticket;

        Assert.Equal([1, 2], ticket.Documents.Select(document => document.Version));
        Assert.Equal(2, Assert.Single(ticket.CurrentDocuments).Version);
    }

    [Fact]
    public void Waiver_needs_a_reason()
    {
        var draft = new TicketBuilder();

        Rule.Broken("waiver.reason-missing", draft.Ticket, () => draft.AskWaiver("D01", " "));
        Assert.Equal((Verdict.WaiverAsked, null), (draft.AskWaiver("D01").Ticket.Current(Letter)!.Verdict, draft.Ticket.Current(Letter)!.AttachmentId));
    }

    [Fact]
    public void Unsubmitted_paper_may_be_taken_back()
    {
        var ticket = new TicketBuilder().Supply("D01").Ticket;

        ticket.TakeBack(ticket.Current(Letter)!.Id);

        Assert.Empty(ticket.Documents);
        Rule.Broken("paper.not-there", ticket, () => ticket.TakeBack(Guid.CreateVersion7()));
    }

    [Fact]
    public void What_went_in_with_a_submission_is_never_erased()
    {
        var returned = TicketBuilder.InState(TicketState.InReview).After(TimeSpan.FromHours(1)).Judge(Verdict.Rejected, "D01").Return();
        var ticket = returned.Ticket;

        Rule.Broken("paper.judged", ticket, () => ticket.TakeBack(ticket.Current(Letter)!.Id));
        Rule.Broken("paper.submitted", ticket, () => ticket.TakeBack(ticket.Current(new("D02"))!.Id));

        returned.Supply("D01");
        ticket.TakeBack(ticket.Current(Letter)!.Id);
        Assert.Equal(Verdict.Rejected, ticket.Current(Letter)!.Verdict);
    }

    [Fact]
    public void Verdict_names_judge_and_reason_and_leaves_its_event()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        ticket.JudgePaper(Actors.Agent, Letter, Verdict.Rejected, ReasonCode.Expired, " Since May ", Requests.Now);

        var letter = ticket.Current(Letter)!;
        Assert.Equal((Verdict.Rejected, ReasonCode.Expired, "Since May", Actors.Agent.UserId), (letter.Verdict, letter.Reason, letter.Note, letter.JudgedBy));
        var judged = ticket.DequeueEvents().Events[^1];
        Assert.Equal(("O14", "D01", "Expired"), (judged.Type, judged.Values["paper"], judged.Values["reason"]));
    }

    [Fact]
    public void Verdict_may_be_taken_back_during_the_review()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Rejected, "D01").Judge(Verdict.Pending, "D01").Ticket;

        Assert.Equal((Verdict.Pending, null), (ticket.Current(Letter)!.Verdict, ticket.Current(Letter)!.Reason));
    }

    [Fact]
    public void Rejection_needs_a_reason_and_agents_know_three_verdicts()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        Rule.Broken("paper.reason-missing", ticket, () => Judge(ticket, Letter, Verdict.Rejected, null));
        Rule.Broken("paper.verdict", ticket, () => Judge(ticket, Letter, Verdict.Waived, null));
    }

    [Fact]
    public void Paper_that_is_not_there_can_only_be_named_missing()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;
        Rule.Broken("paper.not-there", ticket, () => Judge(ticket, Removal, Verdict.Accepted, null));
        Rule.Broken("paper.not-there", ticket, () => Judge(ticket, Removal, Verdict.Rejected, ReasonCode.Unsigned));

        Judge(ticket, Removal, Verdict.Rejected, ReasonCode.Missing);
        Rule.Broken("paper.not-there", ticket, () => Judge(ticket, Removal, Verdict.Accepted, null));

        Judge(ticket, Removal, Verdict.Pending, null);
        Assert.Null(ticket.Current(Removal));
    }

    [Fact]
    public void Waiver_is_not_the_agents_to_judge()
    {
        var ticket = new TicketBuilder().Supply("D01").AskWaiver("D02").Submit().Take().Ticket;

        foreach (var verdict in new[] { Verdict.Pending, Verdict.Accepted, Verdict.Rejected })
        {
            Rule.Broken("paper.waiver", ticket, () => Judge(ticket, new("D02"), verdict, ReasonCode.Missing));
        }
    }

    private static void Judge(PermitRequest ticket, PaperSlot slot, Verdict verdict, ReasonCode? reason) =>
        ticket.JudgePaper(Actors.Agent, slot, verdict, reason, "", Requests.Now);
}
