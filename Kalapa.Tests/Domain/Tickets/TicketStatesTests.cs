using Kalapa.Domain.Tickets;
using Xunit;
using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Tests.Domain.Tickets;

/// <summary>What a state means, whatever the kind of ticket.</summary>
public sealed class TicketStatesTests
{
    [Theory]
    [InlineData(Draft, Holder.Client)]
    [InlineData(Returned, Holder.Client)]
    [InlineData(Queued, Holder.Queue)]
    [InlineData(InReview, Holder.Cs)]
    [InlineData(Clarifying, Holder.Cs)]
    [InlineData(Escalated, Holder.Supervisor)]
    [InlineData(Approved, Holder.System)]
    [InlineData(Rejected, null)]
    [InlineData(Cancelled, null)]
    [InlineData(Lapsed, null)]
    [InlineData(Closed, null)]
    public void The_clock_of_a_state_runs_for_its_holder(TicketState state, Holder? holder) =>
        Assert.Equal(holder, TicketStates.HolderIn(state));

    [Fact]
    public void Rejected_cancelled_lapsed_and_closed_are_the_ends() =>
        Assert.Equal([Rejected, Cancelled, Lapsed, Closed], Enum.GetValues<TicketState>().Where(state => state.IsFinal()));
}
