using Kalapa.App.Data;
using Kalapa.Load.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Live;

/// <summary>
/// When takes happened, as the app's own record says. It is the instant at which the operation began inside its transaction; the verb and its
/// commit follow within milliseconds.
/// </summary>
internal static class TakeInstants
{
    /// <summary>Every take of these agents, in order.</summary>
    public static async Task<IReadOnlyList<DateTimeOffset>> Read(DataPlace place, IEnumerable<KalapaUser> takers, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. takers.Select(taker => taker.Id)];
        await using var app = AppData.Of(place);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(cancellationToken);
        return await db.AuditEvents.Where(row => row.Type == "T04" && ids.Contains(row.ActorId)).OrderBy(row => row.Seq).Select(row => row.At).ToListAsync(cancellationToken);
    }
}
