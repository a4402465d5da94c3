using Kalapa.Domain.Queue;

namespace Kalapa.Domain.Notifications;

/// <summary>When something is brought to a person by a channel.</summary>
/// <param name="DueAt">From then on it is sent.</param>
/// <param name="GiveUpAt">Until then it is tried: a day from when it happened, or from the hour that it waits for.</param>
/// <param name="IsBundled">It goes in its reader's letter of the day.</param>
public readonly record struct DeliveryTime(DateTimeOffset DueAt, DateTimeOffset GiveUpAt, bool IsBundled)
{
    /// <summary>
    /// Two minutes after it happened, for whoever reads it in the app meanwhile needs nothing else; what cannot wait is shown by a browser at once. In quiet hours all else
    /// waits for their end, by mail as by browser, and who chose one letter a day gets all else in that: nothing is dropped, since what was read or done by then is not sent.
    /// </summary>
    /// <param name="channel">By which way.</param>
    /// <param name="told">What happened.</param>
    /// <param name="lane">The ticket's.</param>
    /// <param name="quiet">Its reader's; null for none.</param>
    /// <param name="summary">When its reader gets one letter a day; null for single ones.</param>
    public static DeliveryTime Of(DeliveryChannel channel, Notification told, Lane lane, QuietHours? quiet, DailySummary? summary)
    {
        var isUrgent = IsUrgent(told.Type, lane);
        var due = isUrgent && channel == DeliveryChannel.Push ? told.LastAt : told.LastAt + OutboxMessage.ReadFirst;
        var ofTheDay = !isUrgent && channel == DeliveryChannel.Mail && CanWaitADay(told) ? summary?.Next(due) : null;
        var later = ofTheDay ?? (isUrgent ? null : quiet?.EndOfQuiet(due));
        return new(later ?? due, (later ?? told.LastAt) + OutboxMessage.GivesUpAfter, ofTheDay is not null);
    }

    /// <summary>Goes through quiet hours: emergencies, and what happens at the gate, where somebody stands outside or is inside after the time.</summary>
    public static bool IsUrgent(NotificationType type, Lane lane) =>
        lane == Lane.Emergency || type == NotificationType.Overstay || NotificationTopics.Of(type) == NotificationTopic.Gate;

    // What has a deadline might be over by then, and what nobody can switch off is an alarm.
    private static bool CanWaitADay(Notification told) =>
        told.TicketId is not null && !told.Values.ContainsKey(Notification.Until) && !NotificationTopics.IsFixed(NotificationTopics.Of(told.Type), DeliveryChannel.Mail);
}
