using System.Diagnostics;
using Kalapa.Load.Circuits;

namespace Kalapa.Load.Live;

/// <summary>All live screens of a run. They are kept alive until they are disposed.</summary>
internal sealed class Screens : IAsyncDisposable
{
    private const int AtOnce = 4;

    // The hub takes a silent screen for a lost one after thirty seconds.
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan QuietFor = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan QuietAtMost = TimeSpan.FromMinutes(2);

    private readonly List<(Desk Desk, Circuit Circuit)> _all = [];
    private readonly CancellationTokenSource _closing = new();
    private Task _pinging = Task.CompletedTask;

    private Screens()
    {
    }

    /// <summary>Every one.</summary>
    public IEnumerable<Circuit> All => _all.Select(screen => screen.Circuit);

    /// <summary>Those on the queue.</summary>
    public IReadOnlyList<Circuit> OnQueue => [.. _all.Where(screen => screen.Desk.ShowsTakes).Select(screen => screen.Circuit)];

    /// <summary>Bytes drawn so far on all of them.</summary>
    public long Bytes => All.Sum(circuit => circuit.Bytes);

    /// <summary>Opens them, a few at once.</summary>
    public static async Task<Screens> Open(IEnumerable<Desk> desks, CancellationToken cancellationToken)
    {
        var screens = new Screens();
        screens._pinging = screens.KeepAlive();
        await Parallel.ForEachAsync(desks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (desk, cancellation) =>
        {
            var circuit = await desk.Open(null, cancellation);
            lock (screens._all)
            {
                screens._all.Add((desk, circuit));
            }
        });
        return screens;
    }

    /// <summary>Returns once no screen was drawn for a while.</summary>
    /// <exception cref="TimeoutException">They never rest.</exception>
    public async Task Settle(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (All.Any(circuit => Stopwatch.GetElapsedTime(circuit.LastBatchAt) < QuietFor))
        {
            if (Stopwatch.GetElapsedTime(began) > QuietAtMost)
            {
                throw new TimeoutException("The screens are drawn without end.");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Closes all windows as their browsers would.</summary>
    public async Task Leave(CancellationToken cancellationToken)
    {
        foreach (var circuit in All)
        {
            await circuit.Leave(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _pinging;
        foreach (var circuit in All)
        {
            await circuit.DisposeAsync();
        }

        _closing.Dispose();
    }

    private async Task KeepAlive()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(_closing.Token).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully && tick.Result, TaskScheduler.Default))
        {
            Circuit[] circuits;
            lock (_all)
            {
                circuits = [.. All];
            }

            foreach (var circuit in circuits)
            {
                await circuit.Ping();
            }
        }
    }
}
