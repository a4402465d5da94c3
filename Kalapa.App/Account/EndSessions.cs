using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>Where one is signed in.</summary>
/// <param name="Id">Key.</param>
/// <param name="Device">Browser and system; empty when it said nothing that is known.</param>
/// <param name="Address">Where it was signed in from.</param>
/// <param name="Since">When.</param>
/// <param name="LastSeen">When it was last used, to a few minutes.</param>
public sealed record SessionRow(Guid Id, string Device, string Address, DateTimeOffset Since, DateTimeOffset LastSeen);

/// <summary>O47: one's own sessions. Another's are not there.</summary>
internal sealed class EndSessions(UnitOfWork unitOfWork, Sessions sessions, IDbContextFactory<KalapaDbContext> contexts, TimeProvider clock)
{
    /// <summary>All that hold, the last used first.</summary>
    public async Task<IReadOnlyList<SessionRow>> Of(Guid? userId, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Sessions.AsNoTracking().Where(row => row.UserId == userId && row.Until > now)
            .OrderByDescending(row => row.LastSeenAt).ThenBy(row => row.Id)
            .Select(row => new SessionRow(row.Id, row.Device, row.Address, row.CreatedAt, row.LastSeenAt)).ToListAsync(cancellation);
    }

    /// <summary>Ends some of the own sessions; their windows end with them. An id of somebody else's does what one that is not there does: nothing.</summary>
    public async Task Run(Guid? userId, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default)
    {
        var own = await unitOfWork.Run(userId, async operation =>
        {
            var found = await operation.Db.Sessions.Where(row => row.UserId == userId && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(operation.Cancellation);
            if (found.Count > 0)
            {
                operation.Note("account.sessions-ended", ("account", $"{userId}"), ("count", $"{found.Count}"));
            }

            return found;
        }, cancellation);
        foreach (var id in own)
        {
            await sessions.End(userId!.Value, id, cancellation);
        }
    }
}
