using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U08: the owner goes on without waiting for the visit. The visit's own request stays as it is.</summary>
public sealed class TakeBackVisit(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>take-back.reason-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.HandleSupport, seen);
            request.TakeBack(operation.Actor, reason, operation.Now);
        }, cancellationToken);
}
