using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kalapa.App.Data.Search;

/// <summary>Keeps <see cref="SolutionSearchText"/> beside what it is made of.</summary>
internal static class SolutionRows
{
    private static readonly HashSet<string> Counts = [nameof(Solution.Used), nameof(Solution.Helped), nameof(Solution.TicketIds)];

    /// <summary>Called by the save seam with everything that a save changes; a count alone changes no word.</summary>
    public static async Task Keep(OperationContext operation)
    {
        var db = operation.Db;
        foreach (var entry in db.ChangeTracker.Entries<Solution>().Where(IsReworded).ToList())
        {
            var (id, words) = (entry.Entity.Id, SolutionSearchWords.Of(entry.Entity));
            var row = entry.State == EntityState.Added ? null
                : await db.SolutionSearchTexts.SingleOrDefaultAsync(text => text.SolutionId == id, operation.Cancellation);
            if (row is null)
            {
                db.SolutionSearchTexts.Add(new() { SolutionId = id, Words = words });
            }
            else
            {
                row.Words = words;
            }
        }
    }

    private static bool IsReworded(EntityEntry<Solution> entry) => entry.State == EntityState.Added
        || (entry.State == EntityState.Modified && entry.Properties.Any(property => property.IsModified && !Counts.Contains(property.Metadata.Name)));
}
