using Bunit;
using Kalapa.App.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Live;

public sealed class BoardComponentTests : BunitContext
{
    private static readonly TestRow First = new(Guid.NewGuid(), Place: 1);
    private static readonly TestRow Second = new(Guid.NewGuid(), Place: 2);
    private static readonly TestRow Elsewhere = new(Guid.NewGuid(), Place: 3, Branch: "SBY");

    private readonly TestClock _clock = new();
    private readonly TestSource _source = new();

    public BoardComponentTests()
    {
        _source.Add(First, Second, Elsewhere);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton<IBoardSource<TestRow>>(_source).AddLive();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Reader_sees_the_rows_the_rights_show_and_all_readers_share_one_read()
    {
        var page = Render<BoardProbe>();
        Render<BoardProbe>();

        Assert.Equal(["1/1", "2/1"], Shown(page));
        Assert.Equal(1, _source.FullReads);
        Assert.Equal("yes", page.Find("[data-ready]").GetAttribute("data-ready"));
    }

    [Fact]
    public async Task Only_the_changed_row_is_drawn_again()
    {
        var page = await OpenAsync();
        var rows = page.FindComponents<RowProbe>().Select(row => row.Instance).ToList();

        await ChangeAsync(page, () => _source.Add(First with { Version = 2 }), First.Id);

        Assert.Equal(["1/2", "2/1"], Shown(page));
        Assert.Equal([2, 1], rows.Select(row => row.Drawings));
    }

    [Fact]
    public async Task Taken_row_is_a_stub_until_the_pointer_leaves()
    {
        var page = await OpenAsync();
        page.Find("[data-ready]").TriggerEvent("onpointerenter", new PointerEventArgs());

        await ChangeAsync(page, () => _source.Rows.TryRemove(First.Id, out _), First.Id);
        Assert.Equal(["gone", "2/1"], Shown(page));

        page.Find("[data-ready]").TriggerEvent("onpointerleave", new PointerEventArgs());
        Assert.Equal(["2/1"], Shown(page));
    }

    [Fact]
    public async Task Focus_that_moves_from_row_to_row_keeps_the_slots()
    {
        var page = await OpenAsync();
        page.Find("[data-ready]").FocusIn();
        await ChangeAsync(page, () => _source.Rows.TryRemove(First.Id, out _), First.Id);

        var leaving = page.Find("[data-ready]").FocusOutAsync();
        page.Find("[data-ready]").FocusIn();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await leaving;
        Assert.Equal(["gone", "2/1"], Shown(page));

        leaving = page.Find("[data-ready]").FocusOutAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await leaving;
        Assert.Equal(["2/1"], Shown(page));
    }

    [Fact]
    public async Task New_filter_leaves_no_stubs()
    {
        var page = await OpenAsync();
        page.Find("[data-ready]").TriggerEvent("onpointerenter", new PointerEventArgs());

        page.Find("button").Click();

        Assert.Equal(["2/1"], Shown(page));
    }

    [Fact]
    public async Task Another_list_is_read_while_the_list_is_paused()
    {
        var page = await OpenAsync();
        page.Find("#pause").Click();

        page.Render(parameters => parameters.Add(probe => probe.Branch, "SBY"));
        Assert.Equal(["3/1"], Shown(page));

        await ChangeAsync(page, () => _source.Add(Elsewhere with { Version = 2 }), Elsewhere.Id);
        Assert.Equal(["3/1"], Shown(page));
    }

    // The board is read before, so that the page's first change is the test's own and comes at once.
    private async Task<IRenderedComponent<BoardProbe>> OpenAsync()
    {
        await Services.GetRequiredService<Board<TestRow>>().HealAsync(TestContext.Current.CancellationToken);
        return Render<BoardProbe>();
    }

    private async Task ChangeAsync(IRenderedComponent<BoardProbe> page, Action change, Guid ticket)
    {
        var drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.OnAfterRender += (_, _) => drawn.TrySetResult();
        change();
        Services.GetRequiredService<LiveUpdates>().Publish(Make.Change(ticket));
        await drawn.Task;
    }

    private static IEnumerable<string> Shown(IRenderedComponent<BoardProbe> page) =>
        page.FindAll(".slot").Select(slot => slot.TextContent.Trim());
}
