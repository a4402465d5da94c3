using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Queue;

namespace Kalapa.App.Features.Tickets;

/// <summary>T25: people stand at the gate, or no longer do. The reason is shown to the client.</summary>
public sealed class SetLane(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>lane.*</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, Lane lane, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.TicketInQueue(ticketId, Operation.SetLane, seen);
            ticket.SetLane(operation.Actor, lane, reason, operation.Now);
        }, cancellationToken);
}
