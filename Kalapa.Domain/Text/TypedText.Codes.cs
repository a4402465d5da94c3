using System.Globalization;
using System.Text;

namespace Kalapa.Domain.Text;

public static partial class TypedText
{
    // Nobody types more around a code; more is not read.
    private const int LongestAroundCode = 2_000;

    // Letters of other alphabets that look like the Latin ones, from keyboards that have both.
    private const string Alike = "АВЕЗКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧı";
    private const string Latin = "ABE3KMHOPCTYXIJSQWABEZHIKMNOPTYXI";

    /// <summary>
    /// What somebody may have meant as a code of <paramref name="length"/> letters and digits (R72): every run of whole words of
    /// <paramref name="text"/> that has as many together, in capitals, without what stands between them. Marks and brackets around,
    /// dashes of any kind, an address, another width or alphabet of the same look do not matter. A run that a dash ties to one more
    /// word is none: there something is mistyped, and what is left of it would be a guess.
    /// </summary>
    internal static IEnumerable<string> CodesIn(string? text, int length)
    {
        var words = CodeWords(text);
        for (var first = 0; first < words.Count; first++)
        {
            var (run, isTied) = words[first];
            for (var next = first + 1; run.Length < length && next < words.Count; next++)
            {
                (run, isTied) = (run + words[next].Text, words[next].IsTied);
            }

            if (run.Length == length && !isTied)
            {
                yield return run;
            }
        }
    }

    /// <summary>
    /// The only value that <paramref name="read"/> finds among the <see cref="CodesIn"/>; null when there is none, or when the text
    /// holds two different ones and nobody can say which was meant.
    /// </summary>
    internal static T? OnlyCodeIn<T>(string? text, int length, Func<string, T?> read)
        where T : class
    {
        var found = CodesIn(text, length).Select(read).OfType<T>().Distinct().Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static List<(string Text, bool IsTied)> CodeWords(string? text)
    {
        var typed = text ?? "";
        typed = typed.Length > LongestAroundCode ? typed[..LongestAroundCode] : typed;
        var words = new StringBuilder(typed.Length);
        foreach (var rune in Decomposed(typed.Contains('%') ? Uri.UnescapeDataString(typed) : typed))
        {
            if (Rune.IsDigit(rune))
            {
                words.Append((int)Rune.GetNumericValue(rune));
            }
            else if (!RuneKinds.IsMark(rune) && !RuneKinds.IsNothing(rune))
            {
                var letter = rune.IsBmp ? char.ToUpperInvariant((char)rune.Value) : ' ';
                var at = Alike.IndexOf(letter);
                words.Append(at >= 0 ? Latin[at] : char.IsAsciiLetter(letter) ? letter : IsDash(rune) ? '-' : ' ');
            }
        }

        return
        [
            .. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(tied => tied.Split('-', StringSplitOptions.RemoveEmptyEntries))
                .SelectMany(tied => tied.Select((word, at) => (word, at < tied.Length - 1))),
        ];
    }

    private static bool IsDash(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || rune.Value is 0x2212 or 0x2043 or 0x30FC or '_';
}
