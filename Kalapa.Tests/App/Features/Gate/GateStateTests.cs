using Kalapa.App.Features.Gate;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.App.Features.Gate.GateHappening;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>The situation at the gate, without page, renderer or database.</summary>
public sealed class GateStateTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_question_puts_away_the_answer_before_its_own_is_known()
    {
        var state = GateState.Empty.After(new Asked(1, "A", At)).After(new Replied(1, No("A"), At, "A"));

        state = state.After(new Asked(2, "B", At));

        var asked = Assert.IsType<GateState.LookingUp>(state);
        Assert.Equal((2, "B"), (asked.Ask, asked.Typed));
        Assert.Equal("A", Assert.Single(asked.Earlier).Typed);
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 3, 1)]
    public void Whatever_order_the_answers_come_in_the_newest_question_s_stands_and_none_is_lost(params int[] order)
    {
        var state = GateState.Empty;
        foreach (var ask in (int[])[1, 2, 3])
        {
            state = state.After(new Asked(ask, $"{ask}", At));
        }

        state = order.Aggregate(state, (now, ask) => now.After(new Replied(ask, No($"{ask}"), At, $"{ask}")));

        Assert.Equal(No("3"), Assert.IsType<GateState.Answered>(state).Answer);
        Assert.Equal(["1", "2"], state.Earlier.Select(earlier => earlier.Typed).Order());
    }

    [Fact]
    public void An_older_reading_of_the_same_answer_does_not_take_the_place_of_a_newer_one()
    {
        var state = GateState.Empty.After(new Asked(1, "A", At)).After(new Replied(1, No("A"), At, "A"));

        state = state.After(new Replied(1, No("new"), At.AddSeconds(2))).After(new Replied(1, No("old"), At.AddSeconds(1)));

        Assert.Equal(No("new"), ((GateState.Answered)state).Answer);
    }

    [Fact]
    public void A_question_that_is_not_newer_than_the_present_one_changes_nothing()
    {
        var state = GateState.Empty.After(new Asked(2, "B", At));

        Assert.Same(state, state.After(new Asked(1, "A", At)));
    }

    [Fact]
    public void A_cut_line_makes_what_stands_there_uncertain_until_it_is_read_again()
    {
        var answered = GateState.Empty.After(new Asked(1, "A", At)).After(new Replied(1, No("A"), At, "A"));

        var cut = Assert.IsType<GateState.Disconnected>(answered.After(new Cut(At)));
        Assert.Same(answered, cut.Last);
        Assert.Same(cut, cut.After(new Cut(At)));

        var back = cut.After(new Restored());
        Assert.Equal(1, Assert.IsType<GateState.LookingUp>(back).Ask);
        Assert.Equal(No("A"), Assert.IsType<GateState.Answered>(back.After(new Replied(1, No("A"), At))).Answer);
    }

    [Fact]
    public void What_is_asked_while_the_line_is_cut_waits_behind_the_cut()
    {
        var state = GateState.Empty.After(new Cut(At)).After(new Asked(1, "A", At)).After(new Replied(1, No("A"), At, "A"));

        Assert.IsType<GateState.Disconnected>(state);
        Assert.IsType<GateState.LookingUp>(state.After(new Restored()));
        Assert.IsType<GateState.Idle>(GateState.Empty.After(new Cut(At)).After(new Restored()));
    }

    [Fact]
    public void An_answer_that_comes_after_the_guard_cleared_the_screen_opens_nothing()
    {
        var state = GateState.Empty.After(new Asked(1, "A", At)).After(new Cleared()).After(new Replied(1, No("A"), At, "A"));

        Assert.IsType<GateState.Idle>(state);
        Assert.Equal("A", Assert.Single(state.Earlier).Typed);
    }

    [Fact]
    public void Few_earlier_answers_are_kept()
    {
        var state = GateState.Empty;
        for (var ask = 1; ask <= 9; ask++)
        {
            state = state.After(new Asked(ask, $"{ask}", At)).After(new Replied(ask, No($"{ask}"), At, $"{ask}"));
        }

        Assert.Equal(["8", "7", "6"], state.Earlier.Select(earlier => earlier.Typed));
    }

    private static GateAnswer No(string typed) => new GateAnswer.Refused(DenyCode.NotFound, typed, null);
}
