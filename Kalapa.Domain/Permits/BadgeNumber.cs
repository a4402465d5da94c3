using Kalapa.Domain.Text;

namespace Kalapa.Domain.Permits;

/// <summary>The number of a visitor's badge as it is typed: case and spaces around and between do not make another badge.</summary>
public static class BadgeNumber
{
    /// <summary>Longest number that is kept, in characters.</summary>
    public const int MaxLength = 16;

    /// <summary>As it is kept and compared; null for none.</summary>
    public static string? Read(string? typed) => TypedText.IsName(typed)
        ? TypedText.Shorten(string.Concat(TypedText.Line(typed).Where(letter => letter != ' ')).ToUpperInvariant(), MaxLength)
        : null;
}
