using Kalapa.Domain.Notifications;

namespace Kalapa.App.Data.Outbox;

/// <summary>One way out of the outbox: makes of messages what its other side takes, and brings it there.</summary>
public interface IOutboxChannel
{
    /// <summary>Which.</summary>
    DeliveryChannel Channel { get; }

    /// <summary>The other side cannot be used at the moment: one message finds out whether it is back.</summary>
    bool IsAway { get; }

    /// <summary>So many an hour reach one person; what is more becomes one. Null for no limit.</summary>
    int? MostAnHour { get; }

    /// <summary>Composes and sends. Its one caller is this node's sender, which asks for one lease after the other.</summary>
    /// <param name="messages">Of one lease: of one person about one thing, oldest first.</param>
    /// <param name="cancellationToken">Ends with the sender.</param>
    Task<OutboxDelivery> Deliver(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken);

    /// <summary>There is nothing to send for a while.</summary>
    Task Rest();
}

/// <summary>What became of the messages of one lease.</summary>
/// <param name="End">How they ended; null when they are to be tried again.</param>
/// <param name="Answer">What the other side said.</param>
/// <param name="Tried">It was asked about these; false when nothing was sent, or it could not be reached at all.</param>
public sealed record OutboxDelivery(DeliveryState? End, string Answer, bool Tried)
{
    /// <summary>Nothing is sent, and nothing will be.</summary>
    public static OutboxDelivery Unneeded(DeliveryState instead) => new(instead, "", Tried: false);
}
