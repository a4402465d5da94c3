using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>T11: the papers are good, the branch's supervisor decides.</summary>
public sealed class EscalateTicket(UnitOfWork unitOfWork)
{
    /// <exception cref="RuleBroken"><c>escalate.*</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.Escalate, seen);
            ticket.Escalate(
                operation.Actor, await operation.SubmissionContext(ticket), (await BranchDeciders.Read(operation.Db, operation.Now, operation.Cancellation)).Of(ticket),
                await operation.VisitorUsers(ticket), await OwesPapers(operation, ticket), operation.Now);
        }, cancellationToken);

    /// <summary>T28: another emergency of the company is past its 24 h and still owes papers.</summary>
    private static async Task<bool> OwesPapers(OperationContext operation, PermitRequest ticket)
    {
        if (!ticket.Content.Types.Contains(PermitType.Emergency))
        {
            return false;
        }

        var due = operation.Now - PermitRequest.AfterEntryTime;
        var entered = operation.Db.Permits.Where(permit => permit.FirstCheckInAt != null && permit.FirstCheckInAt <= due);
        var others = await operation.Db.PermitRequests.AsNoTracking().Include(row => row.Documents)
            .Where(row => row.TenantId == ticket.TenantId && row.State == TicketState.Approved && row.Id != ticket.Id
                && entered.Any(permit => permit.TicketId == row.Id))
            .ToListAsync(operation.Cancellation);
        return others.Any(other => other.OwedAfterEntry(PermitCatalogue.Default).Count > 0);
    }
}
