using System.Globalization;

namespace Kalapa.App.Shared;

/// <summary>
/// Reads what stands behind the question mark of an address. Pages take such parts as text: Blazor throws at a page whose parameter
/// it cannot read as a number or an id, and anybody may type anything there.
/// </summary>
public static class AddressPart
{
    /// <summary>The id; null for none and for what is none.</summary>
    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>The whole number, zero or more; null for none and for what is none.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
