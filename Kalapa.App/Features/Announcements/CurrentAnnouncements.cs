using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Announcements;

/// <summary>An announcement as a client reads it: nobody learns whom else it is for.</summary>
/// <param name="Id">Key.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">In the reader's language.</param>
/// <param name="From">From when it is shown.</param>
/// <param name="Until">Until when.</param>
public sealed record CurrentAnnouncement(Guid Id, AnnouncementKind Kind, AnnouncementText Text, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What is current for somebody.</summary>
/// <param name="Rows">Planned work first, then the newest.</param>
/// <param name="NextChange">When one begins or ends without anybody's doing; null for never.</param>
public sealed record AnnouncedNow(IReadOnlyList<CurrentAnnouncement> Rows, DateTimeOffset? NextChange);

/// <summary>The announcements of a client's home (O72b), without those that the reader wants to see no more.</summary>
public sealed class CurrentAnnouncements(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>None for staff. It reads those that are not over yet, which are few, by their index.</summary>
    public async Task<AnnouncedNow> For(Actor? reader, bool english, CancellationToken cancellationToken = default)
    {
        if (reader?.TenantId is not { } company || !access.Allows(reader, Operation.ReadAnnouncement, new(null, company)))
        {
            return new([], null);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var rows = await db.ClientAnnouncements.AsNoTracking().Where(row => row.Until > now && row.WithdrawnAt == null
            && !db.AnnouncementDismissals.Any(dismissal => dismissal.UserId == reader.UserId && dismissal.AnnouncementId == row.Id)).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return new([], null);
        }

        var branches = await db.Tenants.Where(row => row.Id == company).Select(row => row.AllowedBranches).SingleAsync(cancellationToken);
        var own = rows.Where(row => row.IsFor(company, branches)).ToList();
        return new(
            [
                .. own.Where(row => row.IsCurrent(now)).OrderBy(row => row.Kind).ThenByDescending(row => row.From)
                    .Select(row => new CurrentAnnouncement(row.Id, row.Kind, english ? row.English : row.Indonesian, row.From, row.Until)),
            ],
            own.Select(row => row.From > now ? row.From : row.Until).Cast<DateTimeOffset?>().Min());
    }
}
