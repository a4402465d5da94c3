using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U04: the branch's people do something for it; they read the instruction on their list and among the internal notes.</summary>
public sealed class HandOnTicket(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>hand-on.instruction-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string instruction, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.HandleSupport, seen);
            request.HandOn(operation.Actor, instruction, operation.Now);
            operation.Say(request, Visibility.Internal, PostMessage.Clean(instruction));
        }, cancellationToken);
}
