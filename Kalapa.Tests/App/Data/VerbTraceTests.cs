using System.Collections.Concurrent;
using System.Diagnostics;
using Kalapa.App.Data;
using Kalapa.App.Features.Queue;
using Kalapa.Domain.Access;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Data;

public sealed class VerbTraceTests
{
    [Fact]
    public async Task A_verb_is_traced_and_measured_by_its_name_with_how_it_ended()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        using var times = new InstrumentListener<double>("kalapa.verb.duration");
        ConcurrentQueue<(string Name, string? Outcome, ActivityTraceId Trace)> traces = new();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == VerbTrace.Instruments,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => traces.Enqueue((activity.OperationName, (string?)activity.GetTagItem("outcome"), activity.TraceId)),
        };
        ActivitySource.AddActivityListener(listener);
        // Other tests' verbs are heard too; these are under a trace of their own.
        using var own = new Activity(nameof(VerbTraceTests)).Start();

        await app.Get<TakeNext>().Run(app.People.Agent.Id, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<AccessDenied>(() => app.Get<TakeNext>().Run(app.People.Client.Id, TestContext.Current.CancellationToken));

        Assert.Equal([("TakeNext", "done"), ("TakeNext", "denied")], traces.Where(trace => trace.Trace == own.TraceId).Select(trace => (trace.Name, trace.Outcome)));
        Assert.Contains(times.Heard, time => time.Tags == "verb=TakeNext outcome=done");
        Assert.Contains(times.Heard, time => time.Tags == "verb=TakeNext outcome=denied");
    }
}
