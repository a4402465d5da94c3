using System.Globalization;
using System.Resources;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;

namespace Kalapa.App.Shared;

/// <summary>Who decided, and for whom, the same on every screen, in reports and on paper: "Ratna Dewi for Budi Hartono".</summary>
public static class DeciderText
{
    private static readonly ResourceManager Words = new(typeof(SharedWords));

    /// <summary>All of them, in the order in which they decided.</summary>
    /// <param name="deciders">One, or two where two are needed (T14).</param>
    /// <param name="language">The reader's language by default; the printed permit says it in both.</param>
    public static string Say(IReadOnlyList<DeciderName> deciders, CultureInfo? language = null)
    {
        var culture = language ?? CultureInfo.CurrentUICulture;
        return deciders.Select(one => Say(one.Name, one.ForName, culture)).DefaultIfEmpty("")
            .Aggregate((before, next) => string.Format(culture, Words.GetString("Decider.Both", culture)!, before, next));
    }

    /// <summary>One of them.</summary>
    public static string Say(DeciderName decider) => Say(decider.Name, decider.ForName, CultureInfo.CurrentUICulture);

    /// <summary>Who did what is on record, and for whom.</summary>
    public static string Say(AuditEvent happened) => Say(happened.ActorName, happened.Values.GetValueOrDefault(AuditEvent.OnBehalfOf), CultureInfo.CurrentUICulture);

    private static string Say(string name, string? forName, CultureInfo culture) =>
        forName is null ? name : string.Format(culture, Words.GetString("Decider.For", culture)!, name, forName);
}
