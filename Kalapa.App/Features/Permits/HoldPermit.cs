using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Permits;

/// <summary>
/// The supervisor's hand on a permit: suspend (P04), resume (P05), revoke (P14), close (P09). A second press of the same is the first.
/// </summary>
public sealed class HoldPermit(UnitOfWork unitOfWork)
{
    /// <summary>P04.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>permit.reason-missing</c>; <c>permit.wrong-state</c>.</exception>
    public Task Suspend(Guid? userId, Guid permitId, string reason, CancellationToken cancellationToken = default) =>
        On(userId, permitId, Operation.HoldPermit, "P04", (permit, operation) => permit.Suspend(operation.Actor, reason, operation.Now), cancellationToken);

    /// <summary>P05.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>permit.note-missing</c>; <c>permit.window-over</c>; <c>permit.wrong-state</c>.</exception>
    public Task Resume(Guid? userId, Guid permitId, string note, CancellationToken cancellationToken = default) =>
        On(userId, permitId, Operation.HoldPermit, "P05", (permit, operation) => permit.Resume(operation.Actor, note, operation.Now), cancellationToken);

    /// <summary>P14.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>permit.reason-missing</c>; <c>permit.wrong-state</c>.</exception>
    public Task Revoke(Guid? userId, Guid permitId, string reason, CancellationToken cancellationToken = default) =>
        On(userId, permitId, Operation.HoldPermit, "P14", (permit, operation) => permit.Revoke(operation.Actor, reason, operation.Now), cancellationToken);

    /// <summary>P09, by the supervisor.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>permit.people-inside</c>; <c>permit.wrong-state</c>.</exception>
    public Task Close(Guid? userId, Guid permitId, CancellationToken cancellationToken = default) =>
        On(userId, permitId, Operation.ClosePermit, "P09", (permit, operation) => permit.Close(operation.Actor, operation.Now), cancellationToken);

    /// <summary>P15: the visit is called off before anybody came.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>permit.wrong-state</c>.</exception>
    public Task CancelVisit(Guid? userId, Guid permitId, CancellationToken cancellationToken = default) =>
        On(userId, permitId, Operation.CancelVisit, "P15", (permit, operation) => permit.CancelVisit(operation.Actor, operation.Now), cancellationToken);

    private Task On(
        Guid? userId, Guid permitId, Operation right, string id, Action<Permit, OperationContext> act, CancellationToken cancellationToken) =>
        unitOfWork.Run(userId, async operation =>
        {
            var (permit, ticket) = await operation.PermitWithRequest(permitId, right);
            if (!await operation.Repeats(ticket.Id, id))
            {
                act(permit, operation);
            }
        }, cancellationToken);
}
