using System.Diagnostics;
using Bunit;
using Kalapa.App.Live;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Live;

public sealed class DeliveryTests : BunitContext
{
    private readonly TestClock _clock = new();
    private readonly TestSource _source = new();
    private readonly TestRow _row = new(Guid.NewGuid(), Place: 1);

    public DeliveryTests()
    {
        _source.Add(_row);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton<ILogger<LiveUpdates>>(new ErrorLog<LiveUpdates>())
            .AddSingleton<ILogger<Board<TestRow>>>(new ErrorLog<Board<TestRow>>()).AddSingleton<IBoardSource<TestRow>>(_source).AddLive();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_change_is_measured_up_to_the_screen_that_draws_it_also_through_a_board()
    {
        using var times = new InstrumentListener<double>("kalapa.live.delivery.duration");
        var page = await OpenAsync();

        _source.Add(_row with { Version = 2, Place = 7 });
        Services.GetRequiredService<LiveUpdates>().Publish(Make.Change(_row.Id));
        page.WaitForState(() => page.Markup.Contains(">7<", StringComparison.Ordinal), WaitLimit.Time);

        await Until(() => Mine(times) == 1);
        // A heartbeat brings the time up to which everything holds, and no change.
        _clock.Advance(Board<TestRow>.Heartbeat);
        var asOf = Services.GetRequiredService<Board<TestRow>>();
        await Until(() => asOf.AsOf == _clock.GetUtcNow());
        Assert.Equal(1, Mine(times));
    }

    [Fact]
    public async Task It_is_drawn_under_the_trace_of_the_verb()
    {
        using var traces = new ActivityListener { ShouldListenTo = source => source.Name is Delivery.Instruments or nameof(DeliveryTests), Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        TaskCompletionSource<Activity> drawn = new();
        traces.ActivityStopped = activity =>
        {
            if (activity.OperationName == $"deliver {nameof(MeasuredScreen)}")
            {
                drawn.TrySetResult(activity);
            }
        };
        ActivitySource.AddActivityListener(traces);
        using var source = new ActivitySource(nameof(DeliveryTests));
        await OpenAsync();

        using (var verb = source.StartActivity("TakeNext")!)
        {
            _source.Add(_row with { Version = 2 });
            Services.GetRequiredService<LiveUpdates>().Publish(Make.Change(_row.Id));
            Assert.Equal(verb.TraceId, (await drawn.Task.WaitAsync(WaitLimit.Time, TestContext.Current.CancellationToken)).TraceId);
        }
    }

    // The board was read before: its first read is news too, and a screen waits a while between two of them.
    private async Task<IRenderedComponent<MeasuredScreen>> OpenAsync()
    {
        await Services.GetRequiredService<Board<TestRow>>().HealAsync(TestContext.Current.CancellationToken);
        return Render<MeasuredScreen>();
    }

    private static int Mine(InstrumentListener<double> times) => times.Heard.Count(time => time.Tags == $"screen={nameof(MeasuredScreen)}");

    private static async Task Until(Func<bool> holds)
    {
        for (var since = Stopwatch.StartNew(); !holds(); await Task.Delay(10, TestContext.Current.CancellationToken))
        {
            Assert.True(since.Elapsed < WaitLimit.Time, "It never came.");
        }
    }
}
