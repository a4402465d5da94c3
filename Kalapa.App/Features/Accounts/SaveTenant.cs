using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What is filled in about a company.</summary>
public sealed record TenantDraft(string LegalName, string ContractNo, DateOnly ContractTo, TenantStatus Status, IReadOnlyList<string> Branches);

/// <summary>O57: a company's contract, branches and standing. Gate and request forms read them afresh, so a suspension counts at once.</summary>
public sealed class SaveTenant(UnitOfWork unitOfWork)
{
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">Which; null for a new one.</param>
    /// <param name="draft">The whole form.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken">
    /// Everything that is wrong of <c>company.name-missing</c>, <c>company.contract-missing</c>, <c>company.until</c> and <c>company.branch-missing</c>;
    /// then <c>company.known</c> or <c>company.contract-known</c>, with the company that is there already and the way to it.
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
            faults.Require(TypedText.IsName(contract) && contract.Length <= 60, nameof(draft.ContractNo), "company.contract-missing");
            faults.Require(TypedDate.IsMeant(draft.ContractTo), nameof(draft.ContractTo), "company.until");
            faults.Require(branches.Length > 0, nameof(draft.Branches), "company.branch-missing");
            faults.ThrowIfAny();

            await operation.LockQueue();
            var tenant = await TenantOf(operation, tenantId);
            await DemandNew(operation, tenant, name, contract);
            (string Key, string Old, string New)[] fields =
            [
                ("name", tenant.LegalName, name), ("contract", tenant.ContractNo, contract),
                ("until", $"{tenant.ContractTo:O}", $"{draft.ContractTo:O}"), ("status", $"{tenant.Status}", $"{draft.Status}"),
                ("branches", string.Join(", ", tenant.AllowedBranches), string.Join(", ", branches)),
            ];
            var standing = tenant.Status != draft.Status;
            (tenant.LegalName, tenant.ContractNo, tenant.ContractTo, tenant.Status, tenant.AllowedBranches) =
                (name, contract, draft.ContractTo, draft.Status, branches);
            operation.Note(tenantId is null ? "company.added" : "company.changed",
                [("company", $"{tenant.Id}"), .. fields.Where(field => field.Old != field.New).Select(field => (field.Key, (string?)$"{field.Old} → {field.New}"))]);
            if (standing && tenantId is not null)
            {
                await ShowAgain(operation, tenant.Id);
            }

            return tenant.Id;
        }, cancellationToken);

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
                : moved && ContractKey(other.ContractNo) == contractKey ? "company.contract-known"
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

        var tenant = new Tenant { Id = Guid.CreateVersion7(operation.Now), LegalName = "", ContractNo = "" };
        operation.Db.Tenants.Add(tenant);
        return tenant;
    }

    /// <summary>Open requests and permits stand on boards and pages: those read again.</summary>
    private static async Task ShowAgain(OperationContext operation, Guid tenantId)
    {
        foreach (var ticket in await operation.Db.Tickets.Where(row => row.TenantId == tenantId && TicketStates.Open.Contains(row.State)).ToListAsync(operation.Cancellation))
        {
            operation.Announce(ticket);
        }
    }
}
