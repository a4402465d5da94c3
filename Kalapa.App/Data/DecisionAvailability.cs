using Kalapa.Domain;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Open requests that no supervisor of their branch may decide on (product.md section 3, "No possible decider").</summary>
public static class DecisionAvailability
{
    private static readonly TicketState[] Undecided =
        [TicketState.Queued, TicketState.InReview, TicketState.Returned, TicketState.Escalated, TicketState.Clarifying];

    /// <summary>Their ids.</summary>
    public static async Task<IReadOnlySet<Guid>> WithoutDecider(this KalapaDbContext db, CancellationToken cancellationToken)
    {
        var supervisors = await db.Users.AsNoTracking().Where(user => user.Role == Role.Supervisor && !user.Disabled).ToListAsync(cancellationToken);
        var links = await db.People.Where(person => person.UserId != null)
            .Select(person => new { person.Id, UserId = person.UserId!.Value }).ToDictionaryAsync(link => link.Id, link => link.UserId, cancellationToken);
        var requests = await Suspects(db, supervisors, links).ToListAsync(cancellationToken);
        return requests.Where(request => !supervisors.Any(user => user.Branches.Contains(request.BranchCode) && request.MayDecide(user.Id, VisitorUsers(request, links))))
            .Select(request => request.Id).ToHashSet();
    }

    /// <summary>What a supervisor had a hand in, or might visit, or whose branch has none: the others need not be read.</summary>
    private static IQueryable<PermitRequest> Suspects(KalapaDbContext db, List<KalapaUser> supervisors, Dictionary<Guid, Guid> links)
    {
        Guid[] ids = [.. supervisors.Select(user => user.Id)];
        string[] covered = [.. supervisors.SelectMany(user => user.Branches).Distinct()];
        var mayVisit = links.Values.Any(ids.Contains);
        return db.PermitRequests.AsNoTracking().Where(row => Undecided.Contains(row.State)
            && (mayVisit || !covered.Contains(row.BranchCode) || ids.Contains(row.RequesterId) || ids.Contains(row.CreatedById)
                || ids.Contains(row.OwnerId!.Value) || ids.Contains(row.LastOwnerId!.Value)));
    }

    private static List<Guid> VisitorUsers(PermitRequest request, Dictionary<Guid, Guid> links) =>
        [.. request.Content.Visitors.Where(visitor => links.ContainsKey(visitor.PersonId)).Select(visitor => links[visitor.PersonId])];
}
