using System.Diagnostics;
using Bunit;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Kalapa.Tests.App.Rights;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

/// <summary>Behind each figure of the look-out stands the list that it counts (R86).</summary>
public sealed class FigurePageTests : StaffPageTest
{
    [Fact]
    public async Task Each_tile_leads_to_as_many_requests_as_it_counts()
    {
        await Scenes.Inside(App);
        await Scenes.Escalated(App);
        await Scenes.Queued(App);
        var page = Open<ActivityPage>(App.People.Admin, "/pantauan");
        var tiles = page.FindAll(".tile-title a, .tile-note a").Select(link => (
            Address: link.GetAttribute("href")!,
            Count: int.Parse(string.Concat((link.Closest(".tile-title") is null ? link : link.Closest(".tile")!.QuerySelector("[data-test=figure]")!).TextContent.Where(char.IsDigit)), null))).ToList();

        Assert.Equal(6, tiles.Count);
        Assert.Equal(["/pantauan/menunggu", "/pantauan/persetujuan", "/pantauan/hari-ini", "/pantauan/di-lokasi"], tiles.Where(tile => tile.Count > 0).Select(tile => tile.Address));
        foreach (var (address, count) in tiles)
        {
            Assert.Equal((address, count), (address, List(address).FindAll("[data-test=figure-row]").Count));
        }
    }

    [Fact]
    public async Task The_list_is_live_and_says_what_left_it()
    {
        await Scenes.Queued(App);
        var page = List("/pantauan/menunggu");
        await page.Find("[data-test=results]").TriggerEventAsync("onpointerenter", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());

        await App.Get<TakeNext>().Run(App.People.Agent.Id);

        // The clock stands still: it is moved on until the gap between two drawings is over.
        for (var since = Stopwatch.StartNew(); page.FindAll("[data-test=figure-row] a").Count > 0 && since.Elapsed < Patience;)
        {
            App.Clock.Advance(LiveUpdates.TileGap);
            await Task.Delay(50, Xunit.TestContext.Current.CancellationToken);
        }

        Assert.Empty(page.FindAll("[data-test=figure-row] a"));
        Assert.Single(page.FindAll("[data-test=figure-row]"));
        await page.Find("[data-test=results]").TriggerEventAsync("onpointerleave", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());
        Assert.Empty(page.FindAll("[data-test=figure-row]"));
    }

    [Fact]
    public void An_address_that_names_no_figure_says_so_and_leads_back()
    {
        var page = List("/pantauan/entah");

        Assert.Empty(page.FindAll("[data-test=results]"));
        Assert.NotNull(page.Find("a[href='/pantauan']"));
    }

    private IRenderedComponent<FigurePage> List(string address)
    {
        GoAs(App.People.Admin, address);
        var page = Render<FigurePage>(parameters => parameters.Add(shown => shown.Word, address.Split('/')[^1]));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }
}
