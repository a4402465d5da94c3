using Bunit;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Support;
using MudBlazor;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

public sealed class QueueRowTests : SharedTest
{
    private readonly TicketRow _row = QueueRows.Row();
    private readonly List<Guid> _chosen = [];

    [Fact]
    public void Row_tells_place_number_company_people_and_papers()
    {
        var text = Open().Find("button").TextContent;

        Assert.All(["4", "CBT-2607-00042-7", "PT Nusantara", "CBT", "3 ", "4/5", "7 mnt"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Support_request_tells_its_kind_by_icon_and_word()
    {
        using var _ = new Reader("id");
        var row = Open(_row with { Kind = TicketKind.Support, Window = null, Types = [], Category = "POWER.OUTAGE", Impact = Impact.Down });

        Assert.NotNull(row.Find("[data-test=kind] svg"));
        Assert.Equal("Gangguan dan bantuan", row.Find("[data-test=kind]").TextContent.Trim());
        Assert.DoesNotContain("4/5", row.Markup, StringComparison.Ordinal);
        Assert.Empty(Open().FindAll("[data-test=kind]"));
    }

    [Fact]
    public void Support_request_tells_its_title_and_marks_the_known_issue_that_it_is_about()
    {
        using var _ = new Reader("id");
        var request = _row with { Kind = TicketKind.Support, Window = null, Types = [], Title = "Server tidak menyala", Category = "POWER.OUTAGE", Impact = Impact.Down };

        Assert.Contains("Server tidak menyala", Open(request).Markup, StringComparison.Ordinal);
        Assert.Empty(Open(request).FindAll("[data-test=issue]"));
        Assert.EndsWith("KI-CBT-2611-0001", Open(request with { Issue = "KI-CBT-2611-0001" }).Find("[data-test=issue]").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Taken_row_keeps_its_button_for_the_focus_and_shows_who_took_it_alone()
    {
        var row = Open();

        row.Render(parameters => parameters.Add(shown => shown.Shown, Look with { Gone = "diambil Rina" }));

        var button = row.Find("button");
        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        Assert.Equal("diambil Rina", button.TextContent.Trim());
        button.Click();
        Assert.Empty(_chosen);
    }

    [Fact]
    public void Row_is_drawn_again_when_a_minute_has_passed_and_not_when_nothing_has()
    {
        var row = Open();
        var drawn = row.RenderCount;

        row.Render(parameters => parameters.Add(shown => shown.Shown, Look with { Waited = "7 mnt" }));
        Assert.Equal(drawn, row.RenderCount);

        row.Render(parameters => parameters.Add(shown => shown.Shown, Look with { Waited = "8 mnt" }));
        Assert.Contains("8 mnt", row.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Click_or_focus_chooses_the_row_once()
    {
        var row = Open();

        row.Find("button").Focus();
        row.Render(parameters => parameters.Add(shown => shown.Shown, Look with { Selected = true }));
        row.Find("button").Click();

        Assert.Equal([_row.Id], _chosen);
    }

    [Fact]
    public void Enter_opens_the_ticket_and_other_keys_do_not()
    {
        var opened = new List<Guid>();
        var row = Open();
        row.Render(parameters => parameters.Add(shown => shown.OnOpened, opened.Add));

        row.Find("button").KeyDown("j");
        row.Find("button").KeyDown("Enter");

        Assert.Equal([_row.Id], opened);
    }

    [Fact]
    public void The_clock_of_the_promise_is_said_in_a_word_and_a_broken_one_marks_the_row()
    {
        var row = Open();
        Assert.Empty(row.FindAll("[data-test=promise]"));

        row.Render(parameters => parameters.Add(shown => shown.Shown, Look with { Promise = new("near", Icons.Material.Outlined.HourglassBottom, "sisa 6 m") }));
        Assert.Equal("sisa 6 m", row.Find("[data-test=promise]").TextContent.Trim());
        Assert.NotNull(row.Find("[data-test=promise] svg"));
        Assert.DoesNotContain("queue-row-late", row.Markup, StringComparison.Ordinal);

        row.Render(parameters => parameters.Add(shown => shown.Shown, Look with { Promise = new("late", Icons.Material.Outlined.Alarm, "lewat 8 m") }));
        Assert.Equal("lewat 8 m", row.Find(".queue-row-late [data-test=promise]").TextContent.Trim());
    }

    private static QueueRowLook Look => new(Place: 4, "7 mnt", Promise: null, Selected: false, Gone: null);

    private IRenderedComponent<QueueRow> Open(TicketRow? row = null) => Render<QueueRow>(parameters => parameters
        .Add(shown => shown.Row, row ?? _row)
        .Add(shown => shown.Shown, Look)
        .Add(shown => shown.OnChosen, _chosen.Add));
}
