using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kalapa.Domain.Text;

public static partial class TypedText
{
    /// <summary>As many UTF-16 units does a file's name have at most.</summary>
    public const int LongestFileName = 120;

    // A longer "ending" is a part of the name that happens to have a dot before it.
    private const int LongestEnding = 10;
    private const string NamelessFile = "berkas";

    /// <summary><see cref="Line"/> with the decimal digits of every script as 0 to 9.</summary>
    public static string Digits(string? text) => string.Concat(Line(text).EnumerateRunes().Select(rune =>
        Rune.IsDigit(rune) ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString()));

    /// <summary>A whole number of 0 or more in any script's digits; null for anything else, units, signs and separators included.</summary>
    public static int? Number(string? text) =>
        int.TryParse(Digits(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// A spreadsheet no longer holds what was typed into the cell: <c>3,17501E+15</c> (a long number rounded), <c>########</c> (a column
    /// too narrow) or an error such as <c>#N/A</c>. The rest is lost; nobody may guess it.
    /// </summary>
    public static bool IsSpreadsheetDamage(string? text) => Damaged().IsMatch(Digits(text));

    /// <summary>
    /// The last four letters and digits of an ID's number (R11), in capitals: all that Kalapa may keep of it. What stands between
    /// them (spaces, dots, hyphens) does not count; fewer when fewer were typed.
    /// </summary>
    public static string LastFour(string? text)
    {
        var meant = string.Concat(Digits(text).ToUpperInvariant().EnumerateRunes().Where(Rune.IsLetterOrDigit));
        var elements = new StringInfo(meant);
        return elements.LengthInTextElements <= 4 ? meant : elements.SubstringByTextElements(elements.LengthInTextElements - 4);
    }

    /// <summary>
    /// An e-mail address as it was meant: nothing invisible, no spaces around, half-width, without <c>mailto:</c> or the name and
    /// brackets of an address book. Says nothing about whether it is one.
    /// </summary>
    public static string Email(string? text)
    {
        var typed = Line(Line(text).Normalize(NormalizationForm.FormKC));
        var (open, close) = (typed.LastIndexOf('<'), typed.LastIndexOf('>'));
        typed = open >= 0 && close > open ? typed[(open + 1)..close].Trim() : typed;
        return typed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? typed["mailto:".Length..].Trim() : typed;
    }

    /// <summary>What two spellings of one account's address have in common; the key that accounts are found and limited by.</summary>
    public static string EmailKey(string? text) => Email(text).ToUpperInvariant();

    /// <summary>
    /// The name under which an upload is shown, kept and given back (R94): the last part of any path, as <see cref="Line"/>, in whole
    /// characters, without the characters that file systems reserve; its ending is kept when it is cut, and a name that has only
    /// an ending gets a plain one before it.
    /// </summary>
    public static string FileName(string? text)
    {
        var clean = Line(Reserved().Replace(Line((text ?? "").Split('/', '\\')[^1]), "_")).TrimEnd('.', ' ');
        var dot = clean.LastIndexOf('.');
        var ending = dot >= 0 && clean.Length - dot <= LongestEnding + 1 ? $".{clean[(dot + 1)..].Trim()}" : "";
        var stem = (ending.Length > 0 ? clean[..dot] : clean).TrimEnd(' ', '.');
        return (IsBlank(stem.Trim('.', '_')) ? NamelessFile : Shorten(stem, LongestFileName - ending.Length)) + ending;
    }

    [GeneratedRegex(@"\A([0-9]+([.,][0-9]+)?E\+?[0-9]{1,3}|#{2,}|#(N/A|REF!|VALUE!|NAME\?|NUM!|DIV/0!|NULL!|SPILL!))\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Damaged();

    [GeneratedRegex("""[<>:"|?*]""")]
    private static partial Regex Reserved();
}
