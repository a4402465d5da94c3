using Kalapa.App.Features.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

public sealed class QueueViewTests
{
    private static readonly Guid Me = Guid.CreateVersion7();

    [Theory]
    [InlineData(TicketState.Queued, "Waiting All")]
    [InlineData(TicketState.InReview, "All")]
    [InlineData(TicketState.Returned, "Incomplete All")]
    [InlineData(TicketState.Escalated, "Deciding All")]
    [InlineData(TicketState.Clarifying, "Deciding All")]
    [InlineData(TicketState.Approved, "All")]
    [InlineData(TicketState.AtBranch, "Away All")]
    [InlineData(TicketState.AwaitingVisit, "Away All")]
    [InlineData(TicketState.Resolved, "Away All")]
    public void Each_state_stands_in_its_views(TicketState state, string views) =>
        Assert.Equal(views, string.Join(' ', QueueViews.All.Where(view => view.Shows(QueueRows.Row(state, Guid.CreateVersion7()), Me))));

    [Theory]
    [InlineData(TicketState.InReview, true)]
    [InlineData(TicketState.Escalated, true)]
    [InlineData(TicketState.Clarifying, true)]
    [InlineData(TicketState.AtBranch, true)]
    [InlineData(TicketState.AwaitingVisit, true)]
    [InlineData(TicketState.Approved, false)]
    [InlineData(TicketState.Resolved, false)]
    public void What_I_hold_is_in_my_hands_until_it_is_approved_or_solved(TicketState state, bool mine) =>
        Assert.Equal(mine, QueueView.Mine.Shows(QueueRows.Row(state, Me), Me));

    [Fact]
    public void Every_view_is_found_again_by_its_address() =>
        Assert.All(QueueViews.All, view => Assert.Equal(view, QueueViews.Of(view.Address())));

    [Theory]
    [InlineData(null)]
    [InlineData("apa-saja")]
    public void Unknown_address_shows_the_queue(string? address) => Assert.Equal(QueueView.Waiting, QueueViews.Of(address));

    [Fact]
    public void Time_the_client_held_a_queued_request_is_not_waiting() =>
        Assert.Equal(Requests.Now.AddMinutes(50), QueueRows.Row().WaitsSince());

    [Fact]
    public void Elsewhere_it_waits_since_its_holder_has_it() =>
        Assert.Equal(Requests.Now.AddHours(3), QueueRows.Row(TicketState.Returned).WaitsSince());
}
