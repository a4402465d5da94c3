using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>For whom and where somebody may open a request.</summary>
/// <param name="Tenants">Companies by name; a client's is the own one.</param>
/// <param name="Branches">Active branches that the reader works for.</param>
public sealed record FilingChoice(IReadOnlyList<Tenant> Tenants, IReadOnlyList<Branch> Branches)
{
    /// <summary>The branches a company's contract covers.</summary>
    public IEnumerable<Branch> For(Tenant? tenant) => Branches.Where(branch => tenant?.AllowedBranches.Contains(branch.Code) == true);
}

/// <summary>Reads the choices of the first page of a request.</summary>
public sealed class FilingChoices(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>What the reader may choose from.</summary>
    public async Task<FilingChoice> For(Actor reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branches = await db.Branches.AsNoTracking().Where(row => row.Active).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var tenants = await db.Tenants.AsNoTracking().Where(row => (row.Status == TenantStatus.Active || row.Status == TenantStatus.Prospect) && (reader.Role != Role.Client || row.Id == reader.TenantId))
            .OrderBy(row => row.LegalName).ToListAsync(cancellationToken);
        return new(tenants, [.. branches.Where(branch => access.Allows(reader, Operation.CreateDraft, new(branch.Code, reader.TenantId)))]);
    }
}
