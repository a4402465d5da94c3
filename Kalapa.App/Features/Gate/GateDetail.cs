using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>A permit as the guard sees it, with the verdict of this moment.</summary>
/// <param name="Permit">People, window, zones, conditions, equipment.</param>
/// <param name="Branch">The gate.</param>
/// <param name="Number">The ticket's number, which is the permit's name for people.</param>
/// <param name="Tenant">The company's name.</param>
/// <param name="Title">One line that names the work.</param>
/// <param name="Denied">Why nobody may enter on it now; null for yes.</param>
public sealed record GateView(Permit Permit, Branch Branch, string Number, string Tenant, string Title, DenyCode? Denied)
{
    /// <summary>Who escorts, by the kinds of work.</summary>
    public Escort Escort { get; init; }

    /// <summary>The zones it opens, by name and sign.</summary>
    public IEnumerable<Zone> Zones => Branch.Zones.Where(zone => Permit.Zones.Contains(zone.Code));

    /// <summary>The visit may go on after the last one went out: somebody can come back on it.</summary>
    /// <param name="now">The moment.</param>
    public bool MayComeBack(DateTimeOffset now) => Permit.State == PermitState.Active && !Permit.WindowIsOver(now);
}

/// <summary>Reads one permit for the gate; the same view whether its code was typed or its row was chosen.</summary>
public sealed class GateDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>The view; null when the permit is not there or not of a gate of this reader, which look the same.</summary>
    public async Task<GateView?> For(Actor? reader, Guid permitId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.Id == permitId, cancellationToken);
        if (permit is null || !access.Allows(reader, Operation.CheckInOut, new(permit.BranchCode)))
        {
            return null;
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == permit.TenantId, cancellationToken);
        var ticket = await db.Tickets.AsNoTracking().SingleAsync(row => row.Id == permit.TicketId, cancellationToken);
        return new(
            permit, branch, ticket.Number!, tenant.LegalName, ticket.Content.Title,
            GateCheck.Lookup(permit, branch, tenant.Status, time.GetUtcNow()))
        {
            Escort = PermitCatalogue.Default.Terms(ticket.Content.Types).Escort,
        };
    }
}
