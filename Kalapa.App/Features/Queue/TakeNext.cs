using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Queue;

/// <summary>T04: hands out the head of the caller's scope, atomically and in strict order.</summary>
public sealed class TakeNext(UnitOfWork unitOfWork)
{
    /// <summary>Returns the ticket's id, or null when nothing waits in the caller's scope.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>review.limit</c>: five are in review already.</exception>
    public Task<Guid?> Run(Guid? userId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            operation.Demand(Operation.TakeNext, null);

            // Asked under the agent's own lock and before the queue's, which everybody waits for.
            var inReview = await operation.CountInReview(operation.Actor.UserId);
            if (await operation.LockHead() is not { } head)
            {
                return (Guid?)null;
            }

            head.TakeBy(operation.Actor, inReview, operation.Now);
            return head.Id;
        }, cancellationToken);
}
