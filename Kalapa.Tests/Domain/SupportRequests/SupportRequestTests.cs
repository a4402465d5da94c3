using Kalapa.Domain;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;
using static Kalapa.Domain.Tickets.TicketAction;
using static Kalapa.Domain.Tickets.TicketState;

namespace Kalapa.Tests.Domain.SupportRequests;

/// <summary>desk.md section 2, row by row and guard by guard.</summary>
public sealed class SupportRequestTests
{
    /// <summary>Every command, given by who may give it, with all it asks for.</summary>
    private static readonly Dictionary<TicketAction, Action<SupportBuilder>> Commands = new()
    {
        [Submit] = story => story.Submit(),
        [Discard] = story => story.Do(request => request.Discard(Actors.Requester, story.Now)),
        [TakeNext] = story => story.Take(),
        [PickOutOfOrder] = story => story.Do(request => request.PickBy(Actors.Lead, "People wait", 1, 0, story.Now)),
        [Release] = story => story.Do(request => request.Release(Actors.Agent, "Lunch", story.Now)),
        [Transfer] = story => story.Do(request => request.TransferTo(Actors.Agent, Actors.OtherAgent, 0, story.Now)),
        [Cancel] = story => story.Do(request => request.Cancel(Actors.Requester, "Not needed", story.Now)),
        [SetLane] = story => story.Do(request => request.SetLane(Actors.Lead, Lane.OnSite, "People wait", story.Now)),
        [AskClient] = story => story.Ask(),
        [Answer] = story => story.Answer(),
        [TicketAction.Timeout] = story => story.After(SupportRequest.AnswerTime).Lapse(),
        [HandOn] = story => story.HandOn(),
        [JobDone] = story => story.EndJob(),
        [JobNotPossible] = story => story.EndJob(isDone: false),
        [NeedVisit] = story => story.AwaitVisit(),
        [VisitEnded] = story => story.EndVisit(),
        [TakeBack] = story => story.Do(request => request.TakeBack(Actors.Agent, "It works again", story.Now)),
        [Resolve] = story => story.Resolve(),
        [Confirm] = story => story.Do(request => request.Confirm(Actors.Requester, story.Now)),
        [NotSolved] = story => story.NotSolved(),
    };

    private static readonly TicketState[] States = [Draft, Queued, InReview, Returned, AtBranch, AwaitingVisit, Resolved, Closed, Lapsed, Cancelled];

    public static TheoryData<TicketState, TicketAction> Cells
    {
        get
        {
            var cells = new TheoryData<TicketState, TicketAction>();
            foreach (var state in States)
            {
                foreach (var action in Commands.Keys)
                {
                    cells.Add(state, action);
                }
            }

            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void What_is_in_the_table_happens_and_nothing_else_does(TicketState state, TicketAction action)
    {
        var story = SupportBuilder.InState(state);
        var row = SupportLifecycle.Table.Rows.SingleOrDefault(row => row.From == state && row.Action == action);
        if (row is null)
        {
            Rule.Broken("ticket.wrong-state", story.Request, () => Commands[action](story));
            return;
        }

        story.Request.DequeueEvents();
        Commands[action](story);
        Assert.Equal(row.To ?? state, story.Request.State);
        Assert.Equal(row.Id, story.Request.DequeueEvents().Events[0].Type);
    }

    [Theory]
    [InlineData(Draft, Holder.Client)]
    [InlineData(Queued, Holder.Queue)]
    [InlineData(InReview, Holder.Cs)]
    [InlineData(Returned, Holder.Client)]
    [InlineData(AtBranch, Holder.Supervisor)]
    [InlineData(AwaitingVisit, Holder.System)]
    [InlineData(Resolved, Holder.Client)]
    [InlineData(Closed, null)]
    public void Each_state_has_a_clock_that_runs(TicketState state, Holder? holder) => Assert.Equal(holder, SupportBuilder.InState(state).Request.Holder);

    [Fact]
    public void The_segments_add_up_to_the_lifetime()
    {
        var story = new SupportBuilder();
        var born = story.Now;
        foreach (var step in new Func<SupportBuilder>[]
        {
            story.Submit, () => story.Take(), story.Ask, story.Answer, () => story.Take(), story.HandOn, () => story.EndJob(), story.AwaitVisit, story.EndVisit,
            story.Resolve, story.NotSolved, () => story.Take(), story.Resolve, () => story.Do(request => request.Confirm(Actors.Requester, story.Now)),
        })
        {
            story.After(TimeSpan.FromMinutes(7));
            step();
        }

        var segments = story.Request.DequeueEvents().Segments;
        Assert.Equal(story.Now - born, segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.End - segment.Start)));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }

