using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U11: the client says what is still wrong; back in line, before everyone whose place is later.</summary>
public sealed class ReportNotSolved(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>not-solved.reason-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.AnswerSupport, seen);
            var queue = await operation.LockQueue();
            request.NotSolved(operation.Actor, reason, () => queue.Next(operation.Now), operation.Now);
            operation.Say(request, Visibility.Public, PostMessage.Clean(reason));
        }, cancellationToken);
}
