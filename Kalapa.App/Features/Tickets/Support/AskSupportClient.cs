using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U01: the owner needs to know something; the client reads it as a message.</summary>
public sealed class AskSupportClient(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>ask.question-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string question, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.HandleSupport, seen);
            request.AskClient(operation.Actor, question, operation.Now);
            operation.Say(request, Visibility.Public, PostMessage.Clean(question));
        }, cancellationToken);
}
