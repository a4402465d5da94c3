using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U10: the client says that it is solved.</summary>
public sealed class ConfirmSupport(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>ticket.wrong-state</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.AnswerSupport, seen);
            request.Confirm(operation.Actor, operation.Now);
        }, cancellationToken);
}
