using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T27, T09 and T10: the client completes a returned request, or lets it go.</summary>
public sealed class CompletionTests
{
    [Fact]
    public void Edit_of_a_returned_request_is_a_new_revision()
    {
        var ticket = TicketBuilder.InState(TicketState.Returned).Edit(content => content with { Purpose = "Urgent" }).Ticket;

        Assert.Equal((TicketState.Returned, "Urgent", 2), (ticket.State, ticket.Content.Purpose, ticket.Revision));
        Assert.Equal("T27", ticket.DequeueEvents().Events[^1].Type);
    }

    [Fact]
    public void New_paper_of_a_returned_request_is_an_edit_like_any_other()
    {
        var ticket = TicketBuilder.InState(TicketState.Returned).Supply("D01").Ticket;

        var edited = ticket.DequeueEvents().Events[^1];
        Assert.Equal(("T27", "D01", 2), (edited.Type, edited.Values["papers"], ticket.Revision));
    }

    [Fact]
    public void Resubmitted_request_waits_again_without_deadline_and_owner()
    {
        var ticket = TicketBuilder.InState(TicketState.Returned).Supply("D01").Resubmit().Ticket;

        Assert.Equal((TicketState.Queued, Holder.Queue, 3), (ticket.State, ticket.Holder, ticket.Revision));
        Assert.Equal((null, null), (ticket.Deadline, ticket.OwnerId));
    }

    [Fact]
    public void Failed_paper_needs_a_new_version()
    {
        var returned = TicketBuilder.InState(TicketState.Returned);

        Assert.Equal(["D01"], Rule.Broken("resubmit.paper-not-replaced", returned.Ticket, () => returned.Resubmit()).Values);
        Assert.Equal(TicketState.Queued, returned.AskWaiver("D01").Resubmit().Ticket.State);
    }

    [Fact]
    public void Start_that_was_not_moved_needs_no_lead_time_again()
    {
        var late = TicketBuilder.InState(TicketState.Returned).Supply("D01").After(TimeSpan.FromHours(47));

        Assert.Equal(TicketState.Queued, late.Resubmit().Ticket.State);
    }

    [Fact]
    public void Moved_start_must_keep_the_lead_time()
    {
        var returned = TicketBuilder.InState(TicketState.Returned).Supply("D01");
        var earliest = returned.Now.AddHours(8);
        StartAt(earliest.AddSeconds(-1));
        Rule.Broken("submit.lead-time", returned.Ticket, () => returned.Resubmit());

        StartAt(earliest);
        Assert.Equal(TicketState.Queued, returned.Resubmit().Ticket.State);

        void StartAt(DateTimeOffset start) => returned.Edit(content => content with { Window = content.Window! with { Start = start } });
    }

    [Fact]
    public void Window_must_end_ahead()
    {
        var late = TicketBuilder.InState(TicketState.Returned).Supply("D01").After(TimeSpan.FromHours(56));

        Rule.Broken("submit.window-past", late.Ticket, () => late.Resubmit());
    }

    [Fact]
    public void Standing_of_the_company_is_asked_again()
    {
        var returned = TicketBuilder.InState(TicketState.Returned).Supply("D01");
        returned.SubmissionContext.Tenant.AllowedBranches = [];

        Rule.Broken("tenant.branch-not-allowed", returned.Ticket, () => returned.Resubmit());
    }

    [Fact]
    public void Accepted_paper_stays_accepted_while_its_facts_stay()
    {
        var ticket = Returned().Supply("D01").Edit(content => content with { Purpose = "Urgent", Racks = "A-12" }).Resubmit().Ticket;

        Assert.Equal(Verdict.Accepted, ticket.Current(new("D02"))!.Verdict);
    }

    [Fact]
    public void Accepted_paper_is_looked_at_again_when_its_facts_changed()
    {
        var ticket = Returned().Supply("D01")
            .Edit(content => content with { Visitors = [.. content.Visitors, Requests.Visitor("Bagus", VisitorRole.Guest)] }).Resubmit().Ticket;

        Assert.Equal(Verdict.Pending, ticket.Current(new("D02"))!.Verdict);
    }

    [Fact]
    public void Edited_into_an_emergency_it_waits_with_the_emergencies_and_back()
    {
        var ticket = TicketBuilder.InState(TicketState.Returned);

        ticket.Supply("D01").Edit(As("EMG")).Resubmit();
        Assert.Equal(Lane.Emergency, ticket.Ticket.Lane);

        ticket.Take().Judge(Verdict.Rejected, "D01").Return().Supply("D01").Edit(As("WRK")).Resubmit();
        Assert.Equal(Lane.Normal, ticket.Ticket.Lane);

        static Func<RequestContent, RequestContent> As(string type) =>
            content => content with { Types = [type], Answers = Requests.Answers(type), IncidentNumber = "INC-1" };
    }

    [Fact]
    public void Lane_somebody_set_outlives_a_return()
    {
        var queued = TicketBuilder.InState(TicketState.Queued)
            .Do(ticket => ticket.SetLane(Actors.Lead, Lane.OnSite, "They stand at the gate", Requests.Now));

        Assert.Equal(Lane.OnSite, queued.SentBackAndCompleted(TimeSpan.FromHours(1)).Ticket.Lane);
    }

    [Fact]
    public void Request_lapses_at_its_deadline_and_not_before()
    {
        var returned = TicketBuilder.InState(TicketState.Returned).After(PermitRequest.ReturnTime - TimeSpan.FromTicks(1));
        Rule.Broken("lapse.not-due", returned.Ticket, () => returned.Lapse());

        var ticket = returned.After(TimeSpan.FromTicks(1)).Lapse().Ticket;
        Assert.Equal((TicketState.Lapsed, null), (ticket.State, ticket.Holder));
    }

    private static TicketBuilder Returned() =>
        TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Accepted, "D02").Judge(Verdict.Rejected, "D01").Return();
}
