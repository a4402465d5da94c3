using Kalapa.Domain.Ratings;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Questions about ratings that several screens ask.</summary>
internal static class RatingRows
{
    /// <summary>When somebody gave the last rating of any ticket; null for never.</summary>
    public static Task<DateTimeOffset?> LastGivenBy(this IQueryable<Rating> ratings, Guid userId, CancellationToken cancellationToken) =>
        ratings.Where(row => row.ById == userId).OrderByDescending(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken);
}
