using System.Globalization;
using System.Text;

namespace Kalapa.Domain.Text;

/// <summary>
/// The one reader of what people type and machines hand over (R72, R90–R96): every field, search, paste, code and name goes
/// through it. Pure: the same text gives the same answer on every machine.
/// </summary>
public static partial class TypedText
{
    // More accents on one letter draw over the lines above and below; no spelling needs as many.
    private const int MostMarks = 8;

    /// <summary>
    /// Nothing is to be seen in <paramref name="text"/>: every "is it filled" asks this. Spaces of all kinds, format and control
    /// characters, fillers and accents without a letter are nothing.
    /// </summary>
    public static bool IsBlank(string? text) => text is null || text.EnumerateRunes().All(rune =>
        RuneKinds.IsSpace(rune) || RuneKinds.IsNothing(rune) || RuneKinds.IsMark(rune));

    /// <summary>Can be somebody's or something's name: holds a letter or a digit of any script. "-", "." and a picture alone cannot.</summary>
    public static bool IsName(string? text) => text is not null && text.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) && !RuneKinds.IsNothing(rune));

    /// <summary>
    /// Everybody at a gate can read at least a part of it, and the permit can print it: it holds a Latin letter or a digit (R93).
    /// Every passport has a Latin spelling of its holder's name.
    /// </summary>
    public static bool HasLatin(string? text) => text is not null && text.EnumerateRunes().Any(rune =>
        Rune.IsDigit(rune) || (Rune.IsLetter(rune) && rune.Value is < 0x0250 or (>= 0x1E00 and <= 0x1EFF)));

    /// <summary>
    /// <paramref name="text"/> as one line fit to be stored, compared and shown: Unicode's composed form (NFC), one plain space
    /// between words and none around, nothing invisible, nothing that turns the direction of what follows. Joiners stay where they
    /// shape letters or pictures. Empty exactly when <see cref="IsBlank"/>.
    /// </summary>
    public static string Line(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        Rune[] runes = [.. Normal(text, NormalizationForm.FormC)];
        Rune? before = null;
        var (marks, waits) = (0, false);
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (RuneKinds.IsSpace(rune))
            {
                (before, waits) = (null, clean.Length > 0);
            }
            else if (RuneKinds.IsMark(rune) || RuneKinds.IsVariation(rune) || RuneKinds.IsJoiner(rune) || RuneKinds.IsNothing(rune))
            {
                if (before is { } on && Belongs(rune, on, i + 1 < runes.Length ? runes[i + 1] : default, ref marks))
                {
                    clean.Append(rune);
                }
            }
            else
            {
                clean.Append(waits ? " " : "").Append(rune);
                (before, marks, waits) = (rune, 0, false);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// <paramref name="text"/> as paragraphs: each line as <see cref="Line"/> makes it, one line feed between them, at most one
    /// empty line in a row, none around.
    /// </summary>
    public static string Paragraphs(string? text)
    {
        var lines = Lines(text).Select(Line).ToList();
        return string.Join('\n', lines.Where((line, at) => line.Length > 0 || (at > 0 && lines[at - 1].Length > 0))).Trim('\n');
    }

    /// <summary>
    /// <see cref="Paragraphs"/> in which each line keeps the spaces it begins with, at most twelve: Markdown nests lists by them. A tab counts as four.
    /// </summary>
    public static string IndentedLines(string? text)
    {
        var lines = Lines(text).Select(line => (Depth: Depth(line), Text: Line(line))).ToList();
        return string.Join('\n', lines.Where((line, at) => line.Text.Length > 0 || (at > 0 && lines[at - 1].Text.Length > 0))
            .Select(line => line.Text.Length > 0 ? new string(' ', line.Depth) + line.Text : "")).Trim('\n');

        static int Depth(string line) => Math.Min(12, line.TakeWhile(letter => letter is ' ' or '\t').Sum(letter => letter == '\t' ? 4 : 1));
    }

    /// <summary>The lines of <paramref name="text"/>, uncleaned, whatever ends them: LF, CR LF, CR or Unicode's own.</summary>
    public static IEnumerable<string> Lines(string? text)
    {
        var line = new StringBuilder();
        var last = default(Rune);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!RuneKinds.IsLineEnd(rune))
            {
                line.Append(rune);
            }
            else if (rune.Value != '\n' || last.Value != '\r')
            {
                yield return line.ToString();
                line.Clear();
            }

            last = rune;
        }

        yield return line.ToString();
    }

    /// <summary>
    /// The longest start of <paramref name="text"/> in whole characters as people count them (an accent stays on its letter, a family
    /// of pictures together) that takes at most <paramref name="most"/> UTF-16 units, the measure of columns and headers.
    /// </summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        for (var next = StringInfo.GetNextTextElementLength(text); end + next <= most; next = StringInfo.GetNextTextElementLength(text, end))
        {
            end += next;
        }

        return text[..(end > 0 || most == 0 ? end : most - (char.IsHighSurrogate(text[most - 1]) ? 1 : 0))].TrimEnd();
    }

    // Half pairs and noncharacters are not text: Normalize throws at them.
    private static StringRuneEnumerator Normal(string? text, NormalizationForm form) =>
        string.Concat((text ?? "").EnumerateRunes().Where(rune => !RuneKinds.IsBroken(rune))).Normalize(form).EnumerateRunes();

    private static bool Belongs(Rune rune, Rune on, Rune next, ref int marks) =>
        RuneKinds.IsVariation(rune) ? RuneKinds.Varies(on)
        : RuneKinds.IsJoiner(rune) ? RuneKinds.IsShapedByJoiner(on) && RuneKinds.IsShapedByJoiner(next)
        : !RuneKinds.IsNothing(rune) && ++marks <= MostMarks;
}
