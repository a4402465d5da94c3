using Kalapa.Domain;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Search;

/// <summary>SQLite's index over <see cref="TicketText"/>, as it is asked.</summary>
internal sealed class TicketTextIndex
{
    /// <summary>The virtual table and, as FTS5 has it, its hidden column.</summary>
    public const string Name = "TicketTextIndex";

    /// <summary>Of the row.</summary>
    public long Key { get; private init; }

    /// <summary>All its words.</summary>
    public string All { get; private init; } = "";

    /// <summary>Only for queries: <c>MATCH</c>.</summary>
    public static bool Match(string expression, string all) => throw new InvalidOperationException($"{nameof(Match)} of {expression} in {all} can be asked of SQLite only.");
}

/// <summary>
/// Finds requests by their words, newest first, through the database's own full-text index. The engines read everything that a long word is in before they order it, so the
/// newest requests that may have it are looked at one by one first: a word that is in many of all is in enough of these, and one that is not is in few.
/// </summary>
internal static class TicketIndex
{
    // So many are looked at one by one.
    private const int Window = 1_000;

    // Beginnings of as many letters are in FTS5's index in the order of the requests: they are walked through from the newest on, without reading all of them.
    private const int Indexed = 3;

    // A word in more names than these tells nothing apart ("PT"), and would make too long a question.
    private const int MostNames = 200;

