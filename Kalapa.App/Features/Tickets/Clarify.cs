using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets;

/// <summary>The owner's part of a clarification: answer it (T17), or pass it on to the client (T18).</summary>
public sealed class Clarify(UnitOfWork unitOfWork)
{
    /// <summary>T17.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>answer.missing</c>; <c>ticket.stale</c>.</exception>
    public Task Answer(Guid? userId, Guid ticketId, long seen, string answer, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.AnswerClarification, seen);
            ticket.Answer(operation.Actor, answer, operation.Now);
            operation.Say(ticket, Visibility.Internal, PostMessage.Clean(answer));
        }, cancellationToken);

    /// <summary>T18: the approval is superseded; the client reads the question as a message.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>ask.question-missing</c>; <c>ticket.stale</c>.</exception>
    public Task AskClient(Guid? userId, Guid ticketId, long seen, string question, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.AnswerClarification, seen);
            ticket.AskClient(operation.Actor, question, operation.Now);
            operation.Say(ticket, Visibility.Public, PostMessage.Clean(question));
        }, cancellationToken);
}
