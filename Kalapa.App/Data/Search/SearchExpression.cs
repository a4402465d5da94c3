using System.Linq.Expressions;
using Kalapa.Domain.Text;

namespace Kalapa.App.Data.Search;

/// <summary>
/// One word that was typed, as the index knows it: a request has it when one of its words begins with <see cref="Joined"/>, or with each of <see cref="Spaced"/>, or is one of
/// <see cref="Keys"/>.
/// </summary>
/// <param name="Joined">Without the punctuation in it.</param>
/// <param name="Spaced">Its parts between punctuation; empty when there is one.</param>
/// <param name="Keys">The companies and people whose names have it.</param>
internal sealed record IndexTerm(string Joined, IReadOnlyList<string> Spaced, IReadOnlyList<string> Keys)
{
    /// <summary>Spells a term as the index does.</summary>
    public static IndexTerm Of(SearchTerm term, IEnumerable<string> keys)
    {
        var spaced = term.Spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TypedText.IndexWord).Distinct().ToList();
        return new(TypedText.IndexWord(term.Joined), spaced.Count > 1 ? spaced : [], [.. keys]);
    }
}

/// <summary>
/// A search in the languages of the engines: FTS5's, MySQL's boolean mode, and a condition for rows that are looked at one by one. All say the same. Index words are letters and
/// digits alone, so there is nothing to escape.
/// </summary>
internal static class SearchExpression
{
    /// <summary>For FTS5.</summary>
    /// <param name="terms">What is looked for.</param>
    /// <param name="share">In which requests.</param>
    /// <param name="letters">Of each word, only so many are asked for: more is found then.</param>
    public static string Fts5(IEnumerable<IndexTerm> terms, SearchShare share, int letters = int.MaxValue)
    {
        IEnumerable<string> all =
        [
            .. terms.Select(term => Any([.. Start(term.Joined), .. term.Keys, .. term.Spaced.Count == 0 ? [] : new[] { All(term.Spaced.Select(part => Any(Start(part)))) }])),
            .. share.Whose.Count == 0 ? [] : new[] { Any(share.Whose) },
            .. share.WithDrafts ? [] : new[] { TicketWords.Submitted },
        ];
        return All(all);

        IEnumerable<string> Start(string word) => Prefixes(share, word.Length > letters ? word[..letters] : word);
        static string All(IEnumerable<string> parts) => $"({string.Join(" AND ", parts)})";
        static string Any(IEnumerable<string> parts) => $"({string.Join(" OR ", parts)})";
    }

    /// <summary>For MySQL and MariaDB. What is rarest stands first: they keep what the first word has and look the others up in it.</summary>
    public static string Boolean(IEnumerable<IndexTerm> terms, SearchShare share)
    {
        string[] whose = share.Whose.Count == 0 ? [] : [Any(share.Whose)];
        var words = terms.OrderByDescending(term => term.Joined.Length).Select(term =>
            Any([.. Prefixes(share, term.Joined), .. term.Keys, .. term.Spaced.Count == 0 ? [] : new[] { $"({string.Join(' ', term.Spaced.Select(part => Any(Prefixes(share, part))))})" }]));
        string[] submitted = share.WithDrafts ? [] : [$"+{TicketWords.Submitted}"];
        return string.Join(' ', [.. share.IsCompany ? whose.Concat(words) : words.Concat(whose), .. submitted]);

        static string Any(IEnumerable<string> parts) => $"+({string.Join(' ', parts)})";
    }

    /// <summary>For rows that are looked at one by one. What is looked for becomes parameters, so that searches of one shape are one query.</summary>
    public static Expression<Func<TicketText, bool>> OneByOne(IEnumerable<IndexTerm> terms, SearchShare share)
    {
        Expression<Func<TicketText, string>> text = row => " " + row.Words + " " + row.Said + " ";
        IEnumerable<Expression> all =
        [
            .. terms.Select(term => Any([.. Start(term.Joined), .. term.Keys.Select(Whole), .. term.Spaced.Count == 0 ? [] : new[] { All(term.Spaced.Select(part => Any(Start(part)))) }])),
            .. share.Whose.Count == 0 ? [] : new[] { Any(share.Whose.Select(Whole)) },
            .. share.WithDrafts ? [] : new[] { Whole(TicketWords.Submitted) },
        ];
        return Expression.Lambda<Func<TicketText, bool>>(All(all), text.Parameters);

        IEnumerable<Expression> Start(string word) => share.Marks.Select(mark => Has($" {mark}{word}"));
        Expression Whole(string word) => Has($" {word} ");
        Expression Has(string wanted) => Expression.Call(text.Body, nameof(string.Contains), null, ((Expression<Func<string>>)(() => wanted)).Body);
        static Expression All(IEnumerable<Expression> parts) => parts.Aggregate(Expression.AndAlso);
        static Expression Any(IEnumerable<Expression> parts) => parts.Aggregate(Expression.OrElse);
    }

    private static IEnumerable<string> Prefixes(SearchShare share, string word) => share.Marks.Select(mark => $"{mark}{word}*");
}
