using Kalapa.Domain;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Open tickets that no supervisor of their branch may decide on (product.md section 3, "No possible decider").</summary>
public static class NoDecider
{
    private static readonly TicketState[] Undecided =
        [TicketState.Queued, TicketState.InReview, TicketState.Returned, TicketState.Escalated, TicketState.Clarifying];

    /// <summary>Their ids.</summary>
    public static async Task<IReadOnlySet<Guid>> WithoutDecider(this KalapaDbContext db, CancellationToken cancellationToken)
    {
        var supervisors = await db.Users.AsNoTracking().Where(user => user.Role == Role.Supervisor && !user.Disabled).ToListAsync(cancellationToken);
        var links = await db.People.Where(person => person.UserId != null)
            .Select(person => new { person.Id, UserId = person.UserId!.Value }).ToDictionaryAsync(link => link.Id, link => link.UserId, cancellationToken);
        var tickets = await Suspects(db, supervisors, links).ToListAsync(cancellationToken);
        return tickets.Where(ticket => !supervisors.Any(user => user.Branches.Contains(ticket.BranchCode) && ticket.MayDecide(user.Id, VisitorUsers(ticket, links))))
            .Select(ticket => ticket.Id).ToHashSet();
    }

    /// <summary>What a supervisor had a hand in, or might visit, or whose branch has none: the others need not be read.</summary>
    private static IQueryable<Ticket> Suspects(KalapaDbContext db, List<KalapaUser> supervisors, Dictionary<Guid, Guid> links)
    {
        Guid[] ids = [.. supervisors.Select(user => user.Id)];
        string[] covered = [.. supervisors.SelectMany(user => user.Branches).Distinct()];
        var mayVisit = links.Values.Any(ids.Contains);
        return db.Tickets.AsNoTracking().Where(ticket => Undecided.Contains(ticket.State)
            && (mayVisit || !covered.Contains(ticket.BranchCode) || ids.Contains(ticket.RequesterId) || ids.Contains(ticket.CreatedById)
                || ids.Contains(ticket.OwnerId!.Value) || ids.Contains(ticket.LastOwnerId!.Value)));
    }

    private static List<Guid> VisitorUsers(Ticket ticket, Dictionary<Guid, Guid> links) =>
        [.. ticket.Content.Visitors.Where(visitor => links.ContainsKey(visitor.PersonId)).Select(visitor => links[visitor.PersonId])];
}
