using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Approvals.StandIns;

/// <summary>O52: whoever named a stand-in ends it before its last day, or before it began.</summary>
public sealed class WithdrawStandIn(UnitOfWork unitOfWork)
{
    /// <exception cref="RuleBroken"><c>standin.over</c>; <c>standin.not-yours</c>, naming whose it is.</exception>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public Task Run(Guid? userId, Guid id, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var standIn = await operation.Db.StandIns.Where(row => row.Id == id).LockedAsync(operation.Cancellation)
                ?? throw new AccessDenied(Operation.NameStandIn, Answer.NotFound);
            operation.Demand(Operation.NameStandIn, new(standIn.BranchCode));
            if (standIn.ForUserId != operation.Actor.UserId)
            {
                // Another supervisor's absence is not one's own to end.
                throw new RuleBroken("standin.not-yours", standIn.ForName);
            }

            standIn.Withdraw(operation.Now);
            operation.Note("standin.withdrawn", StandInRecord.Values(standIn));
        }, cancellationToken);
}
