using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U02: the client's answer brings the request back into line, with credit for the time it waited before.</summary>
public sealed class AnswerSupport(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>answer.missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string answer, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.AnswerSupport, seen);
            var queue = await operation.LockQueue();
            request.Answer(operation.Actor, answer, () => queue.Next(operation.Now), operation.Now);
            operation.Say(request, Visibility.Public, PostMessage.Clean(answer));
        }, cancellationToken);
}
