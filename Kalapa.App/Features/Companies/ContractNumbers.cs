using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>R97: a contract's number is one company's.</summary>
internal static class ContractNumbers
{
    /// <exception cref="RuleBroken"><c>company.contract-known</c>, with the company that has it.</exception>
    public static async Task DemandFree(OperationContext operation, Tenant tenant)
    {
        var others = await operation.Db.Tenants.AsNoTracking().Where(row => row.Id != tenant.Id && row.ContractNo != "")
            .Select(row => new { row.LegalName, row.ContractNo }).ToListAsync(operation.Cancellation);
        if (others.Find(other => Key(other.ContractNo) == Key(tenant.ContractNo)) is { } known)
        {
            throw new RuleBroken("company.contract-known", known.LegalName, known.ContractNo) { Field = nameof(Tenant.ContractNo) };
        }
    }

    private static string Key(string contract) => TypedText.Fold(contract).Replace(" ", "", StringComparison.Ordinal);
}
