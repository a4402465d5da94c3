using System.Globalization;

namespace Kalapa.App.Features.Intake;

/// <summary>An instant as a field of type <c>datetime-local</c> holds it; <see cref="Domain.Text.TypedDate.Moment"/> reads it back.</summary>
internal static class LocalMoment
{
    /// <summary>On the clock of <paramref name="zone"/>; null for none.</summary>
    public static string? Of(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;
}
