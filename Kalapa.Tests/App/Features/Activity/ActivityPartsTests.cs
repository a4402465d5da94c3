using System.Text.RegularExpressions;
using Bunit;
using Kalapa.App.Features.Activity;
using Kalapa.App.Setup;
using Kalapa.Domain.Audit;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Support;
using Kalapa.Tests.Architecture;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

public sealed partial class ActivityPartsTests : SharedTest
{
    private readonly Reader _reader = new("id");

    [Fact]
    public void Chart_says_the_same_numbers_in_a_table_newest_day_first()
    {
        var days = new DayFigures[]
        {
            new(new(2026, 11, 2), 7, 3, 1, null, null),
            new(new(2026, 11, 3), 9, 4, 2, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(65)),
        };

        var chart = Render<DayChart>(parameters => parameters
            .Add(shown => shown.Title, "Permintaan").Add(shown => shown.Days, days)
            .Add(shown => shown.Columns, [new("Dikirim", day => day.Submitted, day => $"{day.Submitted}"), new("Ditolak", day => day.Rejected, day => $"{day.Rejected}")]));

        var rows = chart.FindAll("details tbody tr");
        Assert.Equal(["9", "2"], rows[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(["7", "1"], rows[1].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.NotNull(chart.Find("[aria-hidden=true] svg"));
    }

    [Fact]
    public void Chart_without_a_figure_says_so_instead_of_drawing_nothing()
    {
        var chart = Render<DayChart>(parameters => parameters
            .Add(shown => shown.Title, "Tunggu").Add(shown => shown.Days, [new(new(2026, 11, 2), 7, 3, 1, null, null)])
            .Add(shown => shown.Columns, [new("Median", day => day.WaitMedian?.TotalMinutes ?? 0, _ => "–")]));

        Assert.NotNull(chart.Find("[data-test=chart-empty]"));
        Assert.Empty(chart.FindAll(".chart-drawing"));
    }

    [Fact]
    public void Chart_names_every_second_day_counted_back_from_today_and_draws_heights_to_scale()
    {
        var days = Enumerable.Range(1, 14).Select(day => new DayFigures(new(2026, 11, day), day, 0, 0, null, null)).ToArray();

        var bars = Render<DayBars>(parameters => parameters
            .Add(shown => shown.Days, days).Add(shown => shown.Columns, [new("Dikirim", day => day.Submitted, _ => "")]));

        Assert.Equal(["2", "4", "6", "8", "10", "12", "14"], bars.FindAll(".bars-day").Select(label => label.TextContent));
        var heights = bars.FindAll(".bar-1").Select(bar => double.Parse(bar.GetAttribute("height")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(heights[0] * 14, heights[13], 0.1);
    }

    [Fact]
    public void Stream_stands_still_under_the_pointer_and_counts_what_came()
    {
        var list = Open([Event(1)]);
        list.Find(".stream-list").TriggerEvent("onpointerenter", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());

        list.Render(parameters => parameters.Add(shown => shown.Events, [Event(3), Event(2), Event(1)]));
        Assert.Single(list.FindAll("[data-test=stream-row]"));
        Assert.Equal("Tampilkan 2 kejadian baru", list.Find("[data-test=show-new]").TextContent);

        list.Find("[data-test=show-new]").Click();
        Assert.Equal(3, list.FindAll("[data-test=stream-row]").Count);
        Assert.Empty(list.FindAll("[data-test=show-new]"));
    }

    [Fact]
    public void Stream_moves_by_itself_when_nobody_points_at_it_and_links_to_the_ticket()
    {
        var list = Open([Event(1)]);

        list.Render(parameters => parameters.Add(shown => shown.Events, [Event(2), Event(1)]));

        Assert.Equal(2, list.FindAll("[data-test=stream-row]").Count);
        Assert.StartsWith("/tiket/", list.Find(".stream-row a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Choosing_a_type_narrows_the_stream_and_keeps_the_rest_of_the_filter()
    {
        StreamFilter? chosen = null;
        var list = Open([], new StreamFilter(Branch: "CBT"), filter => chosen = filter);

        list.Find("[data-test=filter-type]").Change("T08");

        Assert.Equal(new StreamFilter("T08", "CBT"), chosen);
    }

    [Fact]
    public void Denied_call_is_said_in_words()
    {
        var row = Row(new AuditEvent
        {
            Seq = 7,
            ActorName = "Joko",
            Type = AuditFilter.Denied,
            Values = new Dictionary<string, string> { ["operation"] = "TakeNext", ["answer"] = "Forbidden", ["before"] = "0" },
        });

        var text = row.Find("li").TextContent;
        Assert.All(["Panggilan ditolak", "Joko", "mengambil dari antrian", "ditolak"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Move_names_both_states_and_a_reason_has_its_word()
    {
        var row = Row(new AuditEvent
        {
            ActorName = "Rina",
            Type = "O14",
            From = "InReview",
            To = "Returned",
            TicketId = Guid.NewGuid(),
            Values = new Dictionary<string, string> { ["paper"] = "D01", ["verdict"] = "Rejected", ["reason"] = "Unsigned", ["odd"] = "kept" },
        });

        var text = row.Find("li").TextContent;
        Assert.All(["Diperiksa → Perlu dilengkapi", "D01", "belum ditandatangani", "odd", "kept"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("D01", "EMG", "A")]
    [InlineData("D01", "VIS", "M")]
    [InlineData("D02", "VIS", "C vendor")]
    [InlineData("D12", "PRJ", "C ada tambahan")]
    [InlineData("D06", "VIS", "–")]
    [InlineData("D15", "HOT", "M")]
    public void Matrix_shows_the_catalogues_cell(string paper, string type, string mark) =>
        Assert.Equal(mark, Render<PaperMatrix>().Find($"[data-test=cell-{paper}-{type}]").TextContent);

    [Fact]
    public void Branches_tell_capacity_issue_phone_and_zones()
    {
        var text = Render<BranchTable>(parameters => parameters.Add(shown => shown.Branches, [.. FoundingBranches.All()])).Find("tbody tr").TextContent;

        Assert.All(["CBT · Cibitung", "40", "Otomatis", "+62 21 5550 1101", "13 zona", "Ruang baterai"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_of_event_has_a_name()
    {
        var words = Kalapa.Tests.App.Localisation.Words.Indonesian(typeof(ActivityWords)).Keys;
        Assert.Superset(EventTypes.All.Select(type => $"Event.{type}").ToHashSet(), words.ToHashSet());
        Assert.Superset(Enum.GetNames<Kalapa.Domain.Access.Operation>().Select(name => $"Operation.{name}").ToHashSet(), words.ToHashSet());
    }

    [Fact]
    public void Every_type_that_the_code_writes_can_be_filtered_for()
    {
        var written = SourceFile.Ours.Where(file => file.IsIn("Kalapa.App") || file.IsIn("Kalapa.Domain"))
            .SelectMany(file => Written().Matches(file.Text).SelectMany(match => match.Groups[1].Captures.Concat(match.Groups[2].Captures)))
            .Select(capture => capture.Value).ToHashSet();

        Assert.Contains("person.changed", written);
        Assert.Superset(written.Where(type => type != "T03").ToHashSet(), EventTypes.All.ToHashSet());
    }

    [GeneratedRegex(@"\b(?:operation\.Note|Record)\((?:\w+(?: is null)? \? ""([\w.-]+)"" : )?""([\w.-]+)""")]
    private static partial Regex Written();

    [Fact]
    public void Every_transition_of_ticket_and_permit_can_be_filtered_for()
    {
        var ids = Kalapa.Domain.PermitRequests.PermitRequestLifecycle.Table.Rows.Select(row => row.Id).Concat(Kalapa.Domain.Permits.PermitLifecycle.Table.Rows.Select(row => row.Id));
        // T03 leaves no trace.
        Assert.Superset(ids.Where(id => id != "T03").ToHashSet(), EventTypes.All.ToHashSet());
    }

    protected override void Dispose(bool disposing)
    {
        _reader.Dispose();
        base.Dispose(disposing);
    }

    private IRenderedComponent<EventList> Open(IReadOnlyList<StreamEvent> events, StreamFilter? filter = null, Action<StreamFilter>? narrowed = null) =>
        Render<EventList>(parameters => parameters
            .Add(shown => shown.Events, events).Add(shown => shown.Filter, filter ?? new()).Add(shown => shown.OnFiltered, narrowed ?? (_ => { })));

    private IRenderedComponent<AuditRow> Row(AuditEvent happened) =>
        Render<AuditRow>(parameters => parameters.Add(shown => shown.Line, new AuditLine(happened, null, false)));

    private static StreamEvent Event(long seq) =>
        new(seq, Now, "T02", "Sari", Guid.NewGuid(), "CBT-2611-00001-H", "PT Nusantara", "CBT", "Asia/Jakarta");
}
