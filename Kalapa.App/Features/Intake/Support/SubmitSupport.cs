using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>T02 of a support request: from draft into the one line.</summary>
public sealed class SubmitSupport(UnitOfWork unitOfWork)
{
    /// <summary>Returns the number and the place in line.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken">The faults; the form shows them all before.</exception>
    public Task<Submitted> Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.Submit);
            SupportLifecycle.Table.Next(request.State, TicketAction.Submit);
            var branch = await operation.Db.Branches.SingleAsync(row => row.Code == request.BranchCode, operation.Cancellation);
            var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == request.TenantId, operation.Cancellation);
            var stamp = (await operation.LockQueue()).Next(operation.Now);
            request.Submit(operation.Actor, branch, tenant, stamp, await TicketNumbers.Next(operation, branch, stamp), operation.Now);
            return await Submitted.Of(operation, request);
        }, cancellationToken);
}
