using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>A company as its page shows it beside its timeline and its figures.</summary>
/// <param name="Tenant">Contract, branches, standing.</param>
/// <param name="Manager">Who looks after it, by name; null for nobody.</param>
/// <param name="Contacts">Whom to call: emergency contacts first, then by name.</param>
public sealed record CompanyView(Tenant Tenant, string? Manager, IReadOnlyList<CompanyContact> Contacts)
{
    /// <summary>The reader writes contacts, notes and follow-ups (O72); a supervisor reads the own branches' part alone.</summary>
    public bool MayKeep { get; init; }

    /// <summary>The reader signs contracts.</summary>
    public bool MaySign { get; init; }

    /// <summary>What is open, the most urgent first, then the latest that were done; none for a supervisor.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    /// <summary>The company's users, to make contacts of.</summary>
    public IReadOnlyList<CompanyUser> Users { get; init; } = [];

    /// <summary>Customer service, to do follow-ups.</summary>
    public IReadOnlyList<StaffChoice> Staff { get; init; } = [];
}

/// <summary>A user of the company.</summary>
public sealed record CompanyUser(Guid Id, string Name, string Email);

/// <summary>Reads a company's page (O71).</summary>
public sealed class CompanyProfile(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>So many follow-ups that were done stand below those that are open.</summary>
    public const int DoneShown = 10;

    /// <summary>Most open follow-ups of one company that are shown.</summary>
    public const int OpenShown = 100;

    /// <summary>The view; null when it is not there or not for the reader, which look the same. Six reads by key or by the company's index.</summary>
    public async Task<CompanyView?> For(Actor? reader, Guid tenantId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == tenantId, cancellationToken);
        if (tenant is null || reader is null || !access.Allows(reader, Operation.ReadCompany, CompanySubject.Of(reader, tenant)))
        {
            return null;
        }

        var contacts = await db.CompanyContacts.AsNoTracking().Where(row => row.TenantId == tenantId).ToListAsync(cancellationToken);
        var manager = await db.Users.Where(row => row.Id == tenant.ManagerId).Select(row => row.DisplayName).SingleOrDefaultAsync(cancellationToken);
        var view = new CompanyView(tenant, manager, [.. contacts.OrderByDescending(row => row.IsEmergency).ThenBy(row => row.FullName, StringComparer.InvariantCulture)])
        {
            MaySign = access.Allows(reader, Operation.SignContract, null),
        };
        if (!access.Allows(reader, Operation.KeepCompany, CompanySubject.Of(reader, tenant)))
        {
            return view;
        }

        var followUps = db.FollowUps.AsNoTracking().Where(row => row.TenantId == tenantId);
        return view with
        {
            MayKeep = true,
            FollowUps =
            [
                .. await followUps.Where(row => row.DoneAt == null).OrderBy(row => row.DueOn).Take(OpenShown).ToListAsync(cancellationToken),
                .. await followUps.Where(row => row.DoneAt != null).OrderByDescending(row => row.DoneAt).Take(DoneShown).ToListAsync(cancellationToken),
            ],
            Users = await db.Users.AsNoTracking().Where(row => row.TenantId == tenantId && !row.Disabled).OrderBy(row => row.DisplayName)
                .Select(row => new CompanyUser(row.Id, row.DisplayName, row.Email ?? "")).ToListAsync(cancellationToken),
            Staff = await db.Users.AsNoTracking().Where(row => row.Role == Role.Cs && !row.Disabled).OrderBy(row => row.DisplayName)
                .Select(row => new StaffChoice(row.Id, row.DisplayName)).ToListAsync(cancellationToken),
        };
    }
}
