using Kalapa.App.Data;
using Kalapa.App.Outages;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Nodes;

/// <summary>Drops what every node has read long ago from the change log, so that it does not grow.</summary>
internal sealed class ChangeSweep(
    IDbContextFactory<KalapaDbContext> contexts, JobLeases leases, DatabaseOutage outage, TimeProvider time, ILogger<ChangeSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                if (await leases.Hold(JobLeases.ChangeSweep, stoppingToken))
                {
                    await using var db = await contexts.CreateDbContextAsync(stoppingToken);
                    await ChangeLog.Sweep(db, time.GetUtcNow(), stoppingToken);
                }
            }
            catch (ObjectDisposedException)
            {
                // The app ends, perhaps before it listened: nobody asked it to stop first.
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException && !outage.Is(failure))
            {
                log.LogError(failure, "Old rows of the change log could not be dropped; it is tried again in {Pause}.", Every);
            }
            catch (Exception failure) when (outage.Is(failure))
            {
                // Another time.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
