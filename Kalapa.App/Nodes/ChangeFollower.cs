using System.Threading.Channels;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Nodes;

/// <summary>
/// Tells this node's screens what other nodes committed. The database is asked every second, and at once when <see cref="RedisSignal"/>
/// says so: a change is on every node's screens within two seconds, whatever becomes of Redis.
/// </summary>
internal sealed class ChangeFollower(
    IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, LiveUpdates live, Revocations revocations, DatabaseOutage outage, TimeProvider time,
    ILogger<ChangeFollower> log) : BackgroundService
{
    /// <summary>How often the change log is read though nobody says that there is news (1 s).</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // Of several wake-ups while it reads, one is enough.
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ChangeReader? _reader = engine.Changes is { } changes ? new(contexts, changes, time, log) : null;

    /// <summary>There is news, somebody says. Returns at once.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Looks where the log stands before the boards are read (<see cref="BoardWarmup"/>), so that nothing falls between.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Follow(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = time.CreateTimer(_ => Wake(), null, Every, Every);
        await foreach (var _ in _wakes.Reader.ReadAllAsync(stoppingToken))
        {
            await Follow(stoppingToken);
        }
    }

    private async Task Follow(CancellationToken cancellationToken)
    {
        if (_reader is null)
        {
            return;
        }

        try
        {
            foreach (var told in await _reader.Read(cancellationToken))
            {
                told.Publish(live, revocations);
            }
        }
        catch (ObjectDisposedException)
        {
            // The app ends, perhaps before it listened: nobody asked it to stop first.
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            // Nothing is lost: it is read from the same place once the database answers.
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "What other nodes committed could not be read; it is tried again in {Pause}.", Every);
        }
    }
}
