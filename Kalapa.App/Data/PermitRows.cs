using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads the permit board: what is out or has somebody inside, and what ended within the last day.</summary>
public sealed class PermitRows(IDbContextFactory<KalapaDbContext> contexts, TimeProvider time) : IBoardSource<PermitRow>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PermitRow>> ReadAll(CancellationToken cancellationToken) => Read(permits => permits, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PermitRow>> Read(IReadOnlyCollection<Guid> changed, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. changed];
        return Read(permits => permits.Where(permit => ids.Contains(permit.TicketId)), cancellationToken);
    }

    private async Task<IReadOnlyList<PermitRow>> Read(Func<IQueryable<Permit>, IQueryable<Permit>> which, CancellationToken cancellationToken)
    {
        var recent = time.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await which(db.Permits.AsNoTracking().Include(permit => permit.People)
                .Where(permit => permit.EndedAt == null || permit.EndedAt > recent || permit.People.Any(person => person.InsideSince != null)))
            .Join(db.Tickets, permit => permit.TicketId, ticket => ticket.Id, (permit, ticket) => new { Permit = permit, Ticket = ticket })
            .Join(db.Tenants, row => row.Permit.TenantId, tenant => tenant.Id, (row, tenant) => new { row.Permit, row.Ticket, Tenant = tenant.LegalName })
            .Join(db.Branches, row => row.Permit.BranchCode, branch => branch.Code, (row, branch) => new { row.Permit, row.Ticket, row.Tenant, branch.TimeZone })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new PermitRow(
                row.Permit.TicketId, row.Permit.Version + row.Ticket.Version,
                new AccessSubject(row.Ticket.BranchCode, row.Ticket.TenantId, row.Ticket.RequesterId, row.Ticket.CreatedById, row.Ticket.OwnerId))
            {
                PermitId = row.Permit.Id,
                Number = row.Ticket.Number!,
                Tenant = row.Tenant,
                Branch = row.Permit.BranchCode,
                TimeZone = row.TimeZone,
                Title = row.Ticket.Content.Title,
                State = row.Permit.State,
                Window = row.Permit.Window,
                People = [.. row.Permit.People.Select(person => new PermitRowPerson(person.PersonId, person.FullName, person.Company, person.VisitorRole, person.InsideSince))],
                Overstayed = row.Permit.OverstayAlarmedAt is not null,
            }),
        ];
    }
}
