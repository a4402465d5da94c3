using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets;

/// <summary>T19: the requester takes it back to edit, before a decision.</summary>
public sealed class WithdrawToEdit(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>ticket.wrong-state</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.WithdrawToEdit, seen);
            ticket.WithdrawToEdit(operation.Actor, operation.Now);
        }, cancellationToken);
}
