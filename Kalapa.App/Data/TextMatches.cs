using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// What <see cref="TypedText.Holds(string?, SearchTerm)"/> says, asked of the database: case, accents and punctuation do not matter (R95).
/// SQLite runs that method itself, as a function of every connection. MySQL and MariaDB fold case and accents by the column's
/// collation, and what people put between letters is taken out of the column on the way. A wildcard
/// in a term is a letter like any other. Each search reads every row that its reader may list, as <c>LIKE</c> with a leading wildcard does.
/// </summary>
internal static class TextMatches
{
    /// <summary>The function's name on SQLite.</summary>
    public const string SqliteFunction = "kalapa_holds";

    /// <summary>Only for queries on SQLite.</summary>
    public static bool Holds(string? text, string joined, string spaced) => TypedText.Holds(text, new SearchTerm(joined, spaced));

    /// <summary>Requests of which number, title or company has <paramref name="term"/>.</summary>
    public static IQueryable<Ticket> Holding(this IQueryable<Ticket> tickets, KalapaDbContext db, SearchTerm term)
    {
        var (joined, spaced) = (term.Joined, term.Spaced);
        if (!db.Database.IsMySqlFamily())
        {
            return tickets.Where(row => Holds(row.Number, joined, spaced) || Holds(row.Title, joined, spaced)
                || db.Tenants.Any(tenant => tenant.Id == row.TenantId && Holds(tenant.LegalName, joined, spaced)));
        }

        var (number, tight, loose) = (LikePattern.Containing(joined.ToUpperInvariant()), LikePattern.Containing(joined), LikePattern.Containing(spaced));
        return tickets.Where(row => EF.Functions.Like(row.Number!.Replace("-", ""), number, LikePattern.Escape)
            || EF.Functions.Like(row.Title.Replace(".", "").Replace("-", "").Replace(",", "").Replace("/", "").Replace("&", ""), tight, LikePattern.Escape)
            || EF.Functions.Like(row.Title.Replace(".", " ").Replace("-", " ").Replace(",", " ").Replace("/", " ").Replace("  ", " "), loose, LikePattern.Escape)
            || db.Tenants.Any(tenant => tenant.Id == row.TenantId
                && (EF.Functions.Like(tenant.LegalName.Replace(".", "").Replace("-", "").Replace(",", "").Replace("/", "").Replace("&", ""), tight, LikePattern.Escape)
                    || EF.Functions.Like(tenant.LegalName.Replace(".", " ").Replace("-", " ").Replace(",", " ").Replace("/", " ").Replace("  ", " "), loose, LikePattern.Escape))));
    }

    /// <summary>Accounts of which the name has <paramref name="term"/>.</summary>
    public static IQueryable<KalapaUser> Named(this IQueryable<KalapaUser> users, KalapaDbContext db, SearchTerm term)
    {
        var (joined, spaced) = (term.Joined, term.Spaced);
        if (!db.Database.IsMySqlFamily())
        {
            return users.Where(row => Holds(row.DisplayName, joined, spaced));
        }

        var (tight, loose) = (LikePattern.Containing(joined), LikePattern.Containing(spaced));
        return users.Where(row => EF.Functions.Like(row.DisplayName.Replace(".", "").Replace("-", "").Replace(",", ""), tight, LikePattern.Escape)
            || EF.Functions.Like(row.DisplayName.Replace(".", " ").Replace("-", " ").Replace(",", " ").Replace("  ", " "), loose, LikePattern.Escape));
    }
}
