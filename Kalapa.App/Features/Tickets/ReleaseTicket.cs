using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets;

/// <summary>T06: back to its old place in line.</summary>
public sealed class ReleaseTicket(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>release.reason-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.Ticket(ticketId, Operation.Release, seen);
            await operation.LockQueue();
            ticket.Release(operation.Actor, reason, operation.Now);
        }, cancellationToken);
}
