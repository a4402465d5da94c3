using Kalapa.App.Data;
using Kalapa.App.Setup;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Permits;

/// <summary>A permit as its visitors carry it.</summary>
/// <param name="Permit">Code, window, people.</param>
/// <param name="Branch">Where.</param>
/// <param name="Number">The ticket's number.</param>
/// <param name="Snapshot">Work, racks and escort, as printed.</param>
/// <param name="MayCancel">The reader may call the visit off now.</param>
/// <param name="IsReduced">The reader sees no ID data and no code.</param>
/// <param name="CheckAddress">In the QR, as on the printed permit.</param>
public sealed record Pass(Permit Permit, Branch Branch, string Number, PermitSnapshot Snapshot, bool MayCancel, bool IsReduced, string CheckAddress);

/// <summary>Reads a pass by its ticket.</summary>
public sealed class PassDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, PublicAddress address)
{
    /// <summary>The pass; null when there is none or it is not for this reader, which look the same.</summary>
    public async Task<Pass?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.TicketId == ticketId, cancellationToken);
        var ticket = await db.PermitRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (permit is null || ticket is null || !access.Allows(reader, Operation.DownloadPermit, ticket.Subject))
        {
            return null;
        }

        var isReduced = access.Ask(reader, Operation.DownloadPermit, ticket.Subject) == Answer.Reduced;
        if (isReduced)
        {
            permit.HideIdData();
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken);
        var mayCancel = PermitLifecycle.Table.Allowed(permit.State).Contains(PermitAction.CancelVisit) && access.Allows(reader, Operation.CancelVisit, ticket.Subject);
        return new(permit, branch, ticket.Number!, await db.SnapshotOf(permit, ticket, cancellationToken), mayCancel, isReduced, address.OfCheck(permit));
    }
}
