using System.Text;

namespace Kalapa.Domain.Text;

/// <summary>One word of a search, folded, as people may have written it: <c>k-sam</c> is <c>ksam</c> or <c>k sam</c>.</summary>
/// <param name="Joined">Without the punctuation in it.</param>
/// <param name="Spaced">With a space for it.</param>
public readonly record struct SearchTerm(string Joined, string Spaced);

public static partial class TypedText
{
    // What Unicode does not take apart, though people write it both ways.
    private static readonly Dictionary<int, string> Undressed = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['ı'] = "i",
        ['þ'] = "th",
        ['ħ'] = "h",
    };

    /// <summary>
    /// What two spellings of the same have in common: small letters and digits without accents, one space between words, no
    /// punctuation (<c>É</c> = <c>é</c> = <c>e</c>; <c>R.A.</c> = <c>RA</c>). Only for comparing.
    /// </summary>
    public static string Fold(string? text) => Folded(text, partsAtPunctuation: false);

    /// <summary>
    /// The words of a search. Empty when nothing that can be found was typed: no letter, digit or picture.
    /// </summary>
    public static IReadOnlyList<SearchTerm> SearchTerms(string? text) =>
    [
        .. Line(text).Split(' ').Select(word => new SearchTerm(Folded(word, partsAtPunctuation: false), Folded(word, partsAtPunctuation: true)))
            .Where(term => term.Joined.Length > 0).Distinct(),
    ];

    /// <summary>
    /// True when each word of <paramref name="wanted"/> stands in one of <paramref name="texts"/>, wherever; always when no word was typed.
    /// </summary>
    public static bool Holds(string? wanted, params IEnumerable<string?> texts) =>
        SearchTerms(wanted) is not { Count: > 0 } terms || (texts.ToList() is var all && terms.All(term => all.Exists(text => Holds(text, term))));

    /// <summary>True when <paramref name="text"/> has <paramref name="term"/> in it, whatever punctuation stands in either.</summary>
    public static bool Holds(string? text, SearchTerm term) =>
        Fold(text).Contains(term.Joined, StringComparison.Ordinal) || Folded(text, partsAtPunctuation: true).Contains(term.Spaced, StringComparison.Ordinal);

    /// <summary>
    /// What makes a company's name the same (R97): its letters and digits, without case, spaces, marks, and the legal form PT or Tbk
    /// that some write and some do not. CV, UD and foreign forms are other companies.
    /// </summary>
    public static string CompanyKey(string? name)
    {
        var words = Folded(name, partsAtPunctuation: true).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> named = words is ["p", "t", .. var rest] ? ["pt", .. rest] : [.. words];
        var core = named.Where((word, at) => !(word == "pt" && (at == 0 || at == named.Count - 1)) && word is not ("tbk" or "persero")).ToList();
        return string.Concat(core.Count > 0 ? core : named);
    }

    private static string Folded(string? text, bool partsAtPunctuation)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.All(char.IsAscii) ? text.EnumerateRunes() : Decomposed(text))
        {
            if (RuneKinds.IsSpace(rune) || (partsAtPunctuation && RuneKinds.IsPunctuation(rune)))
            {
                folded.Append(folded.Length > 0 && folded[^1] != ' ' ? " " : "");
            }
            else if (Rune.IsDigit(rune))
            {
                folded.Append((int)Rune.GetNumericValue(rune));
            }
            else if (!RuneKinds.IsMark(rune) && !RuneKinds.IsNothing(rune) && !RuneKinds.IsPunctuation(rune))
            {
                var small = Rune.ToLowerInvariant(rune);
                folded.Append(Undressed.TryGetValue(small.Value, out var plain) ? plain : small.ToString());
            }
        }

        return folded.ToString().TrimEnd();
    }

    // Accents part from their letters; full-width, bold, circled and other dresses of a character become the character.
    private static StringRuneEnumerator Decomposed(string text) => Normal(text, NormalizationForm.FormKD);
}
