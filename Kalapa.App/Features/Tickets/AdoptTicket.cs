using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets;

/// <summary>T30: somebody takes care of a ticket that lost its owner.</summary>
public sealed class AdoptTicket(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>adopt.has-owner</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.Ticket(ticketId, Operation.Adopt);
            ticket.Adopt(operation.Actor, operation.Now);
        }, cancellationToken);
}
