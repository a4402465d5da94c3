namespace Kalapa.App.Features.Notifications.Mail;

/// <summary>Names the texts of the letters.</summary>
public sealed class MailWords;
