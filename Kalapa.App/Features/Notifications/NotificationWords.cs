namespace Kalapa.App.Features.Notifications;

/// <summary>Names the texts of the notifications.</summary>
public sealed class NotificationWords;
