using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads what a permit's paper says.</summary>
internal static class PermitSnapshots
{
    /// <summary>The permit's own snapshot; for one from before they were kept, the same facts from its request and decision as they are now.</summary>
    public static async Task<PermitSnapshot> SnapshotOf(this KalapaDbContext db, Permit permit, PermitRequest request, CancellationToken cancellationToken)
    {
        if (permit.Snapshot is { } kept)
        {
            return kept;
        }

        var grant = (await db.Set<Approval>().AsNoTracking().Where(row => row.TicketId == request.Id).ToListAsync(cancellationToken))
            .Where(row => row.Outcome is Outcome.Approved or Outcome.ApprovedWithConditions).MaxBy(row => row.DecidedAt)!;
        return PermitSnapshot.Of(permit, request.Content, grant, new(
            await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken),
            await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == permit.TenantId, cancellationToken),
            PermitCatalogue.Default));
    }
}
