using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace Kalapa.Load.Server;

/// <summary>The managed heap of a .NET process, asked over its diagnostics port.</summary>
internal static class ServerHeap
{
    private const ClrTraceEventParser.Keywords CollectAndTell = ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Bytes in use after a full collection, which this brings about.</summary>
    /// <exception cref="TimeoutException">The process did not answer.</exception>
    public static async Task<long> Collected(int process, CancellationToken cancellationToken)
    {
        // What only a finaliser lets go is free after the second one.
        await Collect(process, cancellationToken);
        return await Collect(process, cancellationToken);
    }

    private static async Task<long> Collect(int process, CancellationToken cancellationToken)
    {
        var provider = new EventPipeProvider(ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)CollectAndTell);
        using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync([provider], requestRundown: false, token: cancellationToken);
        var size = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(
            () =>
            {
                using var source = new EventPipeEventSource(session.EventStream);
                source.Clr.GCHeapStats += stats => size.TrySetResult(stats.TotalHeapSize);
                source.Process();
            },
            CancellationToken.None);
        var bytes = await size.Task.WaitAsync(Patience, cancellationToken);
        await session.StopAsync(cancellationToken);
        await reading;
        return bytes;
    }
}
