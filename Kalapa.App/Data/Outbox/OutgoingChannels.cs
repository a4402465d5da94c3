using Kalapa.Domain.Notifications;

namespace Kalapa.App.Data.Outbox;

/// <summary>
/// Which channels this Kalapa has. What nobody could send is not written: a mail server that is configured later must not begin with a year's letters.
/// </summary>
/// <param name="Open">None on a fresh clone.</param>
public sealed record OutgoingChannels(IReadOnlySet<DeliveryChannel> Open)
{
    /// <summary>Of the configuration: mail once a server is named.</summary>
    public static OutgoingChannels Of(IConfiguration configuration) =>
        new(configuration["Kalapa:Mail:Host"] is null ? new HashSet<DeliveryChannel>() : new HashSet<DeliveryChannel> { DeliveryChannel.Mail });
}
