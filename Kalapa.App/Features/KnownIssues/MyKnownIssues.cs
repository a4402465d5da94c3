using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>What a company is told of a known issue: nothing of other companies, not even how many.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the issue.</param>
/// <param name="Title">One line that names it.</param>
/// <param name="Text">What was told last.</param>
public sealed record IssueNotice(Guid Id, string Number, string Title, string Text)
{
    /// <summary>The branch's code.</summary>
    public required string BranchCode { get; init; }

    /// <summary>The branch's name.</summary>
    public required string Branch { get; init; }

    /// <summary>The branch's zone.</summary>
    public required TimeZoneInfo Clock { get; init; }

    /// <summary>A zone code; empty for all of the branch.</summary>
    public required string ZoneCode { get; init; }

    /// <summary>The zone's name.</summary>
    public required string Zone { get; init; }

    /// <summary>A code.</summary>
    public required string Category { get; init; }

    /// <summary>By when the next update is promised.</summary>
    public required DateTimeOffset NextUpdateAt { get; init; }

    /// <summary>The own company's ticket for it that has not ended; null for none.</summary>
    public required (Guid Id, string Number)? Mine { get; init; }

    /// <summary>True when it may be what somebody is about to report there: the same zone and system, as far as either says.</summary>
    public bool Fits(string branchCode, string zone, string category) =>
        BranchCode == branchCode
        && (ZoneCode.Length == 0 || zone.Length == 0 || ZoneCode == zone)
        && (category.Length == 0 || SupportCatalogue.GroupOf(category) == SupportCatalogue.GroupOf(Category));
}

/// <summary>The open issues at the branches where the reader's company is allowed (O70).</summary>
public sealed class MyKnownIssues(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>So many at most; a branch with more has another problem.</summary>
    public const int Most = 20;

    /// <summary>Newest first; none for staff, who have their own list.</summary>
    public async Task<IReadOnlyList<IssueNotice>> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (reader?.TenantId is not { } company)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await db.IssueBranches(access, reader, cancellationToken);
        var issues = await db.KnownIssues.AsNoTracking().Include(row => row.Updates).Where(row => row.State == KnownIssueState.Open && codes.Contains(row.BranchCode))
            .OrderByDescending(row => row.DeclaredAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        if (issues.Count == 0)
        {
            return [];
        }

        Guid[] ids = [.. issues.Select(issue => issue.Id)];
        var branches = await db.Branches.AsNoTracking().Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, cancellationToken);
        var mine = await db.KnownIssueLinks.AsNoTracking().Where(link => link.TenantId == company && ids.Contains(link.IssueId))
            .Join(db.Tickets, link => link.TicketId, ticket => ticket.Id, (link, ticket) => new { link.IssueId, ticket.Id, ticket.Number, ticket.State }).ToListAsync(cancellationToken);
        return [.. issues.Select(Notice)];

        IssueNotice Notice(KnownIssue issue)
        {
            var branch = branches[issue.BranchCode];
            return new(issue.Id, issue.Number, issue.Title, issue.Latest)
            {
                BranchCode = issue.BranchCode,
                Branch = branch.Name,
                Clock = branch.Clock,
                ZoneCode = issue.Zone,
                Zone = branch.Zones.FirstOrDefault(zone => zone.Code == issue.Zone)?.Name ?? issue.Zone,
                Category = issue.Category,
                NextUpdateAt = issue.NextUpdateAt!.Value,
                Mine = mine.Find(row => row.IssueId == issue.Id && !row.State.IsFinal()) is { } ticket ? (ticket.Id, ticket.Number!) : null,
            };
        }
    }
}
