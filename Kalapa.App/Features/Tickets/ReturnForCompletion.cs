using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets;

/// <summary>T08: the client completes what failed; the message says what.</summary>
public sealed class ReturnForCompletion(UnitOfWork unitOfWork)
{
    /// <param name="userId">The owner.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="message">The public message, composed from the failed papers and edited by the owner.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>return.nothing-failed</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string message, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.Review, seen);
            ticket.ReturnForCompletion(operation.Actor, operation.Now);
            operation.Say(ticket, Visibility.Public, PostMessage.Clean(message));
        }, cancellationToken);
}
