using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>What the gate learns from a code.</summary>
/// <param name="PermitId">The permit; null when the code is nobody's or another branch's.</param>
/// <param name="Denied">Why nobody may enter on it now; null for yes.</param>
/// <param name="BranchCode">Where the permit is good.</param>
public sealed record LookUpResult(Guid? PermitId, DenyCode? Denied, string? BranchCode);

/// <summary>The guard typed or scanned a code. Looked up live, written into the gate's book.</summary>
public sealed class LookUpCode(Operations operations, CodeGuessing guessing)
{
    /// <param name="userId">The guard.</param>
    /// <param name="branchCode">The gate.</param>
    /// <param name="typed">As typed: case, spaces and hyphens do not matter.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>code.slow-down</c> after five bad tries within a minute.</exception>
    public async Task<LookUpResult> Run(Guid? userId, string branchCode, string typed, CancellationToken cancellationToken = default)
    {
        guessing.Demand(userId);
        var result = await operations.Run(userId, operation => LookUp(operation, branchCode, typed), cancellationToken);
        if (result.Denied == DenyCode.NotFound)
        {
            guessing.Missed(userId);
        }

        return result;
    }

    private static async Task<LookUpResult> LookUp(OpenOperation operation, string branchCode, string typed)
    {
        operation.Demand(Operation.CheckInOut, new(branchCode));
        var gate = await operation.Db.Branches.SingleAsync(row => row.Code == branchCode, operation.Cancellation);
        var permit = PermitCode.TryParse(typed, out var code) ? await Find(operation, code) : null;
        if (permit is null)
        {
            operation.Db.GateEvents.Add(GateEvent.UnknownCode(branchCode, typed, operation.Actor, operation.Now));
            return new(null, DenyCode.NotFound, null);
        }

        var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == permit.TenantId, operation.Cancellation);
        var line = permit.LookUp(operation.Actor, gate, tenant.Status, operation.Now);
        return line.DenyCode == DenyCode.WrongBranch
            ? new(null, line.DenyCode, permit.BranchCode)
            : new(permit.Id, line.DenyCode, permit.BranchCode);
    }

    private static async Task<Permit?> Find(OpenOperation operation, PermitCode code)
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
