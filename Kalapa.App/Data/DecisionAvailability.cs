using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// Open requests that too few may decide on (product.md section 3, "No possible decider"): nobody, or of risk class 4 fewer than the two that it needs (T14).
/// </summary>
public static class DecisionAvailability
{
    private static readonly TicketState[] Undecided =
        [TicketState.Queued, TicketState.InReview, TicketState.Returned, TicketState.Escalated, TicketState.Clarifying];

    /// <summary>Their ids, as of <paramref name="now"/>, since who stands in for whom changes with the days.</summary>
    public static async Task<IReadOnlySet<Guid>> WithoutDecider(this KalapaDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deciders = await BranchDeciders.Read(db, now, cancellationToken);
        var links = await db.People.Where(person => person.UserId != null)
            .Select(person => new { person.Id, UserId = person.UserId!.Value }).ToDictionaryAsync(link => link.Id, link => link.UserId, cancellationToken);
        var requests = await Suspects(db, deciders, links).ToListAsync(cancellationToken);
        return requests.Where(request => !request.HasDeciders(deciders.Of(request), VisitorUsers(request, links))).Select(request => request.Id).ToHashSet();
    }

    /// <summary>What a supervisor had a hand in, or might visit, or whose branch has none, or one where two may be needed: the others need not be read.</summary>
    private static IQueryable<PermitRequest> Suspects(KalapaDbContext db, BranchDeciders deciders, Dictionary<Guid, Guid> links)
    {
        Guid[] ids = [.. deciders.Supervisors.Select(user => user.Id)];
        string[] covered = [.. deciders.Supervisors.SelectMany(user => user.Branches).GroupBy(code => code).Where(branch => branch.Skip(1).Any()).Select(branch => branch.Key)];
        var mayVisit = links.Values.Any(ids.Contains);
        return db.PermitRequests.AsNoTracking().Include(row => row.Approvals).Where(row => Undecided.Contains(row.State)
            && (mayVisit || !covered.Contains(row.BranchCode) || ids.Contains(row.RequesterId) || ids.Contains(row.CreatedById)
                || ids.Contains(row.OwnerId!.Value) || ids.Contains(row.LastOwnerId!.Value)));
    }

    private static List<Guid> VisitorUsers(PermitRequest request, Dictionary<Guid, Guid> links) =>
        [.. request.Content.Visitors.Where(visitor => links.ContainsKey(visitor.PersonId)).Select(visitor => links[visitor.PersonId])];
}
