using System.Globalization;
using System.Resources;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Shared;

/// <summary>An escort duty in words, the same on every screen and on paper.</summary>
public static class EscortText
{
    private static readonly ResourceManager Words = new(typeof(SharedWords));

    /// <summary>Such as "required in Data hall 1 (DH1)".</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="language">The reader's language by default; the printed permit says it in both.</param>
    public static string Say(EscortDuty duty, CultureInfo? language = null)
    {
        var culture = language ?? CultureInfo.CurrentUICulture;
        return string.Format(culture, Words.GetString($"Escort.{duty.Extent}", culture)!, string.Join(", ", duty.Zones.Select(zone => $"{zone.Name} ({zone.Code})")));
    }
}
