using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Notifications.Mail;

/// <summary>How letters fare.</summary>
/// <param name="IsOn">This Kalapa sends mail.</param>
/// <param name="Late">Letters that wait for longer than <see cref="MailState.Normal"/>.</param>
/// <param name="LateSince">Since when the oldest of them does.</param>
/// <param name="GivenUp">Letters given up within 24 h.</param>
/// <param name="Answer">What the mail server said last about one of these.</param>
public sealed record MailFigures(bool IsOn, int Late, DateTimeOffset? LateSince, int GivenUp, string Answer);

/// <summary>Whether the mail goes out, for admins; two counts by an index, whatever the history.</summary>
public sealed class MailState(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, OutgoingChannels channels, TimeProvider time)
{
    /// <summary>A letter is sent within this time of what it tells (10 min), or something is wrong.</summary>
    public static readonly TimeSpan Normal = TimeSpan.FromMinutes(10);

    /// <summary>At this moment; null for who may not know.</summary>
    public async Task<MailFigures?> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var (late, yesterday) = (now - Normal, now - TimeSpan.FromHours(24));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Outbox.AsNoTracking().Where(row => row.DueAt != null && (row.QuietUntil ?? row.At) < late && row.Channel == DeliveryChannel.Mail)
            .GroupBy(_ => 1).Select(rows => new { Count = rows.Count(), Since = rows.Min(row => row.QuietUntil ?? row.At) }).SingleOrDefaultAsync(cancellationToken);
        var givenUp = await db.Outbox.CountAsync(row => row.EndedAt >= yesterday && row.State == DeliveryState.GivenUp && row.Channel == DeliveryChannel.Mail, cancellationToken);
        var answer = waiting is null && givenUp == 0 ? null : await db.Outbox.AsNoTracking()
            .Where(row => row.Channel == DeliveryChannel.Mail && row.Answer != "" && ((row.DueAt != null && (row.QuietUntil ?? row.At) < late) || (row.EndedAt >= yesterday && row.State == DeliveryState.GivenUp)))
            .OrderByDescending(row => row.Id).Select(row => row.Answer).FirstOrDefaultAsync(cancellationToken);
        return new(channels.Open.Contains(DeliveryChannel.Mail), waiting?.Count ?? 0, waiting?.Since, givenUp, answer ?? "");
    }
}
