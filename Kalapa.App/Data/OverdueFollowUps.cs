using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <inheritdoc cref="IOverdueFollowUps"/>
public sealed class OverdueFollowUps(IDbContextFactory<KalapaDbContext> contexts, TimeProvider time) : IOverdueFollowUps
{
    // What belongs to no branch is due by head office's day.
    private static readonly TimeZoneInfo HeadOffice = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    /// <inheritdoc/>
    public async Task<int> CountFor(Actor reader, CancellationToken cancellationToken = default)
    {
        if (reader.Role != Role.Cs)
        {
            return 0;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var late = Late(db, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), HeadOffice).DateTime));
        return reader.IsLead
            ? await late.CountAsync(row => row.ForUserId == null || row.ForUserId == reader.UserId
                || !db.Users.Any(user => user.Id == row.ForUserId && !user.Disabled && user.Role == Role.Cs), cancellationToken)
            : await late.CountAsync(row => row.ForUserId == reader.UserId, cancellationToken);
    }

    private static IQueryable<FollowUp> Late(KalapaDbContext db, DateOnly today) => db.FollowUps.AsNoTracking().Where(row => row.DoneAt == null && row.DueOn < today);
}
