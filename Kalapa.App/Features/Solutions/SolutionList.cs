using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Solutions;

/// <summary>A solution in the list.</summary>
/// <param name="Id">Key.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Category">A code.</param>
/// <param name="Title">In the reader's language, or in the only one there is; may be empty in a draft.</param>
/// <param name="Symptoms">Likewise.</param>
public sealed record SolutionRow(Guid Id, SolutionState State, SolutionAudience Audience, string Category, string Title, string Symptoms) : IStableRow
{
    /// <summary>How often it helped.</summary>
    public required int Helped { get; init; }

    /// <summary>By when somebody looks whether it still holds.</summary>
    public required DateOnly? ReviewBy { get; init; }
}

/// <summary>What to show of them.</summary>
public sealed record SolutionFilter
{
    /// <summary>So many stand on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Looked for in titles, symptoms and steps, in both languages.</summary>
    public string Text { get; init; } = "";

    /// <summary>One state.</summary>
    public SolutionState? State { get; init; }

    /// <summary>A group or a topic; a group's topics are in it.</summary>
    public string Category { get; init; } = "";

    /// <summary>One audience.</summary>
    public SolutionAudience? Audience { get; init; }

    /// <summary>Where the page begins.</summary>
    public int Skip { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Rows">What helped most first.</param>
/// <param name="Total">On all pages.</param>
/// <param name="ReadsUnpublished">The reader has states and audiences to choose from.</param>
public sealed record FoundSolutions(IReadOnlyList<SolutionRow> Rows, int Total, bool ReadsUnpublished);

/// <summary>The solutions that the reader may read: O66, O67, rule 15.</summary>
public sealed class SolutionList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The page that <paramref name="filter"/> asks for, with titles in the language <paramref name="english"/> says.</summary>
    public async Task<FoundSolutions> For(Actor? reader, SolutionFilter filter, bool english, CancellationToken cancellationToken = default)
    {
        var reach = SolutionReach.Of(access, reader);
        if (reach.IsEmpty || filter.Text.Length > SearchField.Longest)
        {
            return new([], 0, false);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Solutions.AsNoTracking().Where(reach.Rows);
        if (TypedText.SearchTerms(filter.Text) is { Count: > 0 } terms)
        {
            var found = db.FindSolutions(terms, reach);
            rows = rows.Where(row => found.Contains(row.Id));
        }

        var (state, audience, category, topics) = (filter.State, filter.Audience, filter.Category, filter.Category + ".");
        rows = rows.Where(row => (state == null || row.State == state) && (audience == null || row.Audience == audience)
            && (category == "" || row.Category == category || row.Category.StartsWith(topics)));
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.Helped).ThenByDescending(row => row.Id).Skip(filter.Skip).Take(SolutionFilter.PageSize).ToListAsync(cancellationToken);
        return new([.. page.Select(Row)], total, reach.Unpublished);

        SolutionRow Row(Solution row)
        {
            var text = row.Content.In(english);
            return new(row.Id, row.State, row.Audience, row.Category, text.Title, text.Symptoms) { Helped = row.Helped, ReviewBy = row.ReviewBy };
        }
    }
}
