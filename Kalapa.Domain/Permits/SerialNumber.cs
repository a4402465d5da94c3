using System.Text;

namespace Kalapa.Domain.Permits;

/// <summary>Serial numbers as they are printed on things and typed from them: only letters and digits count, in any case and width.</summary>
public static class SerialNumber
{
    /// <summary>What is compared; empty when nothing is left.</summary>
    public static string Key(string? serial) =>
        string.Concat((serial ?? "").Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Rune.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>True when the thing in hand is the listed one; a line without a serial names no particular thing.</summary>
    public static bool Matches(string listed, string seen) => Key(listed) is "" || Key(listed) == Key(seen);
}
