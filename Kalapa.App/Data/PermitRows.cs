using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads the permit board: what is out or has somebody inside, and what ended within the last day.</summary>
public sealed class PermitRows(IDbContextFactory<KalapaDbContext> contexts, TimeProvider time) : IBoardSource<PermitRow>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A permit comes out when its ticket is approved, and after that the ticket comes back to no state before (T24, T31).</summary>
    public bool MayConcern(TicketChanged change) => change.State >= TicketState.Approved;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PermitRow>> ReadAll(CancellationToken cancellationToken)
    {
        var recent = time.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Which first: with the people beside it, SQLite walks through all permits in the order of their keys.
        Guid[] ids =
        [
            .. await Out(db, recent).Select(permit => permit.Id).ToListAsync(cancellationToken),
            .. await StillInside(db, recent).Select(permit => permit.Id).ToListAsync(cancellationToken),
        ];
        return await Read(db, db.Permits.Where(permit => ids.Contains(permit.Id)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, long>> ReadVersions(CancellationToken cancellationToken)
    {
        var recent = time.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        Dictionary<Guid, long> versions = [];
        foreach (var permits in new[] { Out(db, recent), StillInside(db, recent) })
        {
            await foreach (var row in permits
                .Join(db.Tickets, permit => permit.TicketId, ticket => ticket.Id, (permit, ticket) => new { permit.TenantId, permit.BranchCode, ticket.Id, Version = permit.Version + ticket.Version })
                .Join(db.Tenants, row => row.TenantId, tenant => tenant.Id, (row, tenant) => new { row.Id, row.Version, row.BranchCode, tenant.LegalName, tenant.Status })
                .Join(db.Branches, row => row.BranchCode, branch => branch.Code, (row, branch) => new { row.Id, row.Version, row.LegalName, row.Status, branch.TimeZone })
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                versions[row.Id] = RowVersion.Of(row.Version, row.LegalName, row.Status, row.TimeZone);
            }
        }

        return versions;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PermitRow>> Read(IReadOnlyCollection<Guid> changed, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. changed];
        var recent = time.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Read(db, db.Permits.Where(permit => ids.Contains(permit.TicketId)
            && (permit.EndedAt == null || permit.EndedAt > recent || permit.People.Any(person => person.InsideSince != null))), cancellationToken);
    }

    // Two questions with an index each: asked in one with OR, a database reads every permit there ever was.
    private static IQueryable<Permit> Out(KalapaDbContext db, DateTimeOffset recent) => db.Permits.Where(permit => permit.EndedAt == null || permit.EndedAt > recent);

    private static IQueryable<Permit> StillInside(KalapaDbContext db, DateTimeOffset recent) =>
        db.Permits.Where(permit => permit.EndedAt <= recent
            && db.PeopleInside().Select(person => person.PermitId).Contains(permit.Id));

    private static async Task<IReadOnlyList<PermitRow>> Read(KalapaDbContext db, IQueryable<Permit> permits, CancellationToken cancellationToken)
    {
        var rows = await permits.AsNoTracking().Include(permit => permit.People)
            .Join(db.Tickets, permit => permit.TicketId, ticket => ticket.Id, (permit, ticket) => new { Permit = permit, Ticket = ticket })
            .Join(db.Tenants, row => row.Permit.TenantId, tenant => tenant.Id, (row, tenant) => new { row.Permit, row.Ticket, Tenant = tenant.LegalName, tenant.Status })
            .Join(db.Branches, row => row.Permit.BranchCode, branch => branch.Code, (row, branch) => new { row.Permit, row.Ticket, row.Tenant, row.Status, branch.TimeZone })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new PermitRow(
                row.Permit.TicketId, RowVersion.Of(row.Permit.Version + row.Ticket.Version, row.Tenant, row.Status, row.TimeZone),
                new AccessSubject(row.Ticket.BranchCode, row.Ticket.TenantId, row.Ticket.RequesterId, row.Ticket.CreatedById, row.Ticket.OwnerId, false, TicketKind.Permit, row.Ticket.NamedApproverId))
            {
                PermitId = row.Permit.Id,
                Number = row.Ticket.Number!,
                Tenant = row.Tenant,
                Branch = row.Permit.BranchCode,
                TimeZone = row.TimeZone,
                Title = row.Ticket.Title,
                State = row.Permit.State,
                Window = row.Permit.Window,
                People = [.. row.Permit.People.Select(person => new PermitRowPerson(person.PersonId, person.FullName, person.Company, person.VisitorRole, person.InsideSince))],
                TenantSuspended = row.Status != TenantStatus.Active && row.Status != TenantStatus.Prospect,
                IsEmergency = row.Ticket.Lane == Lane.Emergency,
                EquipmentInside = row.Permit.EquipmentInside,
                Overstayed = row.Permit.OverstayAlarmedAt is not null,
            }),
        ];
    }
}
