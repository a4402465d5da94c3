using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Gate;

/// <summary>A badge that was not given back at the exit turned up.</summary>
public sealed class ReturnBadge(UnitOfWork unitOfWork)
{
    /// <summary>Takes it off the list of missing badges.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="badge">Which, as the list names it.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    public Task Run(Guid? userId, MissingBadge badge, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var branch = await operation.LockBranch(await operation.GateOf(badge.PermitId));
            var permit = await operation.Permit(badge.PermitId, Operation.CheckInOut);
            permit.ReturnBadge(operation.Actor, badge.PersonId, badge.Number, branch, operation.Now);
        }, cancellationToken);
}
