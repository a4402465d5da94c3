using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>A company in the list.</summary>
public sealed record TenantRow(Tenant Tenant, int Users, int People) : IStableRow
{
    /// <inheritdoc/>
    public Guid Id => Tenant.Id;
}

/// <summary>A visitor in the list.</summary>
public sealed record PersonRow(Person Person) : IStableRow
{
    /// <inheritdoc/>
    public Guid Id => Person.Id;
}

/// <summary>Companies and their visitors, as far as the reader keeps them (O57).</summary>
public sealed class CompanyDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>All companies by name; none for who does not manage them.</summary>
    public async Task<IReadOnlyList<TenantRow>> All(Actor reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ManageTenants, null))
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Tenants.AsNoTracking().OrderBy(row => row.LegalName).Select(row => new
        {
            Tenant = row,
            Users = db.Users.Count(user => user.TenantId == row.Id && !user.Disabled),
            People = db.People.Count(person => person.TenantId == row.Id && !person.Archived && person.FullName != ""),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TenantRow(row.Tenant, row.Users, row.People))];
    }

    /// <summary>The reader's own company; null for staff.</summary>
    public async Task<Tenant?> Own(Actor reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return reader.TenantId is { } id ? await db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) : null;
    }

    /// <summary>A company's visitors by name, archived ones last; null for who does not keep them.</summary>
    public async Task<IReadOnlyList<Person>?> People(Actor reader, Guid tenantId, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ManagePeople, new(null, tenantId)))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().Where(row => row.TenantId == tenantId && row.FullName != "")
            .OrderBy(row => row.Archived).ThenBy(row => row.FullName).ToListAsync(cancellationToken);
    }

    /// <summary>Branches to choose from, by name.</summary>
    public async Task<IReadOnlyList<Branch>> Branches(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }
}
