using System.Globalization;

namespace Kalapa.App.Localisation;

/// <summary>
/// A number in a sentence, for a language in which one thing reads unlike two: <c>{0:# person|# people}</c>. Where it does not, <c>{0} orang</c> will do.
/// </summary>
/// <param name="Value">How many.</param>
public readonly record struct PluralCount(int Value) : IFormattable
{
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var number = Value.ToString(formatProvider ?? CultureInfo.CurrentCulture);
        return format?.Split('|') is [var one, var several] ? (Value == 1 ? one : several).Replace("#", number, StringComparison.Ordinal) : number;
    }

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);
}
