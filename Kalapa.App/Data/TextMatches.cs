using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// What <see cref="TypedText.Holds(string?, SearchTerm)"/> says, asked of the database: case, accents and punctuation do not matter (R95).
/// SQLite runs that method itself, as a function of every connection. MySQL and MariaDB fold case and accents by the column's
/// collation, and what people put between letters is taken out of the column on the way. A wildcard
/// in a term is a letter like any other. It reads every account that is asked about, as <c>LIKE</c> with a leading wildcard does; requests are found by their index.
/// </summary>
internal static class TextMatches
{
    /// <summary>The function's name on SQLite.</summary>
    public const string SqliteFunction = "kalapa_holds";

    /// <summary>Only for queries on SQLite.</summary>
    public static bool Holds(string? text, string joined, string spaced) => TypedText.Holds(text, new SearchTerm(joined, spaced));

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
