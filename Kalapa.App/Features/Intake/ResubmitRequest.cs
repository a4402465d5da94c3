using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Intake;

/// <summary>T09: the completed request is back in line, with credit for the time it waited before.</summary>
public sealed class ResubmitRequest(UnitOfWork unitOfWork)
{
    /// <summary>Returns the number and the place in line.</summary>
    public Task<Submitted> Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.Resubmit);
            var context = await operation.SubmissionContext(ticket);
            var queue = await operation.LockQueue();
            ticket.Resubmit(operation.Actor, context, () => queue.Next(operation.Now), operation.Now);
            return await Submitted.Of(operation, ticket);
        }, cancellationToken);
}
