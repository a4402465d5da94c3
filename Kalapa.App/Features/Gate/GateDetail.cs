using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>Reads one permit for the gate; the same view whether its code was typed or its row was chosen.</summary>
public sealed class GateDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    private static readonly string[] Holds = ["P04", "P14"];

    /// <summary>The view; null when the permit is not there or not of a gate of this reader, which look the same.</summary>
    public async Task<GateView?> For(Actor? reader, Guid permitId, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.Id == permitId, cancellationToken);
        if (permit is null || !access.Allows(reader, Operation.CheckInOut, new(permit.BranchCode)))
        {
            return null;
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == permit.TenantId, cancellationToken);
        var ticket = await db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == permit.TicketId, cancellationToken);
        var clock = branch.Clock;
        return new(permit, branch, ticket.Number!, tenant.LegalName, ticket.Title, GateCheck.Lookup(permit, branch, tenant.Status, now))
        {
            Escort = (await db.SnapshotOf(permit, ticket, cancellationToken)).Escort,
            IsEmergency = ticket.Lane == Lane.Emergency,
            Supervisors = await SupervisorsOf(db, branch.Code, cancellationToken),
            HoldReason = permit.State is PermitState.Suspended or PermitState.Revoked ? await ReasonOf(db, ticket.Id, cancellationToken) : null,
            OpensAt = GateCheck.OpensAt(permit, clock, now),
            TurnsAt = permit.MayReopen(now) ? permit.ReopenableUntil!.Value.AddTicks(1) : GateCheck.TurnsAt(permit, clock, now),
            Refusals = await RefusalsOf(db, permit, branch, tenant, now, cancellationToken),
            ReopenableUntil = permit.MayReopen(now) ? permit.ReopenableUntil : null,
            MayClose = permit is { State: PermitState.Active, InsideCount: 0, FirstCheckInAt: not null } && !permit.WindowIsOver(now),
        };
    }

    /// <summary>
    /// The verdict of this moment on a code that was looked up before, for a permit of another branch, which the guard may not open.
    /// It is no look-up of its own: nothing is written.
    /// </summary>
    public async Task<DenyCode> Elsewhere(string code, string gate, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken);
        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == gate, cancellationToken);
        var status = await db.Tenants.Where(row => permit != null && row.Id == permit.TenantId).Select(row => row.Status).SingleOrDefaultAsync(cancellationToken);
        return GateCheck.Lookup(permit, branch, status, time.GetUtcNow()) ?? DenyCode.WrongBranch;
    }

    private static async Task<IReadOnlyList<GateContact>> SupervisorsOf(KalapaDbContext db, string branch, CancellationToken cancellationToken)
    {
        var all = await db.Users.AsNoTracking().Where(row => row.Role == Role.Supervisor && !row.Disabled)
            .Select(row => new { row.DisplayName, row.PhoneNumber, row.Branches }).ToListAsync(cancellationToken);
        return [.. all.Where(row => row.Branches.Contains(branch)).OrderBy(row => row.DisplayName, StringComparer.CurrentCulture).Select(row => new GateContact(row.DisplayName, row.PhoneNumber))];
    }

    private static async Task<string?> ReasonOf(KalapaDbContext db, Guid ticketId, CancellationToken cancellationToken)
    {
        var held = await db.AuditEvents.AsNoTracking().Where(row => row.TicketId == ticketId && Holds.Contains(row.Type))
            .OrderByDescending(row => row.Seq).FirstOrDefaultAsync(cancellationToken);
        return held?.Values.GetValueOrDefault("reason");
    }

    private static async Task<IReadOnlyDictionary<Guid, DenyCode>> RefusalsOf(
        KalapaDbContext db, Permit permit, Branch branch, Tenant tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inside = await db.PeopleInside()
            .Join(db.Permits, person => person.PermitId, row => row.Id, (person, row) => new { row.Id, row.BranchCode, person.PersonId }).ToListAsync(cancellationToken);
        var here = inside.Count(row => row.BranchCode == branch.Code);
        return permit.People
            .Select(person => (person.PersonId, Denied: GateCheck.Entry(permit, person.PersonId, idSeen: true,
                new(branch, tenant.Status, here, inside.Exists(row => row.PersonId == person.PersonId && row.Id != permit.Id)), now)))
            .Where(pair => pair.Denied is not null).ToDictionary(pair => pair.PersonId, pair => pair.Denied!.Value);
    }
}
