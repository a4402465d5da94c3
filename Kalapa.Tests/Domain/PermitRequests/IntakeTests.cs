using Kalapa.Domain.Organisation;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T01, T02 and T03: from nothing to a place in line.</summary>
public sealed class IntakeTests
{
    private static readonly QueueStamp Stamp = new(7, Requests.Now.AddSeconds(3));

    [Fact]
    public void New_request_is_a_draft_in_the_clients_hands()
    {
        var ticket = new TicketBuilder(author: Actors.Agent).Ticket;

        Assert.Equal((TicketState.Draft, Holder.Client, Requests.Now), (ticket.State, ticket.Holder, ticket.HeldSince));
        Assert.Equal((Actors.Requester.UserId, Actors.Agent.UserId), (ticket.RequesterId, ticket.CreatedById));
        Assert.Null(ticket.Number);
        Assert.Null(ticket.QueueKey);
        Assert.Equal("T01", Assert.Single(ticket.DequeueEvents().Events).Type);
    }

    [Fact]
    public void Draft_is_saved_without_a_trace()
    {
        var draft = new TicketBuilder();
        draft.Ticket.DequeueEvents();

        draft.Ticket.Write(Requests.Work() with { Title = "Another" }, "BDG");

        Assert.Equal(("Another", "BDG"), (draft.Ticket.Content.Title, draft.Ticket.BranchCode));
        Assert.Empty(draft.Ticket.DequeueEvents().Events);
    }

    [Fact]
    public void What_was_submitted_is_no_draft_to_write_in()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;

        Rule.Broken("ticket.not-draft", ticket, () => ticket.Write(Requests.Work(), "CBT"));
    }

    [Fact]
    public void Submitted_request_gets_number_place_and_first_revision()
    {
        var ticket = TicketBuilder.InState(TicketState.Draft).Submit(Stamp).Ticket;

        Assert.Equal((TicketState.Queued, Holder.Queue, TicketBuilder.Number), (ticket.State, ticket.Holder, ticket.Number));
        Assert.Equal(new QueueKey(Lane.Normal, Stamp.QueuedAt, 7), ticket.QueueKey);
        Assert.Equal((Stamp.QueuedAt, 1), (ticket.FirstSubmittedAt, ticket.Revision));
    }

    [Fact]
    public void Time_in_the_draft_gives_no_credit_and_takes_none() =>
        Assert.Equal(TimeSpan.Zero, TicketBuilder.InState(TicketState.Draft).After(TimeSpan.FromHours(3)).Submit().Ticket.HeldByClient);

    [Fact]
    public void Submission_tells_a_replay_the_place()
    {
        var submitted = TicketBuilder.InState(TicketState.Draft).Submit(Stamp).Ticket.DequeueEvents().Events[^1];

        Assert.Equal("T02", submitted.Type);
        Assert.Equal(("2", $"{Stamp.QueuedAt.UtcTicks}", "7"), (submitted.Values["lane"], submitted.Values["queuedAt"], submitted.Values["seq"]));
    }

    [Fact]
    public void Emergency_waits_in_a_lane_of_its_own() => Assert.Equal(Lane.Emergency, new TicketBuilder(Requests.Emergency()).Submit().Ticket.Lane);

    [Fact]
    public void Request_with_a_missing_paper_is_not_submitted()
    {
        var draft = new TicketBuilder().Supply("D01");

        Assert.Equal("Papers.D02", Rule.Broken("submit.paper-missing", draft.Ticket, () => draft.Submit(Stamp)).Field);
    }

    [Fact]
    public void Asked_waiver_stands_for_the_paper() =>
        Assert.Equal(TicketState.Queued, new TicketBuilder().Supply("D01").AskWaiver("D02").Submit().Ticket.State);

    [Fact]
    public void Request_of_a_suspended_company_is_not_submitted()
    {
        var draft = TicketBuilder.InState(TicketState.Draft);
        draft.SubmissionContext.Tenant.Status = TenantStatus.Suspended;

        Rule.Broken("tenant.suspended", draft.Ticket, () => draft.Submit(Stamp));
    }

    [Fact]
    public void Start_must_keep_the_lead_time_to_the_instant()
    {
        var latest = Requests.Work().Window!.Start.AddHours(-8) - Requests.Now;

        Assert.Equal(TicketState.Queued, TicketBuilder.InState(TicketState.Draft).After(latest).Submit().Ticket.State);

        var late = TicketBuilder.InState(TicketState.Draft).After(latest).After(TimeSpan.FromSeconds(1));
        Rule.Broken("submit.lead-time", late.Ticket, () => late.Submit(Stamp));
    }

    [Fact]
    public void Request_is_submitted_once()
    {
        var queued = TicketBuilder.InState(TicketState.Queued);

        Rule.Broken("ticket.wrong-state", queued.Ticket, () => queued.Submit(Stamp));
    }

    [Fact]
    public void Draft_may_be_discarded()
    {
        var ticket = TicketBuilder.InState(TicketState.Draft).Ticket;

        ticket.Discard(Actors.Requester, Requests.Now);

        Assert.Equal("T03", ticket.DequeueEvents().Events[^1].Type);
    }

    [Fact]
    public void What_was_submitted_is_never_discarded()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;

        Rule.Broken("ticket.wrong-state", ticket, () => ticket.Discard(Actors.Requester, Requests.Now));
    }
}
