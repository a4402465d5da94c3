using System.Collections.Concurrent;
using CsCheck;
using Kalapa.Domain;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.SupportRequests;

/// <summary>Whatever people try, in whatever order, with a clock that may jump back: what is always true of a ticket stays true of a support request.</summary>
public sealed class SupportRequestWalkTests
{
    private static readonly HashSet<string> MovesTheKey = ["T02", "T25", "U02", "U11", "T09.place"];

    // Each command with all it asks for; which of them fits is the table's to say.
    private static readonly Action<SupportBuilder>[] Commands =
    [
        story => story.Submit(),
        story => story.Take(),
        story => story.Do(request => request.Release(Actors.Agent, "Lunch", story.Now)),
        story => story.Do(request => request.TransferTo(Actors.Agent, request.OwnerId == Actors.Agent.UserId ? Actors.OtherAgent : Actors.Agent, 0, story.Now)),
        story => story.Do(request => request.LoseOwner("account disabled", story.Now)),
        story => story.Do(request => request.SetLane(Actors.Lead, request.Lane == Lane.Normal ? Lane.OnSite : Lane.Normal, "People wait", story.Now)),
        story => story.Ask(),
        story => story.Answer(),
        story => story.HandOn(),
        story => story.EndJob(),
        story => story.EndJob(isDone: false),
        story => story.AwaitVisit(),
        story => story.EndVisit(),
        story => story.Do(request => request.TakeBack(Actors.Agent, "It works again", story.Now)),
        story => story.Resolve(),
        story => story.NotSolved(),
        story => story.Lapse(),
        story => story.Do(request => request.Confirm(Actor.Kalapa, story.Now)),
    ];

    // Mostly minutes, now and then days or the past.
    private static readonly Gen<(int Pick, int Minutes)[]> Walks = Gen.Select(
        Gen.Int[0, Commands.Length - 1], Gen.Frequency((8, Gen.Int[0, 60]), (2, Gen.Int[60, 5_000]), (1, Gen.Int[-3_000, 0])),
        (pick, minutes) => (pick, minutes)).Array[20, 120];

    [Fact]
    public void It_lives_as_the_rules_say()
    {
        var states = new ConcurrentDictionary<TicketState, bool>();
        Walks.Sample(walk =>
        {
            var story = new SupportBuilder();
            var segments = new List<TimeSegment>();
            story.Request.DequeueEvents();
            var born = story.Now;
            foreach (var (pick, minutes) in walk)
            {
                story.After(TimeSpan.FromMinutes(minutes));
                var (state, key) = (story.Request.State, story.Request.QueueKey);
                try
                {
                    Commands[pick](story);
                }
                catch (RuleBroken)
                {
                    Assert.Equal((state, key), (story.Request.State, story.Request.QueueKey));
                }

                var (events, ended) = story.Request.DequeueEvents();
                segments.AddRange(ended);
                states[story.Request.State] = true;
                AssertAlwaysTrue(story.Request, key, [.. events.Select(happened => happened.Type)]);
                AssertSegments(story.Request, segments, born);
            }
        }, iter: 2_000);

        Assert.Equal([.. SupportLifecycle.Table.Rows.Select(row => row.To).OfType<TicketState>().Distinct().Except([TicketState.Cancelled]).Order()], states.Keys.Order());
    }

    private static void AssertAlwaysTrue(SupportRequest request, QueueKey? before, IReadOnlyList<string> events)
    {
        Assert.True(before == request.QueueKey || events.Any(MovesTheKey.Contains), $"Its place moved by {string.Join(", ", events)}.");
        Assert.True(request.State != TicketState.InReview || request.OwnerId is not null, "Nobody holds it in review.");
        Assert.True(request.State is not (TicketState.Queued or TicketState.Returned or TicketState.Lapsed) || request.OwnerId is null, $"Somebody holds it while it is {request.State}.");
        Assert.Equal(TicketStates.HolderIn(request.State), request.Holder);
        Assert.Equal(request.State == TicketState.AwaitingVisit, request.VisitId is not null);
        Assert.Equal(request.State is TicketState.Resolved or TicketState.Closed, request.Outcome is not null);
        Assert.Equal(request.State is TicketState.Returned or TicketState.Resolved or TicketState.Lapsed, request.Deadline is not null);

        // 14: before the third time it stands where its credit puts it, before everyone who was first submitted later than that.
        if (events.Contains("U11") && request.NotSolvedCount < QueueKey.ReturnsWithoutCredit)
        {
            Assert.Equal(QueueKey.Credit(request.FirstSubmittedAt!.Value, request.HeldByClient), request.QueuedAt);
        }
    }

    private static void AssertSegments(SupportRequest request, List<TimeSegment> segments, DateTimeOffset born)
    {
        var at = born;
        foreach (var segment in segments)
        {
            Assert.Equal(at, segment.Start);
            Assert.True(segment.End >= segment.Start);
            at = segment.End;
        }

        Assert.Equal(request.HeldSince, at);
    }
}
