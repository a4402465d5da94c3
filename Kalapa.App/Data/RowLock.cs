using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// Reading to write: on MySQL and MariaDB the rows are locked until the transaction ends; on SQLite the one writer holds them all.
/// Always ends in a list, since a query composed on a locking one would lock inside a subquery.
/// </summary>
public static class RowLock
{
    /// <summary>Marks a query for the provider.</summary>
    public const string Tag = "kalapa:for-update";

    /// <summary>Runs the query and holds its rows.</summary>
    public static Task<List<T>> ToLockedListAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken)
        where T : class =>
        query.TagWith(Tag).ToListAsync(cancellationToken);

    /// <summary>The only row, held; or null.</summary>
    public static async Task<T?> LockedAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken)
        where T : class =>
        (await query.ToLockedListAsync(cancellationToken)).SingleOrDefault();
}
