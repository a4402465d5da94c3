using System.Globalization;
using System.Text;

namespace Kalapa.Domain.Text;

public static partial class TypedText
{
    /// <summary>As many characters of a word does a full-text index keep; whoever types more finds what begins like it.</summary>
    public const int LongestIndexWord = 40;

    // A shorter ending would be in every other word.
    private const int ShortestEnding = 3;

    /// <summary>
    /// The words under which a full-text index finds <paramref name="text"/>: as <see cref="Fold"/> makes them, with punctuation left out and with a space for it, so that
    /// <c>K-SAM</c> stands under <c>ksam</c>, <c>k</c> and <c>sam</c>. Each is of a to z and 0 to 9 alone, which every database's index takes as one word;
    /// any other character is spelt as its code.
    /// </summary>
    public static IReadOnlyList<string> IndexWords(string? text) => [.. WordsOf(text).Select(IndexWord).Distinct()];

    /// <summary>
    /// The same with every ending of three characters or more of each word, so that a search for what words begin with finds a part from their middle too
    /// (<c>antara</c> in <c>Nusantara</c>). For short texts: a word of ten letters makes eight.
    /// </summary>
    public static IReadOnlyList<string> IndexWordsWithEndings(string? text) =>
        [.. WordsOf(text).SelectMany(word => Endings(word).Prepend(word)).Select(IndexWord).Distinct()];

    /// <summary>One folded word as <see cref="IndexWords"/> spells it.</summary>
    public static string IndexWord(string word)
    {
        var spelt = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            spelt.Append(rune.IsAscii && Rune.IsLetterOrDigit(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"x{rune.Value:x}x"));
        }

        return spelt.Length > LongestIndexWord ? spelt.ToString(0, LongestIndexWord) : spelt.ToString();
    }

    private static IEnumerable<string> WordsOf(string? text) =>
        Fold(text).Split(' ').Concat(Folded(text, partsAtPunctuation: true).Split(' ')).Where(word => word.Length > 0).Distinct();

    private static IEnumerable<string> Endings(string word)
    {
        var runes = word.EnumerateRunes().ToList();
        return Enumerable.Range(1, Math.Max(0, runes.Count - ShortestEnding)).Select(start => string.Concat(runes.Skip(start)));
    }
}
