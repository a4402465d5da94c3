using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Categories;

/// <summary>The categories with how much hangs on each.</summary>
/// <param name="Catalogue">In order.</param>
/// <param name="Open">By code: requests that are under way; a group counts its topics' too. Drafts are nobody's to count.</param>
public sealed record CategoryView(SupportCatalogue Catalogue, IReadOnlyDictionary<string, int> Open)
{
    /// <summary>Requests that are under way in a category.</summary>
    public int OpenIn(string code) => Open.GetValueOrDefault(code);
}

/// <summary>Reads the categories for who edits them: O75.</summary>
public sealed class CategoryList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Null for who may not edit them.</summary>
    public async Task<CategoryView?> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.EditCategories, null))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.SupportRequests.Where(row => TicketStates.Open.Contains(row.State)).GroupBy(row => row.Category)
            .Select(group => new { Code = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var open = counts.ToDictionary(row => row.Code, row => row.Count);
        foreach (var group in counts.GroupBy(row => SupportCatalogue.GroupOf(row.Code)))
        {
            open[group.Key] = group.Sum(row => row.Count);
        }

        return new(await db.SupportCatalogue(cancellationToken), open);
    }
}