    /// <summary>
    /// The newest requests that have each of <paramref name="terms"/>, at most <paramref name="most"/>. Among them may be some that the reader may not list: the rights
    /// judge them. Names of companies and requesters are read whole: their number is that of accounts, not of requests.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> Find(
        this KalapaDbContext db, Actor reader, IReadOnlyList<SearchTerm> terms, int most, CancellationToken cancellationToken)
    {
        var companies = await db.Tenants.Where(row => reader.TenantId == null || row.Id == reader.TenantId)
            .Select(row => new { row.Id, row.LegalName }).ToListAsync(cancellationToken);
        List<IndexTerm> indexed = [];
        foreach (var term in terms)
        {
            var people = await db.Users.Where(row => reader.TenantId == null || row.TenantId == reader.TenantId).Named(db, term)
                .OrderBy(row => row.Id).Select(row => row.Id).Take(MostNames + 1).ToListAsync(cancellationToken);
            var named = companies.Where(company => TypedText.Holds(company.LegalName, term)).Select(company => TicketWords.Company(company.Id))
                .Concat(people.Select(TicketWords.Requester)).ToList();
            if (named.Count <= MostNames)
            {
                indexed.Add(IndexTerm.Of(term, named));
            }
        }

        var (share, own) = (SearchShare.Of(reader), SearchShare.Own(reader));
        IEnumerable<Hit> found = db.Database.IsMySqlFamily()
            ? [.. await OnMySql(db, reader, indexed, share, most, cancellationToken), .. await OwnOnMySql(db, reader, indexed, own, most, cancellationToken)]
            : [.. await OnSqlite(db, indexed, share, most, cancellationToken), .. await OnSqlite(db, indexed, own, most, cancellationToken)];
        return [.. found.OrderByDescending(hit => hit.Key).Select(hit => hit.TicketId).Distinct().Take(most)];
    }

    /// <summary>The index itself has the row, under its rarest words: for <c>check --data</c>.</summary>
    public static Task<bool> IsIndexed(this KalapaDbContext db, TicketText text, CancellationToken cancellationToken)
    {
        // A number's words come first, and no other request has them.
        string[] words = [.. text.Words.Split(' ').Where(word => word.StartsWith(TicketWords.Header, StringComparison.Ordinal) || word.StartsWith(TicketWords.Content, StringComparison.Ordinal)).Take(8)];
        if (words.Length == 0)
        {
            return Task.FromResult(true);
        }

        var (fts5, boolean) = (string.Join(" AND ", words), string.Join(' ', words.Select(word => $"+{word}")));
        return db.Database.IsMySqlFamily()
            ? db.TicketTexts.AnyAsync(row => EF.Functions.IsMatch(new[] { row.Words, row.Said }, boolean, MySqlMatchSearchMode.Boolean) && row.Key == text.Key, cancellationToken)
            : db.Set<TicketTextIndex>().AnyAsync(row => TicketTextIndex.Match(fts5, row.All) && row.Key == text.Key, cancellationToken);
    }

    private static async Task<IReadOnlyList<Hit>> OnSqlite(
        KalapaDbContext db, IReadOnlyList<IndexTerm> terms, SearchShare share, int most, CancellationToken cancellationToken)
    {
        var (whole, begun) = (SearchExpression.Fts5(terms, share), SearchExpression.Fts5(terms, share, Indexed));
        if (whole == begun)
        {
            return await Found(whole);
        }

        foreach (var window in (int[])[2 * most, Window])
        {
            var newest = await Matching(begun).OrderByDescending(key => key).Take(window).ToListAsync(cancellationToken);
            var hits = await Read(db.TicketTexts.Where(row => newest.Contains(row.Key)), terms, share, most, cancellationToken);
            if (hits.Count == most || newest.Count < window)
            {
                return hits;
            }
        }

        return await Found(whole);

        IQueryable<long> Matching(string expression) => db.Set<TicketTextIndex>().Where(row => TicketTextIndex.Match(expression, row.All)).Select(row => row.Key);

        async Task<IReadOnlyList<Hit>> Found(string expression)
        {
            var keys = Matching(expression).OrderByDescending(key => key).Take(most);
            return await db.TicketTexts.Where(row => keys.Contains(row.Key)).Select(row => new Hit(row.Key, row.TicketId)).ToListAsync(cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<Hit>> OnMySql(
        KalapaDbContext db, Actor reader, IReadOnlyList<IndexTerm> terms, SearchShare share, int most, CancellationToken cancellationToken)
    {
        var newest = db.TicketTexts.Where(row => reader.TenantId == null || row.TenantId == reader.TenantId).OrderByDescending(row => row.Key).Take(Window);
        var recent = await Read(newest, terms, share, most, cancellationToken);
        if (recent.Count == most || await newest.CountAsync(cancellationToken) < Window)
        {
            return recent;
        }

        var expression = SearchExpression.Boolean(terms, share);
        return await db.TicketTexts.Where(row => EF.Functions.IsMatch(new[] { row.Words, row.Said }, expression, MySqlMatchSearchMode.Boolean))
            .OrderByDescending(row => row.Key).Take(most).Select(row => new Hit(row.Key, row.TicketId)).ToListAsync(cancellationToken);
    }

    // MySQL and MariaDB would read all that a word is in for the few requests that are the reader's own.
    private static async Task<IReadOnlyList<Hit>> OwnOnMySql(
        KalapaDbContext db, Actor reader, IReadOnlyList<IndexTerm> terms, SearchShare share, int most, CancellationToken cancellationToken)
    {
        // What the reader asked for is in the other share already, but for drafts and other branches' requests.
        var isAll = reader.TenantId is not null || reader.AllBranches;
        var mine = await db.Tickets.Where(row => (row.RequesterId == reader.UserId || row.CreatedById == reader.UserId) && (!isAll || row.State == TicketState.Draft))
            .OrderByDescending(row => row.Id).Take(Window).Select(row => row.Id).ToListAsync(cancellationToken);
        return mine.Count == 0 ? [] : await Read(db.TicketTexts.Where(row => mine.Contains(row.TicketId)), terms, share, most, cancellationToken);
    }

    /// <summary>The newest of these rows that have the words, looked at one by one.</summary>
    private static async Task<IReadOnlyList<Hit>> Read(
        IQueryable<TicketText> rows, IEnumerable<IndexTerm> terms, SearchShare share, int most, CancellationToken cancellationToken) =>
        await rows.Where(SearchExpression.OneByOne(terms, share))
            .OrderByDescending(row => row.Key).Take(most).Select(row => new Hit(row.Key, row.TicketId)).ToListAsync(cancellationToken);

    private sealed record Hit(long Key, Guid TicketId);
}
