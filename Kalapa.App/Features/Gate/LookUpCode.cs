using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>What the gate learns from a code.</summary>
/// <param name="PermitId">The permit; null when the code is nobody's or another branch's.</param>
/// <param name="Denied">Why nobody may enter on it now; null for yes.</param>
/// <param name="Elsewhere">The name of the branch where the permit is good, when that is another one.</param>
public sealed record LookUpResult(Guid? PermitId, DenyCode? Denied, string? Elsewhere);

/// <summary>The guard typed or scanned a code. Looked up live, written into the gate's book.</summary>
public sealed class LookUpCode(UnitOfWork unitOfWork, CodeLookupThrottle throttle)
{
    /// <param name="userId">The guard.</param>
    /// <param name="branchCode">The gate.</param>
    /// <param name="typed">As typed: case, spaces and hyphens do not matter.</param>
    /// <param name="device">Which of the guard's screens: what one mistypes holds up no other.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken">
    /// <c>code.slow-down</c> after five wrong codes within a minute. A code whose check character is right is always looked up: a
    /// visitor who brings a good one never waits for somebody's slips.
    /// </exception>
    public Task<LookUpResult> Run(
        Guid? userId, string branchCode, string typed, string device = "", CancellationToken cancellationToken = default)
    {
        if (!PermitCode.TryParse(typed, out var code))
        {
            throttle.Take($"{userId} {device}");
        }

        return unitOfWork.Run(userId, operation => LookUp(operation, branchCode, typed, code), cancellationToken);
    }

    private static async Task<LookUpResult> LookUp(OperationContext operation, string branchCode, string typed, PermitCode? code)
    {
        operation.Demand(Operation.CheckInOut, new(branchCode));
        var gate = await operation.Db.Branches.SingleAsync(row => row.Code == branchCode, operation.Cancellation);
        var permit = code is null ? null : await Find(operation, code);
        if (permit is null)
        {
            operation.Db.GateEvents.Add(GateEvent.UnknownCode(branchCode, typed, operation.Actor, operation.Now));
            return new(null, DenyCode.NotFound, null);
        }

        var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == permit.TenantId, operation.Cancellation);
        var line = permit.LookUp(operation.Actor, gate, tenant.Status, operation.Now, await WasRefused(operation, gate.Code, permit, GateCheck.Lookup(permit, gate, tenant.Status, operation.Now)));
        return permit.BranchCode == branchCode
            ? new(permit.Id, line.DenyCode, null)
            : new(null, line.DenyCode, await operation.Db.Branches.Where(row => row.Code == permit.BranchCode).Select(row => row.Name).SingleAsync(operation.Cancellation));
    }

    private static Task<bool> WasRefused(OperationContext operation, string gate, Permit permit, DenyCode? denied)
    {
        var since = operation.Now - GateEvent.RescanTime;
        return denied is null ? Task.FromResult(false) : operation.Db.GateEvents.AnyAsync(
            line => line.PermitId == permit.Id && line.BranchCode == gate && line.PersonId == null && line.Type == GateEventType.Denied && line.DenyCode == denied && line.At > since,
            operation.Cancellation);
    }

    private static async Task<Permit?> Find(OperationContext operation, PermitCode code)
    {
        var text = code.ToString();
        var permit = await operation.Db.Permits.Where(row => row.Code == text).LockedAsync(operation.Cancellation);
        if (permit is not null)
        {
            await operation.Db.Entry(permit).Collection(row => row.People).LoadAsync(operation.Cancellation);
        }

        return permit;
    }
}
