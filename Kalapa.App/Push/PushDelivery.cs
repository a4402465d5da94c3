using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Notifications.Push;
using Kalapa.Domain.Notifications;

namespace Kalapa.App.Push;

/// <summary>The outbox's way by browsers. There are several push services, so none of them is all of the other side: what one does not take is tried again by itself.</summary>
public sealed class PushDelivery(NotificationPush notes, PushSubscriptions subscriptions, WebPushTransport transport, TimeProvider time, ILogger<PushDelivery> log) : IOutboxChannel
{
    /// <inheritdoc/>
    public DeliveryChannel Channel => DeliveryChannel.Push;

    /// <inheritdoc/>
    public bool IsAway => false;

    /// <inheritdoc/>
    // A newer note about a ticket takes the place of the older.
    public int? MostAnHour => null;

    /// <inheritdoc/>
    public async Task<OutboxDelivery> Deliver(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        // One that its owner removed, or that shows notes to another account now, is told nothing.
        if (messages[0].SubscriptionId is not { } id || await subscriptions.Find(id, cancellationToken) is not { } browser || browser.UserId != messages[0].UserId)
        {
            return OutboxDelivery.Unneeded(DeliveryState.Withheld);
        }

        var composed = await notes.Compose(messages, cancellationToken);
        if (composed.Note is not { } note)
        {
            return OutboxDelivery.Unneeded(composed.Instead);
        }

        var answer = await transport.Send(new(browser.Endpoint, browser.P256dh, browser.Auth, note.ToJson(), note.Tag, note.Urgency), cancellationToken);
        switch (answer.Outcome)
        {
            case PushOutcome.Accepted:
                await subscriptions.NoteSuccess(id, time.GetUtcNow());
                return new(DeliveryState.Sent, answer.Said, Tried: true);
            case PushOutcome.Gone:
                await subscriptions.Remove(id);
                return new(DeliveryState.Withheld, answer.Said, Tried: true);
            case PushOutcome.Refused:
                log.LogError("A push service refused a note to {User} for good: {Answer}", browser.UserId, answer.Said);
                return new(DeliveryState.GivenUp, answer.Said, Tried: true);
            default:
                return new(null, answer.Said, Tried: true);
        }
    }

    /// <inheritdoc/>
    public Task Rest() => Task.CompletedTask;
}
