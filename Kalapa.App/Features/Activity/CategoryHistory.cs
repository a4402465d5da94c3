using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>Support requests of one group of categories that were sent in the last days.</summary>
/// <param name="Group">The group's code.</param>
/// <param name="Submitted">How many.</param>
/// <param name="Solved">Of them, resolved or closed by now.</param>
public sealed record CategoryFigures(string Group, int Submitted, int Solved);

/// <summary>Counts support requests by category, for who may read the audit (O49). Costs what the last days had of them, however long the history is.</summary>
public sealed class CategoryHistory(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>Most first; groups without any are left out. Empty for who may not read the audit.</summary>
    public async Task<IReadOnlyList<CategoryFigures>> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return [];
        }

        var from = BranchTime.StartOf(BranchTime.DayOf(time.GetUtcNow()).AddDays(1 - ActivityHistory.Days));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.SupportRequests.Where(row => row.FirstSubmittedAt >= from)
            .GroupBy(row => new { row.Category, IsSolved = row.State == TicketState.Resolved || row.State == TicketState.Closed })
            .Select(group => new { group.Key.Category, group.Key.IsSolved, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.GroupBy(count => SupportCatalogue.GroupOf(count.Category))
                .Select(group => new CategoryFigures(group.Key, group.Sum(count => count.Count), group.Where(count => count.IsSolved).Sum(count => count.Count)))
                .OrderByDescending(figures => figures.Submitted).ThenBy(figures => figures.Group, StringComparer.Ordinal),
        ];
    }
}
