using Bunit;
using Kalapa.App.Shared;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Shared;

/// <summary>The clock begins at Tuesday 09.05 in Jakarta; without a branch known the standard hours are read in UTC, so emergencies are what is shown here, and one that stands still.</summary>
public sealed class PromiseChipTests : SharedTest
{
    [Theory]
    [InlineData("id", 0, "quiet", "sisa 10 m")]
    [InlineData("id", 7.2, "quiet", "sisa 3 m")]
    [InlineData("id", 7.5, "near", "sisa 3 m")]
    [InlineData("id", 9.9, "near", "sisa 1 m")]
    [InlineData("id", 10, "late", "lewat 0 m")]
    [InlineData("id", 18.5, "late", "lewat 8 m")]
    [InlineData("id", 73, "late", "lewat 1 j 3 m")]
    [InlineData("en", 0, "quiet", "10 m left")]
    [InlineData("en", 70, "late", "1 h late")]
    public void It_says_how_much_is_left_and_how_late_it_is_by_colour_icon_and_word(string language, double minutes, string level, string text)
    {
        using var _ = new Reader(language);

        var chip = Open(Lane.Emergency, Now.AddMinutes(-minutes)).Find("[data-test=promise]");

        Assert.Equal(text, chip.TextContent.Trim());
        Assert.Contains($"promise-{level}", chip.ClassName, StringComparison.Ordinal);
        Assert.NotNull(chip.QuerySelector("svg"));
    }

    [Fact]
    public void It_goes_on_by_the_minute()
    {
        using var _ = new Reader("id");
        var chip = Open(Lane.Emergency, Now.AddMinutes(-4));
        Assert.Equal("sisa 6 m", chip.Find("[data-test=promise]").TextContent.Trim());

        Clock.Advance(TimeSpan.FromMinutes(2));

        chip.WaitForAssertion(() => Assert.Equal("sisa 4 m", chip.Find("[data-test=promise]").TextContent.Trim()));
    }

    [Fact]
    public void It_stands_still_while_nobody_works()
    {
        using var _ = new Reader("id");

        // 02.05 in UTC, before eight.
        Assert.Equal("jeda", Open(Lane.Normal, Now.AddMinutes(-4)).Find("[data-test=promise]").TextContent.Trim());
    }

    [Fact]
    public void Nothing_stands_there_where_nothing_is_promised() =>
        Assert.Empty(Render<PromiseChip>(parameters => parameters.Add(chip => chip.Ticket, Ticket(Lane.Normal, Now) with { State = TicketState.Returned })).Markup.Trim());

    private IRenderedComponent<PromiseChip> Open(Lane lane, DateTimeOffset since) => Render<PromiseChip>(parameters => parameters.Add(chip => chip.Ticket, Ticket(lane, since)));

    private static HeldTicket Ticket(Lane lane, DateTimeOffset since) => new(TicketKind.Permit, "EMG", lane, TicketState.Queued, "CBT", since, 1);
}
