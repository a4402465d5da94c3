using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Tickets;

/// <summary>T07, T30 and the account that is disabled: who holds the ticket.</summary>
public sealed class OwnerTests
{
    public static TheoryData<TicketState> Held => [TicketState.InReview, TicketState.Escalated, TicketState.Clarifying, TicketState.Approved];

    public static TheoryData<TicketState> Adoptable => [TicketState.Escalated, TicketState.Clarifying, TicketState.Approved];

    [Theory]
    [MemberData(nameof(Held))]
    public void Transfer_changes_the_owner_and_nothing_of_the_state(TicketState state)
    {
        var ticket = TicketBuilder.InState(state).Ticket;

        ticket.TransferTo(Actors.Lead, Actors.OtherAgent, 0, Requests.Now.AddHours(1));

        Assert.Equal((state, Actors.OtherAgent.UserId, Actors.Agent.UserId), (ticket.State, ticket.OwnerId, ticket.LastOwnerId));
        Assert.Equal(Requests.Now.AddHours(1), ticket.OwnerActedAt);
        Assert.Equal("T07", ticket.DequeueEvents().Events[^1].Type);
    }

    [Fact]
    public void Receiver_must_have_room_for_one_more_review()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;
        Rule.Broken("review.limit", ticket, () => ticket.TransferTo(Actors.Agent, Actors.OtherAgent, 5, Requests.Now));

        ticket.TransferTo(Actors.Agent, Actors.OtherAgent, 4, Requests.Now);
        Assert.Equal(Actors.OtherAgent.UserId, ticket.OwnerId);
    }

    [Fact]
    public void What_is_escalated_takes_no_room_in_review()
    {
        var ticket = TicketBuilder.InState(TicketState.Escalated).Ticket;

        ticket.TransferTo(Actors.Agent, Actors.OtherAgent, 5, Requests.Now);

        Assert.Equal(Actors.OtherAgent.UserId, ticket.OwnerId);
    }

    [Fact]
    public void Receiver_is_another_agent_in_scope()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        Rule.Broken("transfer.receiver-out-of-scope", ticket, () => ticket.TransferTo(Actors.Agent, Actors.BandungAgent, 0, Requests.Now));
        Rule.Broken("transfer.receiver-out-of-scope", ticket, () => ticket.TransferTo(Actors.Agent, Actors.Supervisor, 0, Requests.Now));
        Rule.Broken("transfer.same-owner", ticket, () => ticket.TransferTo(Actors.Lead, Actors.Agent, 0, Requests.Now));
    }

    [Fact]
    public void Disabled_accounts_review_goes_back_to_its_place()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;
        var place = ticket.QueueKey;

        ticket.LoseOwner("Account disabled", Requests.Now);

        Assert.Equal((TicketState.Queued, place, 1, null), (ticket.State, ticket.QueueKey, ticket.ReleaseCount, ticket.OwnerId));
    }

    [Theory]
    [MemberData(nameof(Adoptable))]
    public void Later_the_ticket_stays_where_it_is_until_somebody_adopts_it(TicketState state)
    {
        var ticket = TicketBuilder.InState(state).Ticket;
        Rule.Broken("adopt.has-owner", ticket, () => ticket.Adopt(Actors.OtherAgent, Requests.Now));

        ticket.LoseOwner("Account disabled", Requests.Now);
        Assert.Equal((state, null), (ticket.State, ticket.OwnerId));

        ticket.Adopt(Actors.OtherAgent, Requests.Now);
        Assert.Equal((state, Actors.OtherAgent.UserId, Actors.Agent.UserId), (ticket.State, ticket.OwnerId, ticket.LastOwnerId));
    }

    [Fact]
    public void Ticket_without_an_owner_loses_none()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;
        ticket.DequeueEvents();

        ticket.LoseOwner("Account disabled", Requests.Now);

        Assert.Empty(ticket.DequeueEvents().Events);
    }
}
