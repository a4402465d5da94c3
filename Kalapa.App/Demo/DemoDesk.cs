using Kalapa.App.Data;
using Kalapa.Domain.Companies;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>An open known issue that somebody simulated declared.</summary>
/// <param name="Joined">Companies that have a ticket for it.</param>
/// <param name="Updates">How often it was told again.</param>
/// <param name="Waiting">Of its tickets, those in line.</param>
/// <param name="IsHeldByPerson">An agent with a button holds one of them: it does not end under that agent's hands.</param>
internal sealed record SimulatedIssue(Guid Id, string BranchCode, DateTimeOffset DeclaredAt, IReadOnlyList<Guid> Joined, int Updates, int Waiting, bool IsHeldByPerson);

/// <summary>An open follow-up that a simulated agent does.</summary>
internal sealed record SimulatedPromise(Guid Id, Guid TenantId, Guid ForUserId, DateOnly DueOn);

/// <summary>What lies before the simulated people beside tickets: what they declared, promised and announced.</summary>
/// <param name="Issues">Of simulated people alone.</param>
/// <param name="Promises">Follow-ups of simulated agents.</param>
/// <param name="Announced">Announcements of simulated agents that are not over.</param>
internal sealed record DemoDesk(IReadOnlyList<SimulatedIssue> Issues, IReadOnlyList<SimulatedPromise> Promises, int Announced)
{
    /// <summary>Looks around.</summary>
    public static async Task<DemoDesk> Read(KalapaDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] simulated = [.. DemoPeople.Simulated.Select(user => user.Id)];
        string[] names = [.. DemoPeople.Simulated.Select(user => user.DisplayName)];
        var personas = DemoPeople.Personas.Select(user => (Guid?)user.Id).ToHashSet();
        var issues = await db.KnownIssues.AsNoTracking().Include(row => row.Updates)
            .Where(row => row.State == KnownIssueState.Open && simulated.Contains(row.DeclaredById)).ToListAsync(cancellationToken);
        Guid[] ids = [.. issues.Select(issue => issue.Id)];
        var links = (await db.KnownIssueLinks.Where(link => ids.Contains(link.IssueId))
            .Join(db.Tickets, link => link.TicketId, ticket => ticket.Id, (link, ticket) => new { link.IssueId, link.TenantId, ticket.State, ticket.OwnerId })
            .ToListAsync(cancellationToken)).ToLookup(link => link.IssueId);
        var promises = await db.FollowUps.AsNoTracking().Where(row => row.DoneAt == null && row.Source == FollowUpSource.Typed && simulated.Contains(row.OpenedById) && row.ForUserId != null)
            .Select(row => new SimulatedPromise(row.Id, row.TenantId, row.ForUserId!.Value, row.DueOn)).ToListAsync(cancellationToken);
        return new(
            [
                .. issues.Select(issue => new SimulatedIssue(
                    issue.Id, issue.BranchCode, issue.DeclaredAt, [.. links[issue.Id].Select(link => link.TenantId)], issue.Updates.Count,
                    links[issue.Id].Count(link => link.State == TicketState.Queued), links[issue.Id].Any(link => personas.Contains(link.OwnerId)))),
            ],
            promises,
            await db.ClientAnnouncements.CountAsync(row => row.Until > now && row.WithdrawnAt == null && names.Contains(row.AuthorName), cancellationToken));
    }
}
