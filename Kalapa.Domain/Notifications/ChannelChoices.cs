namespace Kalapa.Domain.Notifications;

/// <summary>What a person wants by which channel, where that is not what everybody begins with.</summary>
/// <param name="Changed">Topic and channel, and whether it is wanted.</param>
public sealed record ChannelChoices(IReadOnlyDictionary<string, bool> Changed)
{
    /// <summary>As everybody begins.</summary>
    public static ChannelChoices None { get; } = new(new Dictionary<string, bool>());

    /// <summary>Whether the topic goes by this channel to an account of this role.</summary>
    public bool Wants(NotificationTopic topic, DeliveryChannel channel, Role role) =>
        NotificationTopics.IsFixed(topic, channel) || !Changed.TryGetValue(KeyOf(topic, channel), out var wanted) ? NotificationTopics.Begins(topic, channel, role) : wanted;

    /// <summary>With one more choice; what is nobody's choice stays.</summary>
    public ChannelChoices With(NotificationTopic topic, DeliveryChannel channel, bool wanted, Role role)
    {
        var changed = Changed.ToDictionary(pair => pair.Key, pair => pair.Value);
        changed.Remove(KeyOf(topic, channel));
        if (!NotificationTopics.IsFixed(topic, channel) && wanted != NotificationTopics.Begins(topic, channel, role))
        {
            changed.Add(KeyOf(topic, channel), wanted);
        }

        return new(changed);
    }

    private static string KeyOf(NotificationTopic topic, DeliveryChannel channel) => $"{topic}.{channel}";
}