    [Fact]
    public void Who_answers_keeps_the_place_but_for_the_own_time()
    {
        var request = new SupportBuilder().At(9, 0).Submit().At(10, 0).Take().At(10, 10).Ask().At(12, 0).Answer().Request;

        Assert.Equal(Requests.Now.Date.AddHours(10).AddMinutes(50), request.QueuedAt!.Value.DateTime);
        Assert.Null(request.OwnerId);
        Assert.Equal(Actors.Agent.UserId, request.LastOwnerId);
        Assert.Null(request.Deadline);
    }

    [Fact]
    public void Not_solved_stands_before_everyone_whose_place_is_later()
    {
        // The client thought about it for half an hour, and that alone is the client's.
        var request = new SupportBuilder().At(9, 0).Submit().At(10, 0).Take().At(11, 0).Resolve().At(11, 30).NotSolved().Request;

        Assert.Equal(Requests.Now.Date.AddHours(9).AddMinutes(30), request.QueuedAt!.Value.DateTime);
        Assert.Equal(1, request.NotSolvedCount);
        Assert.Null(request.Outcome);
    }

    [Fact]
    public void The_third_time_not_solved_waits_from_that_moment()
    {
        var story = new SupportBuilder().At(9, 0).Submit().Take().Resolve().At(10, 0).NotSolved().Take().Resolve().At(11, 0).NotSolved();
        Assert.Equal(Requests.Now.Date.AddHours(11), story.Request.QueuedAt!.Value.DateTime);

        var before = story.Request.QueueSeq;
        story.At(11, 30).Take().Resolve().At(12, 0).NotSolved();

        Assert.Equal(Requests.Now.Date.AddHours(12), story.Request.QueuedAt!.Value.DateTime);
        Assert.True(story.Request.QueueSeq > before);
    }

    [Theory]
    [InlineData(AtBranch)]
    [InlineData(AwaitingVisit)]
    public void Without_an_owner_it_waits_again_at_its_old_place(TicketState away)
    {
        var story = SupportBuilder.InState(away);
        var place = story.Request.QueueKey;
        story.Do(request => request.LoseOwner("account disabled", story.Now)).After(TimeSpan.FromHours(2));
        Assert.Equal(away, story.Request.State);

        _ = away == AtBranch ? story.EndJob() : story.EndVisit();

        Assert.Equal(Queued, story.Request.State);
        Assert.Equal(place, story.Request.QueueKey);
        Assert.Contains(story.Request.DequeueEvents().Events, happened => happened.Type == "T09.place");
    }

    [Theory]
    [InlineData(AtBranch)]
    [InlineData(AwaitingVisit)]
    public void The_owner_gets_the_whole_time_when_it_comes_back_after_long(TicketState away)
    {
        var story = SupportBuilder.InState(away).After(TimeSpan.FromDays(2));

        _ = away == AtBranch ? story.EndJob() : story.EndVisit();

        Assert.Equal(InReview, story.Request.State);
        Assert.False(story.Request.IsIdle(story.Now.Add(Ticket.IdleTime).AddSeconds(-1)));
        Assert.True(story.Request.IsIdle(story.Now + Ticket.IdleTime));
    }

    [Fact]
    public void What_the_branch_did_comes_back_to_the_same_owner()
    {
        var story = SupportBuilder.InState(AtBranch).EndJob();

        Assert.Equal(Actors.Agent.UserId, story.Request.OwnerId);
        Assert.Equal("The breaker was off.", story.Request.DequeueEvents().Events[^1].Values["note"]);
    }

    [Fact]
    public void A_visit_that_ended_is_no_longer_awaited()
    {
        var story = SupportBuilder.InState(AwaitingVisit);
        Assert.NotNull(story.Request.VisitId);

        story.EndVisit();

        Assert.Null(story.Request.VisitId);
        Assert.Equal(Actors.Agent.UserId, story.Request.OwnerId);
    }

