using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>A company in the list.</summary>
/// <param name="Tenant">The company.</param>
/// <param name="Users">Who may sign in for it.</param>
/// <param name="People">Its visitors.</param>
public sealed record TenantRow(Tenant Tenant, int Users, int People) : IStableRow
{
    /// <summary>Who looks after it, by name; null for nobody.</summary>
    public string? Manager { get; init; }

    /// <summary>Requests of both kinds that are not at their end, at the reader's branches.</summary>
    public int Open { get; init; }

    /// <summary>Follow-ups that are late; 0 for who does not see them.</summary>
    public int Overdue { get; init; }

    /// <summary>The reader may open its page.</summary>
    public bool MayRead { get; init; }

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
public sealed class CompanyDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>All companies by name; none for who does not manage them. Its cost grows with the companies, the open tickets and the open follow-ups, not with what ended.</summary>
    public async Task<IReadOnlyList<TenantRow>> All(Actor reader, CancellationToken cancellationToken = default) =>
        access.Allows(reader, Operation.ManageTenants, null) ? await Read(reader, manages: true, cancellationToken) : [];

    /// <summary>The same for who does not manage them, but may open the pages of some (O71): a supervisor those of the own branches.</summary>
    public async Task<IReadOnlyList<TenantRow>> Seen(Actor reader, CancellationToken cancellationToken = default) =>
        access.Allows(reader, Operation.ManageTenants, null) ? await Read(reader, manages: true, cancellationToken)
        : reader.Role == Role.Supervisor ? await Read(reader, manages: false, cancellationToken)
        : [];

    /// <summary>Who may look after a company: customer service, by name.</summary>
    public async Task<IReadOnlyList<StaffChoice>> Managers(Actor reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ManageTenants, null))
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().Where(row => row.Role == Role.Cs && !row.Disabled).OrderBy(row => row.DisplayName)
            .Select(row => new StaffChoice(row.Id, row.DisplayName)).ToListAsync(cancellationToken);
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

    private async Task<IReadOnlyList<TenantRow>> Read(Actor reader, bool manages, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Tenants.AsNoTracking().OrderBy(row => row.LegalName).Select(row => new
        {
            Tenant = row,
            Users = db.Users.Count(user => user.TenantId == row.Id && !user.Disabled),
            People = db.People.Count(person => person.TenantId == row.Id && !person.Archived && person.FullName != ""),
            Manager = db.Users.Where(user => user.Id == row.ManagerId).Select(user => user.DisplayName).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        string[] branches = [.. reader.Branches];
        var open = await db.Tickets.Where(row => TicketStates.Open.Contains(row.State) && (branches.Length == 0 || branches.Contains(row.BranchCode)))
            .GroupBy(row => row.TenantId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var today = BranchTime.DayOf(time.GetUtcNow());
        var late = !manages ? [] : await db.FollowUps.Where(row => row.DoneAt == null && row.DueOn < today)
            .GroupBy(row => row.TenantId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return
        [
            .. rows.Select(row => new TenantRow(row.Tenant, row.Users, row.People)
            {
                Manager = row.Manager,
                Open = open.GetValueOrDefault(row.Tenant.Id),
                Overdue = late.GetValueOrDefault(row.Tenant.Id),
                MayRead = access.Allows(reader, Operation.ReadCompany, CompanySubject.Of(reader, row.Tenant)),
            }).Where(row => manages || row.MayRead),
        ];
    }
}
