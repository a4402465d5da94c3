using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>An open issue with the time by which its next update is promised.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the issue.</param>
/// <param name="Title">One line that names it.</param>
/// <param name="Branch">The branch's name.</param>
/// <param name="Clock">The branch's zone.</param>
/// <param name="DueAt">Late from here on.</param>
public sealed record DueUpdate(Guid Id, string Number, string Title, string Branch, TimeZoneInfo Clock, DateTimeOffset DueAt);

/// <summary>Reads which updates are due when, for staff who may see the issue (O70): an update that is late is an alarm.</summary>
public sealed class LateUpdates(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>All open issues, that which is due first on top; whoever shows them marks those that are late at the minute.</summary>
    /// <param name="reader">Who asks; a client gets none.</param>
    /// <param name="right">What the reader must be allowed to do to them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<DueUpdate>> For(Actor? reader, Operation right = Operation.SeeKnownIssue, CancellationToken cancellationToken = default)
    {
        if (reader is null or { Role: Role.Client })
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await db.IssueBranches(access, reader, cancellationToken, right);
        var open = await db.KnownIssues.AsNoTracking().Where(row => row.State == KnownIssueState.Open && codes.Contains(row.BranchCode))
            .Join(db.Branches, row => row.BranchCode, branch => branch.Code, (row, branch) => new { Issue = row, Branch = branch })
            .OrderBy(row => row.Issue.NextUpdateAt).Take(50).ToListAsync(cancellationToken);
        return [.. open.Select(row => new DueUpdate(row.Issue.Id, row.Issue.Number, row.Issue.Title, row.Branch.Name, row.Branch.Clock, row.Issue.NextUpdateAt!.Value))];
    }
}
