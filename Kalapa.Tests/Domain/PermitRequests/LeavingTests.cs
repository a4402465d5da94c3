using Kalapa.Domain.Approvals;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T19, T20, T21 and T31: taken back, called off, too late.</summary>
public sealed class LeavingTests
{
    public static TheoryData<TicketState> Withdrawable => [TicketState.InReview, TicketState.Escalated, TicketState.Clarifying];

    public static TheoryData<TicketState> Undecided => [TicketState.Queued, TicketState.InReview, TicketState.Escalated, TicketState.Clarifying];

    public static TheoryData<TicketState> Cancellable =>
        [TicketState.Queued, TicketState.InReview, TicketState.Returned, TicketState.Escalated, TicketState.Clarifying, TicketState.Approved];

    [Theory]
    [MemberData(nameof(Withdrawable))]
    public void Withdrawn_request_is_the_clients_again_and_counts_as_no_return(TicketState state)
    {
        var ticket = TicketBuilder.InState(state).Ticket;

        ticket.WithdrawToEdit(Actors.Requester, Requests.Now);

        Assert.Equal((TicketState.Returned, Holder.Client, 0), (ticket.State, ticket.Holder, ticket.ReturnCount));
        Assert.Equal((null, Actors.Agent.UserId, Requests.Now.AddHours(16)), (ticket.OwnerId, ticket.LastOwnerId, ticket.Deadline));
        Assert.All(ticket.Approvals, approval => Assert.Equal(Outcome.Superseded, approval.Outcome));
    }

    [Fact]
    public void Decided_request_is_not_withdrawn()
    {
        var ticket = TicketBuilder.InState(TicketState.Approved).Ticket;

        Rule.Broken("ticket.wrong-state", ticket, () => ticket.WithdrawToEdit(Actors.Requester, Requests.Now));
    }

    [Theory]
    [MemberData(nameof(Cancellable))]
    public void Cancelled_request_is_over_for_everybody(TicketState state)
    {
        var ticket = TicketBuilder.InState(state).Cancel().Ticket;

        Assert.Equal((TicketState.Cancelled, null, null, null), (ticket.State, ticket.Holder, ticket.OwnerId, ticket.OpenApproval));
        Assert.Equal(state == TicketState.Approved ? "T31" : "T20", ticket.DequeueEvents().Events[^1].Type);
    }

    [Fact]
    public void Cancelling_needs_a_reason()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;

        Rule.Broken("cancel.reason-missing", ticket, () => ticket.Cancel(Actors.Requester, "", false, Requests.Now));
    }

    [Fact]
    public void Approved_request_is_cancelled_only_before_its_permit_is_out()
    {
        var ticket = TicketBuilder.InState(TicketState.Approved).Ticket;

        Rule.Broken("cancel.permit-issued", ticket, () => ticket.Cancel(Actors.Requester, "Not needed", true, Requests.Now));
    }

    [Theory]
    [MemberData(nameof(Undecided))]
    public void Request_is_late_from_its_start_and_missed_at_its_end(TicketState state)
    {
        var waiting = TicketBuilder.InState(state);
        var (start, end) = (waiting.Ticket.Content.Window!.Start, waiting.Ticket.Content.Window.End);
        Assert.False(waiting.Ticket.IsLate(start.AddTicks(-1)));
        Assert.True(waiting.Ticket.IsLate(start));
        Rule.Broken("window.not-over", waiting.Ticket, () => waiting.Ticket.MissWindow(end.AddTicks(-1)));

        waiting.Ticket.MissWindow(end);

        var ticket = waiting.Ticket;
        Assert.Equal((TicketState.Returned, Holder.System, 0), (ticket.State, ticket.Holder, ticket.ReturnCount));
        Assert.Equal((end.AddHours(72), null, null), (ticket.Deadline, ticket.OwnerId, ticket.OpenApproval));
        Assert.False(ticket.IsLate(end));
    }

    [Fact]
    public void Decided_request_is_not_late() =>
        Assert.False(TicketBuilder.InState(TicketState.Approved).Ticket.IsLate(Requests.Now.AddDays(2)));

    [Fact]
    public void First_72_hours_after_a_missed_window_are_Kalapas()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued)
            .After(TimeSpan.FromHours(56)).MissWindow().After(TimeSpan.FromHours(75)).ChooseNewWindow().Resubmit().Ticket;

        Assert.Equal(
            [(Holder.Client, 0), (Holder.Queue, 56), (Holder.System, 72), (Holder.Client, 3)],
            ticket.DequeueEvents().Segments.Select(segment => (segment.Holder, (int)(segment.End - segment.Start).TotalHours)));
    }

    [Fact]
    public void Withdrawing_after_a_missed_window_costs_client_time_again()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued)
            .After(TimeSpan.FromHours(56)).MissWindow().ChooseNewWindow().Resubmit().Take();

        ticket.Do(taken => taken.WithdrawToEdit(Actors.Requester, ticket.Now)).After(TimeSpan.FromHours(2)).Resubmit();

        Assert.Equal(TimeSpan.FromHours(2), ticket.Ticket.HeldByClient);
    }
}
