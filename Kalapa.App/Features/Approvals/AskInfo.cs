using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Approvals;

/// <summary>T16: the supervisor asks before deciding.</summary>
public sealed class AskInfo(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>ask.question-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string question, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.AskInfo, seen);
            ticket.AskInfo(operation.Actor, question, operation.Now);
            operation.Say(ticket, Visibility.Internal, question);
        }, cancellationToken);
}
