using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Notifications.Mail;
using Kalapa.App.Mail;
using Kalapa.App.Outages;
using Kalapa.Domain.Notifications;

namespace Kalapa.App.Jobs;

/// <summary>
/// Sends what waits in the outbox by mail. What the server does not take is tried again for a day; while the server cannot be reached at all, nothing counts as tried, one
/// letter asks every few seconds, and the rest follows as soon as it is back. Every node has one; leases keep them apart.
/// </summary>
public sealed class OutboxSender(
    OutboxQueue outbox, NotificationMail letters, IMailTransport transport, MailHealth health, DatabaseOutage outage, ClockWatch clock, TimeProvider time, ILogger<OutboxSender> log) : BackgroundService
{
    /// <summary>How long the log of deliveries is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int Portion = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseWhileAway = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    // What is left of a lease when its holder stops beginning new letters.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(1);

    private DateTimeOffset _sweptAt = DateTimeOffset.MinValue;

    /// <summary>Sends what is due now.</summary>
    /// <returns>How many letters the server took.</returns>
    public async Task<int> SendWhatIsDue(CancellationToken cancellationToken)
    {
        var sent = 0;
        // One letter finds out whether the server is back.
        while (await outbox.Lease(DeliveryChannel.Mail, health.IsAway ? 1 : Portion, time.GetUtcNow(), cancellationToken) is { Count: > 0 } leases)
        {
            foreach (var lease in leases)
            {
                if ((health.IsAway && lease != leases[0]) || time.GetUtcNow() > lease.Until - Reserve || cancellationToken.IsCancellationRequested)
                {
                    await outbox.PutBack(lease, time.GetUtcNow(), "", tried: false);
                    continue;
                }

                sent += await Send(lease, cancellationToken) ? 1 : 0;
            }

            if (health.IsAway)
            {
                break;
            }
        }

        return sent;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Guarded(() => outbox.FreeWhatTheLastRunHeld(time.GetUtcNow(), stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            await Guarded(async () =>
            {
                if (clock.IsTrusted && await SendWhatIsDue(stoppingToken) == 0)
                {
                    await transport.Rest();
                }

                if (time.GetUtcNow() - _sweptAt > SweepEvery)
                {
                    _sweptAt = time.GetUtcNow();
                    await outbox.Sweep(_sweptAt - Kept, stoppingToken);
                }
            });
            await Task.Delay(health.IsAway ? PauseWhileAway : Pause, time, stoppingToken);
        }
    }

    /// <returns>True when the server took it.</returns>
    private async Task<bool> Send(OutboxLease lease, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() > lease.Messages.Max(message => message.GiveUpAt))
        {
            var said = lease.Messages[^1].Answer;
            log.LogError("A letter to {User} is given up after 24 h: {Answer}", lease.Messages[0].UserId, said);
            await outbox.End(lease, DeliveryState.GivenUp, said, tried: false, time.GetUtcNow());
            return false;
        }

        var composed = await letters.Compose(lease.Messages, cancellationToken);
        if (composed.Mail is not { } mail)
        {
            await outbox.End(lease, composed.Instead, "", tried: false, time.GetUtcNow());
            return false;
        }

        var answer = await transport.Send(mail, cancellationToken);
        var now = time.GetUtcNow();
        health.Note(answer, now);
        switch (answer.Outcome)
        {
            case MailOutcome.Accepted:
                await outbox.End(lease, DeliveryState.Sent, answer.Said, tried: true, now);
                return true;
            case MailOutcome.Refused:
                log.LogError("The mail server refused a letter to {User} for good: {Answer}", lease.Messages[0].UserId, answer.Said);
                await outbox.End(lease, DeliveryState.GivenUp, answer.Said, tried: true, now);
                return false;
            case MailOutcome.TryLater:
                await outbox.PutBack(lease, now + OutboxMessage.RetryAfter(lease.Messages.Max(message => message.Attempts) + 1, Random.Shared.NextDouble()), answer.Said, tried: true);
                return false;
            default:
                await outbox.PutBack(lease, now, answer.Said, tried: false);
                return false;
        }
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
