using Kalapa.Domain.Queue;

namespace Kalapa.Domain.Notifications;

/// <summary>When something is brought to a person by a channel.</summary>
/// <param name="DueAt">From then on it is sent.</param>
/// <param name="QuietUntil">The end of the quiet hours that it waits for; null where it waits for none.</param>
public readonly record struct DeliveryTime(DateTimeOffset DueAt, DateTimeOffset? QuietUntil)
{
    /// <summary>
    /// Two minutes after it happened, for whoever reads it in the app meanwhile needs nothing else; what cannot wait is shown by a browser at once. In quiet hours all else
    /// waits for their end, by mail as by browser: nothing is dropped, since what was read or done by then is not sent.
    /// </summary>
    /// <param name="channel">By which way.</param>
    /// <param name="type">What happened.</param>
    /// <param name="lane">The ticket's.</param>
    /// <param name="at">When.</param>
    /// <param name="quiet">Its reader's; null for none.</param>
    public static DeliveryTime Of(DeliveryChannel channel, NotificationType type, Lane lane, DateTimeOffset at, QuietHours? quiet)
    {
        var isUrgent = IsUrgent(type, lane);
        var due = isUrgent && channel == DeliveryChannel.Push ? at : at + OutboxMessage.ReadFirst;
        var end = isUrgent ? null : quiet?.EndOfQuiet(due);
        return new(end ?? due, end);
    }

    /// <summary>Goes through quiet hours: emergencies, and what happens at the gate, where somebody stands outside or is inside after the time.</summary>
    public static bool IsUrgent(NotificationType type, Lane lane) =>
        lane == Lane.Emergency || type == NotificationType.Overstay || NotificationTopics.Of(type) == NotificationTopic.Gate;
}
