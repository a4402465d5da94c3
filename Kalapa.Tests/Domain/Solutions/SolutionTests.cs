using Kalapa.Domain;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Solutions;

/// <summary>Who may do what with a solution's text, and when it can be read.</summary>
public sealed class SolutionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly SolutionText Whole = new() { Title = "PDU mati", Symptoms = "Lampu PDU padam", Steps = "1. Periksa MCB" };

    [Fact]
    public void One_whole_language_is_enough()
    {
        var solution = Draft(content => content);

        solution.Publish(Actors.Lead, Today, Now);

        Assert.Equal((SolutionState.Published, "Tono", "Rina"), (solution.State, solution.PublisherName, solution.AuthorName));
    }

    [Fact]
    public void Everything_that_keeps_it_from_being_published_is_said_at_once()
    {
        var solution = Solution.Draft(new(), null, Actors.Agent, Now);

        var fault = Broken("solution.category-missing", () => solution.Publish(Actors.Lead, Today, Now));

        Assert.Equal(["solution.category-missing", "solution.language-missing", "solution.review-by"], fault.All.Select(each => each.Code));
        Assert.Equal(SolutionState.Draft, solution.State);
    }

    [Fact]
    public void Half_a_language_is_not_shown_as_if_it_were_all()
    {
        var solution = Draft(content => content with { English = new() { Title = "PDU is off" } });

        Broken("solution.english-half", () => solution.Publish(Actors.Lead, Today, Now));
    }

    [Fact]
    public void Four_eyes_who_wrote_in_it_does_not_publish_it()
    {
        var own = Solution.Draft(Content, null, Actors.Lead, Now);
        Broken("solution.own-text", () => own.Publish(Actors.Lead, Today, Now));

        var corrected = Draft(content => content);
        corrected.Write(corrected.Content with { Category = "COOLING" }, Actors.Lead, Now);
        Broken("solution.own-text", () => corrected.Publish(Actors.Lead, Today, Now));
        Broken("solution.own-text", () => corrected.Retire(Actors.Lead, Now));
    }

    [Fact]
    public void Correcting_a_published_one_makes_it_a_draft_that_is_published_again()
    {
        var solution = Published();
        Broken("solution.not-draft", () => solution.Write(Content, Actors.OtherAgent, Now));

        solution.Revise(Actors.OtherAgent, Now);
        solution.Write(Content with { Category = "COOLING.HOT" }, Actors.OtherAgent, Now);

        Assert.Equal((SolutionState.Draft, ""), (solution.State, solution.PublisherName));
        Broken("solution.own-text", () => solution.Publish(Actors.OtherAgent, Today, Now));
        solution.Publish(Actors.Lead, Today, Now);
        Assert.Equal("COOLING.HOT", solution.Category);
    }

    [Fact]
    public void A_retired_one_counts_nothing_and_is_not_published_as_it_is()
    {
        var solution = Published();
        solution.CountUse();
        solution.CountHelp(null, isOpened: true);

        solution.Retire(Actors.Lead, Now);
        solution.CountUse();

        Assert.Equal((1, 1), (solution.Used, solution.Helped));
        Broken("solution.not-published", () => solution.CountHelp(null, isOpened: false));
        Broken("solution.wrong-state", () => solution.Publish(Actors.Lead, Today, Now));
    }

    [Fact]
    public void Help_is_never_counted_more_often_than_use_and_a_ticket_is_named_once()
    {
        var (solution, ticket) = (Published(), Guid.CreateVersion7());

        solution.CountHelp(ticket, isOpened: true);
        solution.CountHelp(ticket, isOpened: false);

        Assert.Equal((2, 2), (solution.Used, solution.Helped));
        Assert.Equal([ticket], solution.TicketIds);
    }

    [Fact]
    public void What_is_published_is_clean_and_keeps_the_depth_of_its_lists()
    {
        var solution = Draft(content => content with { Indonesian = Whole with { Title = "  PDU\u200b   mati ", Steps = "1. Buka  panel\n   - MCB\n\n\n2. Tutup" } });

        solution.Publish(Actors.Lead, Today, Now);

        Assert.Equal("PDU mati", solution.Indonesian.Title);
        Assert.Equal("1. Buka panel\n   - MCB\n\n2. Tutup", solution.Indonesian.Steps);
    }

    [Fact]
    public void What_is_too_long_ends_at_its_limit()
    {
        var solution = Draft(content => content with { Indonesian = Whole with { Steps = new('x', SolutionContent.LongestSteps + 1) } });

        Assert.Equal(SolutionContent.LongestSteps, solution.Indonesian.Steps.Length);
    }

    [Theory]
    [InlineData(true, "PDU is off")]
    [InlineData(false, "PDU mati")]
    public void The_reader_s_language_comes_first(bool english, string title) =>
        Assert.Equal(title, (Content with { English = Whole with { Title = "PDU is off" } }).In(english).Title);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_language_gives_way_to_the_other(bool english)
    {
        Assert.Equal("PDU mati", Content.In(english).Title);
        Assert.Equal("PDU mati", new SolutionContent { English = Whole }.In(english).Title);
    }

    private static SolutionContent Content => new() { Category = "POWER.PDU", Audience = SolutionAudience.Client, ReviewBy = Today.AddDays(90), Indonesian = Whole };

    private static Solution Draft(Func<SolutionContent, SolutionContent> with) => Solution.Draft(with(Content), null, Actors.Agent, Now);

    private static Solution Published()
    {
        var solution = Draft(content => content);
        solution.Publish(Actors.Lead, Today, Now);
        return solution;
    }

    private static RuleBroken Broken(string code, Action command)
    {
        var fault = Assert.Throws<RuleBroken>(command);
        Assert.Equal(code, fault.Code);
        return fault;
    }
}
