using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Gate;

/// <summary>The last one is out and the work is done (P09); and back again when that was said too early (P19).</summary>
public sealed class CloseVisit(UnitOfWork unitOfWork)
{
    /// <summary>P09, by the gate. A permit that the same press has closed before stays closed.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>permit.people-inside</c>; <c>permit.wrong-state</c>.</exception>
    public Task Run(Guid? userId, Guid permitId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (permit, ticket) = await operation.PermitWithRequest(permitId, Operation.ClosePermit);
        if (!await operation.Repeats(ticket.Id, "P09"))
        {
            permit.Close(operation.Actor, operation.Now);
        }
    }, cancellationToken);

    /// <summary>P19: people may come back, for <see cref="Permit.ReopenTime"/> after the gate closed.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>permit.reopen-too-late</c>; <c>permit.wrong-state</c>.</exception>
    public Task Reopen(Guid? userId, Guid permitId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (permit, ticket) = await operation.PermitWithRequest(permitId, Operation.ClosePermit);
        if (!await operation.Repeats(ticket.Id, "P19"))
        {
            permit.Reopen(operation.Actor, operation.Now);
        }
    }, cancellationToken);
}
