using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>P02 and P03: people come in and go out, one by one. A refusal is an answer, and is in the gate's book.</summary>
public sealed class PassGate(Operations operations)
{
    /// <summary>Lets a person in; or says why not.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="personId">Who stands there.</param>
    /// <param name="idSeen">"ID seen, name matches".</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    public Task<DenyCode?> CheckIn(
        Guid? userId, Guid permitId, Guid personId, bool idSeen, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            var branchCode = await GateOf(operation, permitId);
            var branch = await operation.LockBranch(branchCode);

            // One person is in one place: two gates asking at once stand in line here.
            await operation.Db.People.Where(person => person.Id == personId).LockedAsync(operation.Cancellation);
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == permit.TenantId, operation.Cancellation);
            var inside = operation.Db.Permits.SelectMany(row => row.People, (row, person) => new { row.Id, row.BranchCode, person.PersonId, person.InsideSince })
                .Where(row => row.InsideSince != null);
            var situation = new GateSituation(
                branch, tenant.Status,
                await inside.CountAsync(row => row.BranchCode == branchCode, operation.Cancellation),
                await inside.AnyAsync(row => row.PersonId == personId && row.Id != permitId, operation.Cancellation));
            return permit.CheckIn(operation.Actor, personId, idSeen, situation, operation.Now).DenyCode;
        }, cancellationToken);

    /// <summary>Lets a person out: always, while inside. The last one out may end the visit.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="personId">Who leaves.</param>
    /// <param name="workDone">Nobody comes back: the permit closes with the last one out (P09).</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    public Task<DenyCode?> CheckOut(
        Guid? userId, Guid permitId, Guid personId, bool workDone, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            var branch = await operation.LockBranch(await GateOf(operation, permitId));
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            var denied = permit.CheckOut(operation.Actor, personId, branch, operation.Now).DenyCode;
            if (denied is null && workDone && permit is { InsideCount: 0, State: PermitState.Active })
            {
                operation.Demand(Operation.ClosePermit, new(permit.BranchCode, permit.TenantId));
                permit.Close(operation.Actor, operation.Now);
            }

            return denied;
        }, cancellationToken);

    /// <summary>Somebody who is not on the list is turned away; it is in the gate's book.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit that was shown.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    public Task<DenyCode?> TurnAway(Guid? userId, Guid permitId, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            var branch = await operation.LockBranch(await GateOf(operation, permitId));
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            return permit.TurnAway(operation.Actor, branch, operation.Now).DenyCode;
        }, cancellationToken);

    /// <summary>The permit's branch, read before its lock so that the branch is locked first.</summary>
    private static async Task<string> GateOf(OpenOperation operation, Guid permitId)
    {
        var branch = await operation.Db.Permits.Where(row => row.Id == permitId).Select(row => row.BranchCode).SingleOrDefaultAsync(operation.Cancellation);
        operation.Demand(Operation.CheckInOut, new(branch));
        return branch!;
    }
}
