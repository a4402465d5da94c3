using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Queue;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Queue;

/// <summary>T05: a lead takes a ticket before its turn; the exception stays in the audit with how many were jumped.</summary>
public sealed class PickOutOfOrder(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken">No reason; too many in review; no longer waiting.</exception>
    public Task Run(Guid? userId, Guid ticketId, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.TicketInQueue(ticketId, Operation.PickOutOfOrder);
            var jumped = ticket.QueueKey is { } key
                ? await operation.Db.Tickets.Waiting().Before(key).CountAsync(operation.Cancellation)
                : 0;
            ticket.PickBy(operation.Actor, reason, jumped, await operation.CountInReview(operation.Actor.UserId), operation.Now);
        }, cancellationToken);
}
