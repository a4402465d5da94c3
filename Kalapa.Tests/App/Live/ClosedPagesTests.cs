using System.Runtime.CompilerServices;
using Bunit;
using Kalapa.App.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class ClosedPagesTests : BunitContext
{
    private const int Rounds = 200;

    private readonly TestClock _clock = new();
    private readonly TestSource _source = new();
    private readonly TestRow _row = new(Guid.NewGuid());

    public ClosedPagesTests()
    {
        _source.Add(_row);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton<IBoardSource<TestRow>>(_source).AddLive();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task No_closed_ticket_page_stays_in_memory()
    {
        var database = new ProbeDatabase();

        Assert.Equal(0, await CountSurvivorsAsync(() => Render<TicketProbe>(parameters => parameters
            .Add(page => page.TicketId, _row.Id)
            .Add(page => page.Database, database)).Instance));
    }

    [Fact]
    public async Task No_closed_list_stays_in_memory()
    {
        Assert.Equal(0, await CountSurvivorsAsync(() => Render<BoardProbe>().Instance));
        // What is left is the board's own heartbeat.
        Assert.Equal(1, _clock.LiveTimers);
    }

    /// <summary>The count must be able to fail: a page that is still open is found.</summary>
    [Fact]
    public async Task Open_page_is_counted()
    {
        var page = OpenOne(() => Render<BoardProbe>().Instance);
        await CollectAsync();

        Assert.True(page.IsAlive);
    }

    private async Task<int> CountSurvivorsAsync(Func<LiveComponent> open)
    {
        var closed = new List<WeakReference>();
        for (var round = 0; round < Rounds; round++)
        {
            closed.Add(OpenOne(open));
            // The first change is under way and the second waits for the gap while the page closes.
            Change();
            Change();
            await DisposeComponentsAsync();
        }

        for (var round = 0; round < 20 && closed.Exists(page => page.IsAlive); round++)
            await CollectAsync();
        return closed.Count(page => page.IsAlive);
    }

    private void Change()
    {
        _source.Rows.AddOrUpdate(_row.Id, _row, (_, row) => row with { Version = row.Version + 1 });
        Services.GetRequiredService<LiveUpdates>().Publish(Make.Change(_row.Id));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference OpenOne(Func<LiveComponent> open) => new(open());

    private static async Task CollectAsync()
    {
        await Workers.SettleAsync();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
