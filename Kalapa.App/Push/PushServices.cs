using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Notifications.Push;

namespace Kalapa.App.Push;

/// <summary>Notes by browsers; they need nothing to be configured.</summary>
public static class PushServices
{
    /// <summary>Registers keys, transport and channel; nothing where it is turned off.</summary>
    public static void AddKalapaPush(this WebApplicationBuilder builder)
    {
        // What browsers were asked for is shown and removed in any case.
        builder.Services.AddSingleton(PushSettings.Of(builder.Configuration)).AddSingleton<PushKeys>();
        if (PushSettings.IsOn(builder.Configuration))
        {
            builder.Services.AddSingleton<PushSubscriptions>().AddSingleton<WebPushTransport>().AddSingleton<NotificationPush>().AddSingleton<IOutboxChannel, PushDelivery>();
        }
    }

    /// <summary>Reads the keys, or makes them, before the first page is asked for. To be called while no other node prepares the database.</summary>
    public static Task ReadPushKeys(this WebApplication app) =>
        PushSettings.IsOn(app.Configuration) ? app.Services.GetRequiredService<PushKeys>().Read(CancellationToken.None) : Task.CompletedTask;
}