    [Fact]
    public void Kalapa_confirms_only_when_the_client_stayed_silent()
    {
        var story = SupportBuilder.InState(Resolved);
        Rule.Broken("confirm.not-due", story.Request, () => story.Request.Confirm(Actor.Kalapa, story.Now));

        story.After(SupportRequest.AnswerTime).Do(request => request.Confirm(Actor.Kalapa, story.Now));

        Assert.Equal(Closed, story.Request.State);
        Assert.Equal(SupportOutcome.Fixed, story.Request.Outcome);
    }

    [Fact]
    public void A_question_waits_for_three_days()
    {
        var story = SupportBuilder.InState(Returned);
        Assert.Equal(story.Now + SupportRequest.AnswerTime, story.Request.Deadline);

        Rule.Broken("lapse.not-due", story.Request, () => story.Request.Lapse(story.Now));
    }

    [Theory]
    [InlineData(InReview, "ask.question-missing")]
    [InlineData(InReview, "hand-on.instruction-missing")]
    [InlineData(InReview, "resolve.text-missing")]
    [InlineData(Returned, "answer.missing")]
    [InlineData(AtBranch, "job.note-missing")]
    [InlineData(AwaitingVisit, "take-back.reason-missing")]
    [InlineData(Resolved, "not-solved.reason-missing")]
    [InlineData(Queued, "cancel.reason-missing")]
    public void Blank_words_are_no_words(TicketState state, string rule)
    {
        // Spaces and what nobody sees (R90).
        const string blank = " \u200B\u00A0";
        var (request, now) = (SupportBuilder.InState(state).Request, Requests.Now);
        Rule.Broken(rule, request, () =>
        {
            switch (rule)
            {
                case "ask.question-missing": request.AskClient(Actors.Agent, blank, now); break;
                case "hand-on.instruction-missing": request.HandOn(Actors.Agent, blank, now); break;
                case "resolve.text-missing": request.Resolve(Actors.Agent, SupportOutcome.Fixed, "", blank, now); break;
                case "answer.missing": request.Answer(Actors.Requester, blank, () => default, now); break;
                case "job.note-missing": request.EndJob(Actors.Supervisor, isDone: true, blank, now); break;
                case "take-back.reason-missing": request.TakeBack(Actors.Agent, blank, now); break;
                case "not-solved.reason-missing": request.NotSolved(Actors.Requester, blank, () => default, now); break;
                default: request.Cancel(Actors.Requester, blank, now); break;
            }
        });
    }

    [Theory]
    [InlineData(Impact.Down, "0812 3456", Lane.Emergency)]
    [InlineData(Impact.Down, "", Lane.Normal)]
    [InlineData(Impact.Degraded, "0812 3456", Lane.Normal)]
    public void An_emergency_is_a_standstill_with_a_number_to_call(Impact impact, string phone, Lane lane)
    {
        var request = new SupportBuilder(SupportBuilder.Fault with { Impact = impact, CallbackPhone = phone }).Submit().Request;

        Assert.Equal(lane, request.Lane);
    }

    [Fact]
    public void A_consent_is_to_the_steps_that_were_shown()
    {
        var consent = new Declaration(HandsOn.ConsentCode, HandsOn.ConsentVersion, Actors.Requester.UserId, Requests.Now);
        var asked = SupportBuilder.Fault with { Category = "HANDS.RESTART", HandsOn = new() { Steps = "Tekan tombol daya.", MayBeSwitchedOff = false, Contact = "Sari" } };
        var request = new SupportBuilder(asked).Request;
        request.Write(asked with { HandsOn = asked.HandsOn with { Consent = consent } }, "CBT");

        request.Write(request.Details with { Rack = "R13" }, "CBT");
        Assert.Equal(consent, request.Details.HandsOn!.Consent);

        request.Write(request.Details with { HandsOn = request.Details.HandsOn with { MayBeSwitchedOff = true } }, "CBT");
        Assert.Null(request.Details.HandsOn!.Consent);
    }

    [Fact]
    public void From_every_state_an_end_can_be_reached()
    {
        Assert.All(States, state => Assert.True(Reaches(state, []), $"No end can be reached from {state}."));

        static bool Reaches(TicketState state, HashSet<TicketState> seen) =>
            state.IsFinal() || (seen.Add(state) && SupportLifecycle.Table.Allowed(state)
                .Select(command => SupportLifecycle.Table.Next(state, command).To)
                .OfType<TicketState>()
                .Any(next => Reaches(next, seen)));
    }
}
