using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Search;

/// <summary>Finds solutions by their words through the database's own full-text index, within what the reader may read.</summary>
internal static class SolutionIndex
{
    // Of so many that fit best by the engine's own measure the best are chosen.
    private const int Candidates = 20;

    // What a fault is described by stands early; a longer question costs more than it finds.
    private const int MostTerms = 24;

    private const int ShortestTerm = 3;

    /// <summary>
    /// Words that are in most descriptions of anything: what has nothing else in common with a problem does not fit it.
    /// </summary>
    private static readonly HashSet<string> Common =
    [
        .. "ada adalah agar akan atau bagaimana bantu belum bisa cara dan dapat dari dengan hari ini itu jadi juga kami karena kenapa lagi mohon oleh pada saat saya sejak seperti sudah tadi tapi telah tidak tolong untuk yang"
            .Split(' '),
        .. "after again and are but can cannot does for from has have help how into not our please since that the then there this today was were what when which why will with you your"
            .Split(' '),
    ];

    /// <summary>The solutions that have each of <paramref name="terms"/> as the beginning of a word, in titles from three letters on as a part of one; in no order.</summary>
    public static IQueryable<Guid> FindSolutions(this KalapaDbContext db, IReadOnlyList<SearchTerm> terms, SolutionReach reach)
    {
        var indexed = terms.Select(term => IndexTerm.Of(term, [])).ToList();
        if (db.Database.IsMySqlFamily())
        {
            var boolean = string.Join(' ', [OneOf(reach), .. indexed.Select(term => $"+{Boolean(term)}")]);
            return db.SolutionSearchTexts.Where(row => EF.Functions.IsMatch(row.Words, boolean, MySqlMatchSearchMode.Boolean)).Select(row => row.SolutionId);
        }

        var fts5 = string.Join(" AND ", [$"({string.Join(" OR ", reach.Words)})", .. indexed.Select(Fts5)]);
        var keys = db.Set<SolutionTextIndex>().Where(row => TicketTextIndex.Match(fts5, row.All)).Select(row => row.Key);
        return db.SolutionSearchTexts.Where(row => keys.Contains(row.Key)).Select(row => row.SolutionId);
    }

    /// <summary>
    /// The solutions that fit a problem described in <paramref name="text"/> best, best first: they share at least two of its words, or the only one. The cost grows with the
    /// number of solutions, not with the text: its first words alone are asked for.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> FitSolutions(this KalapaDbContext db, string text, SolutionReach reach, int most, CancellationToken cancellationToken)
    {
        var terms = TypedText.SearchTerms(text).Where(term => term.Joined.Length >= ShortestTerm && !Common.Contains(term.Joined)).Take(MostTerms)
            .Select(term => IndexTerm.Of(term, [])).ToList();
        if (terms.Count == 0 || reach.IsEmpty)
        {
            return [];
        }

        var found = db.Database.IsMySqlFamily() ? await OnMySql(db, terms, reach, cancellationToken) : await OnSqlite(db, terms, reach, cancellationToken);
        var enough = Math.Min(2, terms.Count);
        return
        [
            .. found.Select(hit => (hit.SolutionId, Shared: terms.Count(term => Has(hit.Words, term)))).Where(hit => hit.Shared >= enough)
                .OrderByDescending(hit => hit.Shared).Take(most).Select(hit => hit.SolutionId),
        ];
    }

    private static async Task<IEnumerable<Hit>> OnSqlite(KalapaDbContext db, IReadOnlyList<IndexTerm> terms, SolutionReach reach, CancellationToken cancellationToken)
    {
        var fts5 = $"({string.Join(" OR ", reach.Words)}) AND ({string.Join(" OR ", terms.Select(Fts5))})";
        var keys = await db.Set<SolutionTextIndex>().Where(row => TicketTextIndex.Match(fts5, row.All)).OrderBy(row => row.Rank).Take(Candidates).Select(row => row.Key).ToListAsync(cancellationToken);
        var hits = await db.SolutionSearchTexts.AsNoTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
        return keys.Select(key => new Hit(hits[key].SolutionId, hits[key].Words));
    }

    private static async Task<IEnumerable<Hit>> OnMySql(KalapaDbContext db, IReadOnlyList<IndexTerm> terms, SolutionReach reach, CancellationToken cancellationToken)
    {
        var boolean = $"{OneOf(reach)} +({string.Join(' ', terms.Select(Boolean))})";
        return await db.SolutionSearchTexts.Where(row => EF.Functions.IsMatch(row.Words, boolean, MySqlMatchSearchMode.Boolean))
            .OrderByDescending(row => EF.Functions.Match(row.Words, boolean, MySqlMatchSearchMode.Boolean)).Take(Candidates)
            .Select(row => new Hit(row.SolutionId, row.Words)).ToListAsync(cancellationToken);
    }

    private static bool Has(string words, IndexTerm term) =>
        Begins(words, term.Joined) || (term.Spaced.Count > 0 && term.Spaced.All(part => Begins(words, part)));

    private static bool Begins(string words, string wanted) => words.Contains($" {SolutionSearchWords.Mark}{wanted}", StringComparison.Ordinal);

    private static string OneOf(SolutionReach reach) => $"+({string.Join(' ', reach.Words)})";

    private static string Fts5(IndexTerm term) =>
        $"({string.Join(" OR ", [Start(term.Joined), .. term.Spaced.Count == 0 ? [] : new[] { $"({string.Join(" AND ", term.Spaced.Select(Start))})" }])})";

    private static string Boolean(IndexTerm term) =>
        $"({string.Join(' ', [Start(term.Joined), .. term.Spaced.Count == 0 ? [] : new[] { $"({string.Join(' ', term.Spaced.Select(part => $"+{Start(part)}"))})" }])})";

    private static string Start(string word) => $"{SolutionSearchWords.Mark}{word}*";

    private sealed record Hit(Guid SolutionId, string Words);
}
