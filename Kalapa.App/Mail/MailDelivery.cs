using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Notifications.Mail;
using Kalapa.Domain.Notifications;

namespace Kalapa.App.Mail;

/// <summary>The outbox's way by mail.</summary>
public sealed class MailDelivery(NotificationMail letters, IMailTransport transport, MailHealth health, TimeProvider time, ILogger<MailDelivery> log) : IOutboxChannel
{
    /// <inheritdoc/>
    public DeliveryChannel Channel => DeliveryChannel.Mail;

    /// <inheritdoc/>
    public bool IsAway => health.IsAway;

    /// <inheritdoc/>
    public int? MostAnHour => 20;

    /// <inheritdoc/>
    public async Task<OutboxDelivery> Deliver(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var composed = await letters.Compose(messages, cancellationToken);
        if (composed.Mail is not { } mail)
        {
            return OutboxDelivery.Unneeded(composed.Instead);
        }

        var answer = await transport.Send(mail, cancellationToken);
        health.Note(answer, time.GetUtcNow());
        if (answer.Outcome == MailOutcome.Refused)
        {
            log.LogError("The mail server refused a letter to {User} for good: {Answer}", messages[0].UserId, answer.Said);
        }

        return answer.Outcome switch
        {
            MailOutcome.Accepted => new(DeliveryState.Sent, answer.Said, Tried: true),
            MailOutcome.Refused => new(DeliveryState.GivenUp, answer.Said, Tried: true),
            MailOutcome.TryLater => new(null, answer.Said, Tried: true),
            _ => new(null, answer.Said, Tried: false),
        };
    }

    /// <inheritdoc/>
    public Task Rest() => transport.Rest();
}
