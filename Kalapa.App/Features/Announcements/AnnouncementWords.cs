namespace Kalapa.App.Features.Announcements;

/// <summary>Names the texts of the announcements.</summary>
public sealed class AnnouncementWords;
