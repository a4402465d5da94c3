using Kalapa.App.Data;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>By which clock an account most likely lives.</summary>
internal static class OwnZone
{
    /// <summary>That of its first branch, where it can be chosen; the first of <see cref="QuietHours.Zones"/> otherwise.</summary>
    public static async Task<string> Of(KalapaDbContext db, KalapaUser account, CancellationToken cancellationToken)
    {
        var first = account.Branches.Count > 0 ? account.Branches[0] : null;
        var zone = await db.Branches.AsNoTracking().Where(row => row.Code == first).Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken);
        return zone is not null && QuietHours.Zones.Contains(zone) ? zone : QuietHours.Zones[0];
    }
}
