using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>What the verbs on a company share.</summary>
internal static class CompanyCommands
{
    /// <summary>The company, which the actor may do this to.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public static async Task<Tenant> Company(this OperationContext operation, Guid id, Operation right)
    {
        var tenant = await operation.Db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, operation.Cancellation)
            ?? throw new AccessDenied(right, Answer.NotFound);
        operation.Demand(right, CompanySubject.Of(operation.Actor, tenant));
        return tenant;
    }

    /// <summary>The same, held: of two who move it the second sees what the first did.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public static async Task<Tenant> HeldCompany(this OperationContext operation, Guid id, Operation right)
    {
        await operation.Company(id, right);
        return (await operation.Db.Tenants.Where(row => row.Id == id).LockedAsync(operation.Cancellation))!;
    }
}
