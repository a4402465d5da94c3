using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Approvals.StandIns;

/// <summary>O52: a supervisor names who decides in an own branch for some days.</summary>
public sealed class NameStandIn(UnitOfWork unitOfWork)
{
    /// <summary>Names one; when its first day runs already it begins at once.</summary>
    /// <param name="userId">Who will be away.</param>
    /// <param name="branchCode">One of the own branches.</param>
    /// <param name="standInId">Who decides meanwhile.</param>
    /// <param name="from">The first day, by the branch's calendar.</param>
    /// <param name="to">The last day.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>standin.*</c>.</exception>
    /// <exception cref="AccessDenied">Not for this actor.</exception>
    public Task<Guid> Run(Guid? userId, string branchCode, Guid standInId, DateOnly from, DateOnly to, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            operation.Demand(Operation.NameStandIn, new(branchCode));

            // Two who name somebody for one branch at once do so one after the other.
            var branch = await operation.LockBranch(branchCode);
            var account = await operation.Db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == standInId && !row.Disabled, operation.Cancellation)
                ?? throw new AccessDenied(Operation.NameStandIn, Answer.NotFound);
            var ahead = await operation.Db.StandIns.AsNoTracking().Where(row => row.BranchCode == branchCode && row.WithdrawnAt == null && row.EndsAt > operation.Now).ToListAsync(operation.Cancellation);
            var standIn = StandIn.NameOne(operation.Actor, branchCode, account.ToActor(), from, to, branch.Clock, ahead, operation.Now);
            operation.Db.StandIns.Add(standIn);
            operation.Note("standin.named", StandInRecord.Values(standIn));
            if (standIn.TellBegin(operation.Now))
            {
                operation.Note("standin.begun", StandInRecord.Values(standIn));
            }

            return standIn.Id;
        }, cancellationToken);
}
