using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Approvals;

/// <summary>A decision that was made.</summary>
/// <param name="TicketId">On which ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="TimeZone">IANA zone of its branch.</param>
/// <param name="Outcome">Which.</param>
/// <param name="By">Who, and for whom.</param>
/// <param name="At">When.</param>
public sealed record MadeDecision(Guid TicketId, string Number, string Tenant, string TimeZone, Outcome Outcome, IReadOnlyList<DeciderName> By, DateTimeOffset At);

/// <summary>Reads what was decided lately in the reader's own branches.</summary>
public sealed class RecentDecisions(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The decisions since then, newest first; none for who does not decide there.</summary>
    public async Task<IReadOnlyList<MadeDecision>> For(Actor? reader, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rounds = await db.Set<Approval>().AsNoTracking().Where(round => round.DecidedBy != null && round.DecidedAt >= since)
            .Join(db.Tickets, round => round.TicketId, ticket => ticket.Id, (round, ticket) => new { Round = round, Ticket = ticket })
            .Join(db.Tenants, row => row.Ticket.TenantId, tenant => tenant.Id, (row, tenant) => new { row.Round, row.Ticket, Tenant = tenant.LegalName })
            .Join(db.Branches, row => row.Ticket.BranchCode, branch => branch.Code, (row, branch) => new
            {
                row.Round,
                row.Tenant,
                branch.TimeZone,
                Number = row.Ticket.Number!,
                Subject = new AccessSubject(row.Ticket.BranchCode, row.Ticket.TenantId, row.Ticket.RequesterId, row.Ticket.CreatedById, row.Ticket.OwnerId, false, row.Ticket.Kind, row.Ticket.NamedApproverId),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rounds.Where(row => access.Allows(reader, Operation.Decide, row.Subject))
                .Select(row => new MadeDecision(
                    row.Round.TicketId, row.Number, row.Tenant, row.TimeZone, row.Round.Outcome!.Value, row.Round.Deciders, row.Round.DecidedAt!.Value))
                .OrderByDescending(decision => decision.At),
        ];
    }
}
