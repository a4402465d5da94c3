using Kalapa.App.Data;
using Kalapa.Domain.KnownIssues;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Integrity;

/// <summary>16: resolving a known issue resolves each linked ticket once, or says which it did not. What waits to be tried is no fault: it is left for the next run.</summary>
internal static class KnownIssueRules
{
    private const string Solved = "U09";

    /// <summary>One finding for each link, read together with the ticket's record.</summary>
    public static async Task<IEnumerable<Finding>> EachTicketOnceOrNamed(KalapaDbContext db, int page, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        var links = await db.KnownIssueLinks.Join(db.KnownIssues, link => link.IssueId, issue => issue.Id, (link, issue) => new { Link = link, issue.Number, issue.State })
            .OrderBy(row => row.Link.IssueId).ThenBy(row => row.Link.TicketId).ToListAsync(cancellationToken);
        foreach (var some in links.Chunk(page))
        {
            Guid[] ids = [.. some.Select(row => row.Link.TicketId)];
            var solved = (await db.AuditEvents.Where(row => row.Type == Solved && row.TicketId != null && ids.Contains(row.TicketId.Value))
                .Select(row => new { row.TicketId, row.At }).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId!.Value, row => row.At);
            found.AddRange(some.Select(row => new Finding($"{row.Number}, ticket {row.Link.TicketId}", FaultOf(row.Link, row.State, solved[row.Link.TicketId].Count(at => at == row.Link.TriedAt)))));
        }

        return found;
    }

    private static string? FaultOf(KnownIssueLink link, KnownIssueState issue, int solved) => link.Result switch
    {
        LinkResult.Pending => null,
        _ when issue == KnownIssueState.Open => "it was tried while the issue is open",
        LinkResult.Resolved when solved != 1 => $"it is said to be resolved with the issue, and the record knows of {solved}",
        LinkResult.NotResolved when solved != 0 => "it is said not to be resolved, and the record says that it was",
        LinkResult.NotResolved when link.Reason == LinkReason.None => "it was not resolved, and nothing says why",
        _ => null,
    };
}
