using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;

namespace Kalapa.App.Features.Companies;

/// <summary>O57: suspends a company, lets it go on or ends it; gate and forms read it afresh, so it counts at once. O57b: signs its contract.</summary>
public sealed class MoveCompany(UnitOfWork unitOfWork)
{
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">Which.</param>
    /// <param name="action">Suspend, resume or end.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>company.wrong-state</c>; <c>company.contract-missing</c>.</exception>
    public Task Run(Guid? userId, Guid tenantId, TenantAction action, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.ManageTenants, null);
        var tenant = await operation.HeldCompany(tenantId, Operation.ReadCompany);
        var from = tenant.Status;
        tenant.Apply(action);
        operation.Note("company.changed", ("company", $"{tenant.Id}"), ("status", $"{from} → {tenant.Status}"));
        await CompanyStanding.ShowAgain(operation, tenant.Id);
    }, cancellationToken);

    /// <param name="userId">An admin.</param>
    /// <param name="tenantId">A prospect, or a company that ended.</param>
    /// <param name="contractNo">The number.</param>
    /// <param name="contractTo">The last day.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken">As <see cref="Tenant.Sign"/>; <c>company.contract-known</c>, with the company that has it.</exception>
    public Task Sign(Guid? userId, Guid tenantId, string contractNo, DateOnly contractTo, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.SignContract, null);
        // Companies are written under one lock, so that no number is given twice.
        await operation.LockQueue();
        var tenant = await operation.HeldCompany(tenantId, Operation.ReadCompany);
        var (from, contract) = (tenant.Status, tenant.ContractNo);
        tenant.Sign(contractNo, contractTo, BranchTime.DayOf(operation.Now));
        await ContractNumbers.DemandFree(operation, tenant);
        operation.Note("company.changed", ("company", $"{tenant.Id}"), ("status", $"{from} → {tenant.Status}"),
            ("contract", contract == tenant.ContractNo ? null : $"{contract} → {tenant.ContractNo}"), ("until", $"{tenant.ContractTo:O}"));
        await CompanyStanding.ShowAgain(operation, tenant.Id);
    }, cancellationToken);
}
