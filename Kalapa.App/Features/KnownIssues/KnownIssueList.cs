using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>A known issue in staff's list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the issue.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">One line that names it.</param>
public sealed record KnownIssueRow(Guid Id, string Number, KnownIssueState State, string Title) : IStableRow
{
    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>The zone's name; empty for all of the branch.</summary>
    public required string Zone { get; init; }

    /// <summary>A code.</summary>
    public required string Category { get; init; }

    /// <summary>By when the next update is promised; null once it is over.</summary>
    public required DateTimeOffset? NextUpdateAt { get; init; }

    /// <summary>When it was over.</summary>
    public required DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How many tickets are linked.</summary>
    public required int Tickets { get; init; }

    /// <summary>Of an issue that is over: how many wait to be tried.</summary>
    public required int Left { get; init; }
}

/// <summary>What to show of them.</summary>
/// <param name="Branch">One branch's; empty for all.</param>
/// <param name="State">One state.</param>
/// <param name="Skip">Where the page begins.</param>
public sealed record KnownIssueFilter(string Branch = "", KnownIssueState? State = null, int Skip = 0)
{
    /// <summary>So many stand on a page.</summary>
    public const int PageSize = 25;
}

/// <summary>A page of them.</summary>
/// <param name="Rows">Open ones first, that whose update is due first on top.</param>
/// <param name="Total">On all pages.</param>
/// <param name="Branches">Those that the reader may filter by.</param>
/// <param name="MayDeclare">O69: at one of the branches at least.</param>
public sealed record FoundKnownIssues(IReadOnlyList<KnownIssueRow> Rows, int Total, IReadOnlyList<Branch> Branches, bool MayDeclare);

/// <summary>The known issues of staff's branches (O70); a client, whatever the company, gets none of this list, which counts tickets.</summary>
public sealed class KnownIssueList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The page that <paramref name="filter"/> asks for.</summary>
    public async Task<FoundKnownIssues> For(Actor? reader, KnownIssueFilter filter, CancellationToken cancellationToken = default)
    {
        if (reader is null or { Role: Role.Client })
        {
            return new([], 0, [], false);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await db.IssueBranches(access, reader, cancellationToken);
        var branches = await db.Branches.AsNoTracking().Where(row => codes.Contains(row.Code)).OrderBy(row => row.Name).ToDictionaryAsync(row => row.Code, cancellationToken);
        var (branch, state) = (filter.Branch, filter.State);
        var rows = db.KnownIssues.AsNoTracking().Where(row => codes.Contains(row.BranchCode) && (branch == "" || row.BranchCode == branch) && (state == null || row.State == state));
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderBy(row => row.State == KnownIssueState.Open ? 0 : 1).ThenBy(row => row.NextUpdateAt).ThenByDescending(row => row.ResolvedAt).ThenBy(row => row.Id)
            .Skip(filter.Skip).Take(KnownIssueFilter.PageSize)
            .Select(row => new
            {
                Issue = row,
                Tickets = db.KnownIssueLinks.Count(link => link.IssueId == row.Id),
                Left = db.KnownIssueLinks.Count(link => link.IssueId == row.Id && link.Result == LinkResult.Pending),
            }).ToListAsync(cancellationToken);
        return new(
            [.. page.Select(found => Row(found.Issue, branches[found.Issue.BranchCode], found.Tickets, found.Left))],
            total,
            [.. branches.Values],
            branches.Keys.Any(code => access.Allows(reader, Operation.ManageKnownIssue, new(code))));
    }

    private static KnownIssueRow Row(KnownIssue issue, Branch branch, int tickets, int left) => new(issue.Id, issue.Number, issue.State, issue.Title)
    {
        Branch = branch,
        Zone = branch.Zones.FirstOrDefault(zone => zone.Code == issue.Zone)?.Name ?? issue.Zone,
        Category = issue.Category,
        NextUpdateAt = issue.NextUpdateAt,
        ResolvedAt = issue.ResolvedAt,
        Tickets = tickets,
        Left = issue.State == KnownIssueState.Resolved ? left : 0,
    };
}
