using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Announcements;

/// <summary>An announcement as staff sees it.</summary>
/// <param name="Announcement">All of it.</param>
/// <param name="MayWithdraw">It is not over, and the reader may speak to all whom it is for.</param>
public sealed record AnnouncementRow(ClientAnnouncement Announcement, bool MayWithdraw) : IStableRow
{
    /// <inheritdoc/>
    public Guid Id => Announcement.Id;

    /// <summary>The chosen companies by name.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];
}

/// <summary>What staff makes announcements from.</summary>
/// <param name="Rows">Current and coming ones first, then those that are over; the newest first.</param>
/// <param name="Tenants">Companies that the reader may speak to, by name.</param>
/// <param name="Branches">Branches, likewise.</param>
/// <param name="MaySpeakToAll">The reader serves every branch.</param>
public sealed record AnnouncementDesk(IReadOnlyList<AnnouncementRow> Rows, IReadOnlyList<Tenant> Tenants, IReadOnlyList<Branch> Branches, bool MaySpeakToAll);

/// <summary>Announcements for those who make them (O72).</summary>
public sealed class AnnouncementList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>So many that are over are shown.</summary>
    public const int Past = 50;

    /// <summary>The desk; null for who makes none. It reads what is not over by its index, and the latest <see cref="Past"/> of the others.</summary>
    public async Task<AnnouncementDesk?> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var branches = all.Where(row => reader is not null && access.Allows(reader, Operation.KeepCompany, new(row.Code))).ToList();
        if (reader is null || branches.Count == 0)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var tenants = await db.Tenants.AsNoTracking().OrderBy(row => row.LegalName).ToListAsync(cancellationToken);
        var names = tenants.ToDictionary(row => row.Id, row => row.LegalName);
        List<ClientAnnouncement> found =
        [
            .. await db.ClientAnnouncements.AsNoTracking().Where(row => row.Until > now).OrderByDescending(row => row.From).ToListAsync(cancellationToken),
            .. await db.ClientAnnouncements.AsNoTracking().Where(row => row.Until <= now).OrderByDescending(row => row.Until).Take(Past).ToListAsync(cancellationToken),
        ];
        List<AnnouncementRow> rows = [];
        foreach (var row in found)
        {
            var subjects = await AnnouncementScope.Subjects(db, reader, row.Audience, row.TenantIds, row.BranchCodes, cancellationToken);
            if (subjects.Any(subject => access.Allows(reader, Operation.KeepCompany, subject)))
            {
                var mayWithdraw = row.WithdrawnAt is null && row.Until > now && subjects.All(subject => access.Allows(reader, Operation.KeepCompany, subject));
                rows.Add(new(row, mayWithdraw) { Companies = [.. row.TenantIds.Select(id => names.GetValueOrDefault(id, "–"))] });
            }
        }

        return new(rows, [.. tenants.Where(row => access.Allows(reader, Operation.KeepCompany, CompanySubject.Of(reader, row)))], branches, branches.Count == all.Count);
    }

    /// <summary>What is current for a company, for its page; none for who makes no announcements to it.</summary>
    public async Task<IReadOnlyList<ClientAnnouncement>> OfCompany(Actor? reader, Tenant tenant, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.KeepCompany, CompanySubject.Of(reader, tenant)))
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var rows = await db.ClientAnnouncements.AsNoTracking().Where(row => row.Until > now && row.WithdrawnAt == null).OrderBy(row => row.From).ToListAsync(cancellationToken);
        return [.. rows.Where(row => row.IsFor(tenant.Id, tenant.AllowedBranches))];
    }
}
