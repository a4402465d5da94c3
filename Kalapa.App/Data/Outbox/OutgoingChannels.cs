using Kalapa.Domain.Notifications;

namespace Kalapa.App.Data.Outbox;

/// <summary>
/// Which channels this Kalapa has. What nobody could send is not written: a mail server that is configured later must not begin with a year's letters.
/// </summary>
/// <param name="Open">On a fresh clone browsers alone, which are asked by nobody yet.</param>
public sealed record OutgoingChannels(IReadOnlySet<DeliveryChannel> Open)
{
    /// <summary>Of the configuration: mail once a server is named, browsers unless they are turned off.</summary>
    public static OutgoingChannels Of(IConfiguration configuration)
    {
        HashSet<DeliveryChannel> open = [];
        if (configuration["Kalapa:Mail:Host"] is not null)
        {
            open.Add(DeliveryChannel.Mail);
        }

        if (!bool.TryParse(configuration["Kalapa:BrowserPush"], out var isOn) || isOn)
        {
            open.Add(DeliveryChannel.Push);
        }

        return new(open);
    }
}
