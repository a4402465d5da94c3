using Kalapa.Domain.Ratings;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Ratings;

/// <summary>O65: who may say how content one was, of what, and when.</summary>
public sealed class RatingTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(5, false)]
    public void Stars_and_a_line_are_kept_as_they_were_meant(int stars, bool isLow)
    {
        var story = SupportBuilder.InState(TicketState.Closed);
        story.Request.DequeueEvents();

        var rating = story.Request.Rate(Actors.Requester, stars, "  Cepat.  ", lastGiven: null, story.Now);

        Assert.Equal((story.Request.Id, stars, "Cepat.", isLow), (rating.TicketId, rating.Stars, rating.Line, rating.IsLow));
        var told = Assert.Single(story.Request.DequeueEvents().Events);
        Assert.Equal((Ticket.Rated, TicketState.Closed, TicketState.Closed), (told.Type, told.From, told.To));
        // What one said is in the rating alone: the record is read by more people.
        Assert.Equal(new Dictionary<string, string> { ["stars"] = $"{stars}" }, told.Values);
    }

    [Theory]
    [InlineData(TicketState.Resolved)]
    [InlineData(TicketState.Cancelled)]
    [InlineData(TicketState.Lapsed)]
    [InlineData(TicketState.Queued)]
    public void Only_what_ended_well_is_rated(TicketState state)
    {
        var story = SupportBuilder.InState(state);

        Assert.False(story.Request.AsksForRating(Actors.Requester, null, story.Now));
        Rule.Broken("rating.not-closed", story.Request, () => story.Request.Rate(Actors.Requester, 5, "", null, story.Now));
    }

    [Fact]
    public void Who_filed_it_for_the_client_is_not_asked()
    {
        var story = SupportBuilder.InState(TicketState.Closed);

        Assert.False(story.Request.AsksForRating(Actors.Agent, null, story.Now));
        Rule.Broken("rating.not-requester", story.Request, () => story.Request.Rate(Actors.Agent, 5, "", null, story.Now));
        // Whoever has the requester's id in another role is staff who asked for themselves.
        Rule.Broken("rating.not-requester", story.Request, () => story.Request.Rate(Actors.Agent with { UserId = Actors.Requester.UserId }, 5, "", null, story.Now));
    }

    [Fact]
    public void It_is_asked_for_seven_days()
    {
        var story = SupportBuilder.InState(TicketState.Closed).After(Rating.AskedFor - AMoment);
        Assert.True(story.Request.AsksForRating(Actors.Requester, null, story.Now));

        story.After(AMoment);

        Assert.False(story.Request.AsksForRating(Actors.Requester, null, story.Now));
        Rule.Broken("rating.too-late", story.Request, () => story.Request.Rate(Actors.Requester, 5, "", null, story.Now));
    }

    [Fact]
    public void Nobody_is_asked_twice_in_a_week()
    {
        var story = SupportBuilder.InState(TicketState.Closed);
        var last = story.Now - Rating.Rest;
        Assert.True(story.Request.AsksForRating(Actors.Requester, last, story.Now));

        Assert.False(story.Request.AsksForRating(Actors.Requester, last + AMoment, story.Now));
        Rule.Broken("rating.too-soon", story.Request, () => story.Request.Rate(Actors.Requester, 5, "", last + AMoment, story.Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void Stars_are_one_to_five(int stars)
    {
        var story = SupportBuilder.InState(TicketState.Closed);

        Rule.Broken("rating.stars", story.Request, () => story.Request.Rate(Actors.Requester, stars, "", null, story.Now));
        Rule.Broken("text.too-long", story.Request, () => story.Request.Rate(Actors.Requester, 5, new('x', Rating.LineLength + 1), null, story.Now));
    }
}
