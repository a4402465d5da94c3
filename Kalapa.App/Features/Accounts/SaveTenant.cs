using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What is filled in about a company.</summary>
/// <param name="LegalName">As in the contract.</param>
/// <param name="ContractNo">Nothing is kept of it for a company without a contract.</param>
/// <param name="ContractTo">Likewise.</param>
/// <param name="Status">A new one is a prospect or a client; a client is suspended or goes on. What a contract or its end leads to is the company's own page's matter.</param>
/// <param name="Branches">Where its people may enter.</param>
public sealed record TenantDraft(string LegalName, string ContractNo, DateOnly ContractTo, TenantStatus Status, IReadOnlyList<string> Branches)
{
    /// <summary>The person of customer service who looks after it; null for nobody.</summary>
    public Guid? ManagerId { get; init; }

    /// <summary>As it stands.</summary>
    public static TenantDraft Of(Tenant tenant) =>
        new(tenant.LegalName, tenant.ContractNo, tenant.ContractTo, tenant.Status, tenant.AllowedBranches) { ManagerId = tenant.ManagerId };

    /// <summary>It stands on a contract that is written here.</summary>
    internal bool HasContract => Status is TenantStatus.Active or TenantStatus.Suspended;
}

/// <summary>O57: a company's contract, branches and standing. Gate and request forms read them afresh, so a suspension counts at once.</summary>
public sealed class SaveTenant(UnitOfWork unitOfWork)
{
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">Which; null for a new one.</param>
    /// <param name="draft">The whole form.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken">
    /// Everything that is wrong of <c>company.name-missing</c>, <c>company.contract-missing</c>, <c>company.until</c> and <c>company.branch-missing</c>;
    /// then <c>company.wrong-state</c> for a standing that does not follow, <c>company.manager</c>, and <c>company.known</c> or <c>company.contract-known</c>, with the company that is there already and the way to it.
    /// </exception>
    public Task<Guid> Run(Guid? userId, Guid? tenantId, TenantDraft draft, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            operation.Demand(Operation.ManageTenants, null);
            var (name, contract) = (TypedText.Line(draft.LegalName), TypedText.Line(draft.ContractNo));
            var known = await operation.Db.Branches.Select(row => row.Code).ToListAsync(operation.Cancellation);
            string[] branches = [.. draft.Branches.Where(known.Contains).Distinct().Order(StringComparer.Ordinal)];
            var faults = new FormFaults();
            faults.Require(TypedText.IsName(name) && name.Length <= 200, nameof(draft.LegalName), "company.name-missing");
            faults.Require(!draft.HasContract || (TypedText.IsName(contract) && contract.Length <= Tenant.LongestContractNo), nameof(draft.ContractNo), "company.contract-missing");
            faults.Require(!draft.HasContract || TypedDate.IsMeant(draft.ContractTo), nameof(draft.ContractTo), "company.until");
            faults.Require(branches.Length > 0, nameof(draft.Branches), "company.branch-missing");
            faults.ThrowIfAny();

            await operation.LockQueue();
            var tenant = await TenantOf(operation, tenantId);
            (contract, var until) = draft.HasContract ? (contract, draft.ContractTo) : (tenant.ContractNo, tenant.ContractTo);
            await DemandNew(operation, tenant, name, contract);
            await DemandManager(operation, tenant, draft.ManagerId);
            (string Key, string Old, string New)[] fields =
            [
                ("name", tenant.LegalName, name), ("contract", tenant.ContractNo, contract),
                ("until", $"{tenant.ContractTo:O}", $"{until:O}"), ("status", $"{tenant.Status}", $"{draft.Status}"),
                ("branches", string.Join(", ", tenant.AllowedBranches), string.Join(", ", branches)), ("manager", $"{tenant.ManagerId}", $"{draft.ManagerId}"),
            ];
            var standing = tenantId is null ? Begin(tenant, draft.Status) : Move(tenant, draft.Status);
            (tenant.LegalName, tenant.ContractNo, tenant.ContractTo, tenant.AllowedBranches, tenant.ManagerId) = (name, contract, until, branches, draft.ManagerId);
            operation.Note(tenantId is null ? "company.added" : "company.changed",
                [("company", $"{tenant.Id}"), .. fields.Where(field => field.Old != field.New).Select(field => (field.Key, (string?)$"{field.Old} → {field.New}"))]);
            if (standing)
            {
                await CompanyStanding.ShowAgain(operation, tenant.Id);
            }

            return tenant.Id;
        }, cancellationToken);

    private static bool Begin(Tenant tenant, TenantStatus status)
    {
        tenant.Status = status is TenantStatus.Prospect or TenantStatus.Active ? status : throw new RuleBroken("company.wrong-state", tenant.Status, status);
        return false;
    }

    private static bool Move(Tenant tenant, TenantStatus status)
    {
        switch (tenant.Status, status)
        {
            case var (from, to) when from == to:
                return false;
            case (TenantStatus.Active, TenantStatus.Suspended):
                tenant.Apply(TenantAction.Suspend);
                return true;
            case (TenantStatus.Suspended, TenantStatus.Active):
                tenant.Apply(TenantAction.Resume);
                return true;
            default:
                throw new RuleBroken("company.wrong-state", tenant.Status, status);
        }
    }

    // Who looked after it and left since stays until somebody else is chosen.
    private static async Task DemandManager(OperationContext operation, Tenant tenant, Guid? managerId)
    {
        if (managerId is not null && managerId != tenant.ManagerId
            && !await operation.Db.Users.AnyAsync(row => row.Id == managerId && !row.Disabled && row.Role == Role.Cs, operation.Cancellation))
        {
            throw new RuleBroken("company.manager") { Field = nameof(TenantDraft.ManagerId) };
        }
    }

    /// <summary>
    /// R97: whoever writes a company that is there already is led to it. Companies are written under one lock, so that of two the second
    /// sees the first.
    /// </summary>
    private static async Task DemandNew(OperationContext operation, Tenant tenant, string name, string contract)
    {
        var (nameKey, contractKey) = (TypedText.CompanyKey(name), ContractKey(contract));
        // What stays as it was is nobody's new mistake: two companies of old days that are alike can still be suspended.
        var (renamed, moved) = (TypedText.CompanyKey(tenant.LegalName) != nameKey, ContractKey(tenant.ContractNo) != contractKey);
        foreach (var other in await operation.Db.Tenants.AsNoTracking().Where(row => row.Id != tenant.Id).OrderBy(row => row.LegalName).ToListAsync(operation.Cancellation))
        {
            var code = renamed && TypedText.CompanyKey(other.LegalName) == nameKey ? "company.known"
                : moved && contractKey.Length > 0 && ContractKey(other.ContractNo) == contractKey ? "company.contract-known"
                : null;
            if (code is not null)
            {
                throw new RuleBroken(code, other.LegalName, other.ContractNo) { Field = $"{other.Id}" };
            }
        }
    }

    private static string ContractKey(string contract) => TypedText.Fold(contract).Replace(" ", "", StringComparison.Ordinal);

    private static async Task<Tenant> TenantOf(OperationContext operation, Guid? id)
    {
        if (id is not null)
        {
            return await operation.Db.Tenants.Where(row => row.Id == id).LockedAsync(operation.Cancellation)
                ?? throw new AccessDenied(Operation.ManageTenants, Answer.NotFound);
        }

        var tenant = new Tenant { Id = Guid.CreateVersion7(operation.Now), LegalName = "", ContractNo = "", ContractTo = Tenant.NoContract };
        operation.Db.Tenants.Add(tenant);
        return tenant;
    }
}
