using Kalapa.App.Data.Outbox;
using Kalapa.App.Outages;
using Kalapa.Domain.Notifications;

namespace Kalapa.App.Jobs;

/// <summary>
/// Sends what waits in the outbox, each channel by itself: none waits for another. What the other side does not take is tried again for a day; while it cannot be reached at all,
/// nothing counts as tried, one message asks every few seconds, and the rest follows as soon as it is back. Every node has one sender; leases keep them apart.
/// </summary>
public sealed class OutboxSender(
    OutboxQueue outbox, IEnumerable<IOutboxChannel> channels, DatabaseOutage outage, ClockWatch clock, TimeProvider time, ILogger<OutboxSender> log) : BackgroundService
{
    /// <summary>How long the log of deliveries is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int Portion = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseWhileAway = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    // What is left of a lease when its holder stops beginning new messages.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<IOutboxChannel> _channels = [.. channels];

    /// <summary>Sends what is due now by every channel.</summary>
    /// <returns>How many messages, each of what was due about one thing, the other sides took.</returns>
    public async Task<int> SendWhatIsDue(CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var channel in _channels)
        {
            sent += await SendWhatIsDue(channel, cancellationToken);
        }

        return sent;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Guarded(() => outbox.FreeWhatTheLastRunHeld(time.GetUtcNow(), stoppingToken));
        await Task.WhenAll([Sweep(stoppingToken), .. _channels.Select(channel => Run(channel, stoppingToken))]);
    }

    private async Task Run(IOutboxChannel channel, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Guarded(async () =>
            {
                if (clock.IsTrusted && await SendWhatIsDue(channel, stoppingToken) == 0)
                {
                    await channel.Rest();
                }
            });
            await Task.Delay(channel.IsAway ? PauseWhileAway : Pause, time, stoppingToken);
        }
    }

    private async Task Sweep(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Guarded(() => outbox.Sweep(time.GetUtcNow() - Kept, stoppingToken));
            await Task.Delay(SweepEvery, time, stoppingToken);
        }
    }

    private async Task<int> SendWhatIsDue(IOutboxChannel channel, CancellationToken cancellationToken)
    {
        var sent = 0;
        // One message finds out whether the other side is back.
        while (await outbox.Lease(channel.Channel, channel.IsAway ? 1 : Portion, time.GetUtcNow(), cancellationToken) is { Count: > 0 } leases)
        {
            foreach (var lease in leases)
            {
                if ((channel.IsAway && lease != leases[0]) || time.GetUtcNow() > lease.Until - Reserve || cancellationToken.IsCancellationRequested)
                {
                    await outbox.PutBack(lease, time.GetUtcNow(), "", tried: false);
                    continue;
                }

                sent += await Send(channel, lease, cancellationToken) ? 1 : 0;
            }

            if (channel.IsAway)
            {
                break;
            }
        }

        return sent;
    }

    /// <returns>True when the other side took it.</returns>
    private async Task<bool> Send(IOutboxChannel channel, OutboxLease lease, CancellationToken cancellationToken)
    {
        var newest = lease.Messages[^1];
        if (time.GetUtcNow() - (newest.QuietUntil ?? newest.At) > OutboxMessage.GivesUpAfter)
        {
            log.LogError("What was to go to {User} by {Channel} is given up after 24 h: {Answer}", newest.UserId, channel.Channel, newest.Answer);
            await outbox.End(lease, DeliveryState.GivenUp, newest.Answer, tried: false, time.GetUtcNow());
            return false;
        }

        var delivery = await channel.Deliver(lease.Messages, cancellationToken);
        var now = time.GetUtcNow();
        if (delivery.End is { } end)
        {
            await outbox.End(lease, end, delivery.Answer, delivery.Tried, now);
            return end == DeliveryState.Sent;
        }

        var attempts = lease.Messages.Max(message => message.Attempts) + 1;
        await outbox.PutBack(lease, delivery.Tried ? now + OutboxMessage.RetryAfter(attempts, Random.Shared.NextDouble()) : now, delivery.Answer, delivery.Tried);
        return false;
    }

    private async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            // Soon again: an outage ends by itself, and what was leased is free again after its time.
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The outbox could not be sent; it is tried again.");
        }
    }
}
