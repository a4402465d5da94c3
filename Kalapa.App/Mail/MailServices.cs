using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Notifications.Mail;

namespace Kalapa.App.Mail;

/// <summary>Mail, where a server is configured for it.</summary>
public static class MailServices
{
    /// <summary>Registers transport and channel; nothing on a fresh clone.</summary>
    public static void AddKalapaMail(this WebApplicationBuilder builder)
    {
        if (MailSettings.Of(builder.Configuration) is { } settings)
        {
            builder.Services.AddSingleton(settings).AddSingleton<IMailTransport, SmtpTransport>().AddSingleton<MailHealth>().AddSingleton<AccountMail>().AddSingleton<NotificationMail>()
                .AddSingleton<IOutboxChannel, MailDelivery>();
        }
    }
}
