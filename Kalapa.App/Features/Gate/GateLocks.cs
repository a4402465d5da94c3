using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>What the gate's verbs ask before they take their locks.</summary>
internal static class GateLocks
{
    /// <summary>The permit's branch, read before its lock so that the branch is locked first.</summary>
    /// <exception cref="AccessDenied">Not there, or not of a gate of this actor.</exception>
    public static async Task<string> GateOf(this OperationContext operation, Guid permitId)
    {
        var branch = await operation.Db.Permits.Where(row => row.Id == permitId).Select(row => row.BranchCode).SingleOrDefaultAsync(operation.Cancellation);
        operation.Demand(Operation.CheckInOut, new(branch));
        return branch!;
    }
}
