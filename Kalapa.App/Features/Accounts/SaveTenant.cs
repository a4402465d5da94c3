using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>What is filled in about a company.</summary>
public sealed record TenantDraft(string LegalName, string ContractNo, DateOnly ContractTo, TenantStatus Status, IReadOnlyList<string> Branches);

/// <summary>O57: a company's contract, branches and standing. Gate and request forms read them afresh, so a suspension counts at once.</summary>
public sealed class SaveTenant(Operations operations)
{
    /// <param name="userId">CS or admin.</param>
    /// <param name="tenantId">Which; null for a new one.</param>
    /// <param name="draft">The whole form.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>company.name-missing</c>; <c>company.contract-missing</c>; <c>company.branch-missing</c>.</exception>
    public Task<Guid> Run(Guid? userId, Guid? tenantId, TenantDraft draft, CancellationToken cancellationToken = default) =>
        operations.Run(userId, async operation =>
        {
            operation.Demand(Operation.ManageTenants, null);
            Require(draft.LegalName.Trim().Length is > 0 and <= 200, "company.name-missing");
            Require(draft.ContractNo.Trim().Length is > 0 and <= 60, "company.contract-missing");
            var known = await operation.Db.Branches.Select(row => row.Code).ToListAsync(operation.Cancellation);
            string[] branches = [.. draft.Branches.Where(known.Contains).Distinct().Order(StringComparer.Ordinal)];
            Require(branches.Length > 0, "company.branch-missing");

            var tenant = await TenantOf(operation, tenantId);
            (string Key, string Old, string New)[] fields =
            [
                ("name", tenant.LegalName, draft.LegalName.Trim()), ("contract", tenant.ContractNo, draft.ContractNo.Trim()),
                ("until", $"{tenant.ContractTo:O}", $"{draft.ContractTo:O}"), ("status", $"{tenant.Status}", $"{draft.Status}"),
                ("branches", string.Join(", ", tenant.AllowedBranches), string.Join(", ", branches)),
            ];
            var standing = tenant.Status != draft.Status;
            (tenant.LegalName, tenant.ContractNo, tenant.ContractTo, tenant.Status, tenant.AllowedBranches) =
                (draft.LegalName.Trim(), draft.ContractNo.Trim(), draft.ContractTo, draft.Status, branches);
            operation.Note(tenantId is null ? "company.added" : "company.changed",
                [("company", $"{tenant.Id}"), .. fields.Where(field => field.Old != field.New).Select(field => (field.Key, (string?)$"{field.Old} → {field.New}"))]);
            if (standing && tenantId is not null)
            {
                await ShowAgain(operation, tenant.Id);
            }

            return tenant.Id;
        }, cancellationToken);

    private static async Task<Tenant> TenantOf(OpenOperation operation, Guid? id)
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
    private static async Task ShowAgain(OpenOperation operation, Guid tenantId)
    {
        TicketState[] shown = [TicketState.Queued, TicketState.InReview, TicketState.Returned, TicketState.Escalated, TicketState.Clarifying, TicketState.Approved];
        foreach (var ticket in await operation.Db.Tickets.Where(row => row.TenantId == tenantId && shown.Contains(row.State)).ToListAsync(operation.Cancellation))
        {
            operation.Announce(ticket);
        }
    }

    private static void Require(bool holds, string code)
    {
        if (!holds)
        {
            throw new RuleBroken(code);
        }
    }
}
