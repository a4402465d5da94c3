using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>P16 and P17: equipment comes in and goes out, line by line. A refusal is an answer, and is in the gate's book.</summary>
public sealed class MoveEquipment(UnitOfWork unitOfWork)
{
    /// <summary>Records a tick; says why the thing may not pass; or says who recorded the same before.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="tick">What goes where.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>equipment.*</c>.</exception>
    public Task<EquipmentAnswer> Tick(Guid? userId, Guid permitId, EquipmentTick tick, CancellationToken cancellationToken = default) =>
        OnPermit(userId, permitId, (permit, branch, tenant, operation) =>
            permit.MoveEquipment(tick, operation.Actor, branch, tenant, operation.Now), cancellationToken);

    /// <summary>A thing that is on no line does not pass; customer service is told.</summary>
    /// <exception cref="RuleBroken"><c>equipment.what-missing</c>.</exception>
    public Task<EquipmentAnswer> TurnAway(Guid? userId, Guid permitId, string what, CancellationToken cancellationToken = default) =>
        OnPermit(userId, permitId, (permit, branch, _, operation) =>
            permit.TurnAwayEquipment(what, operation.Actor, branch, operation.Now), cancellationToken);

    private Task<EquipmentAnswer> OnPermit(
        Guid? userId, Guid permitId, Func<Permit, Branch, TenantStatus, OperationContext, EquipmentAnswer> act, CancellationToken cancellationToken) =>
        unitOfWork.Run(userId, async operation =>
        {
            // Two guards at one line stand in line at the permit's row.
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            var branch = await operation.Db.Branches.SingleAsync(row => row.Code == permit.BranchCode, operation.Cancellation);
            var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == permit.TenantId, operation.Cancellation);
            return act(permit, branch, tenant.Status, operation);
        }, cancellationToken);
}
