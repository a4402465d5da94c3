using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>Everybody's own choice between single letters and one a day.</summary>
internal sealed class ChooseSummary(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts)
{
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>As it is, and what the form offers: where none is chosen, a morning by the clock of the quiet hours, or of the account's first branch.</summary>
    public async Task<(bool IsOn, DailySummary Summary)> Read(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancellationToken);
        return account.Summary is { } chosen ? (true, chosen) : (false, new(Morning, account.Quiet?.Zone ?? await OwnZone.Of(db, account, cancellationToken)));
    }

    /// <summary>Keeps it; what waits for a summary already stays in that.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="summary">Null for single letters.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task Run(Guid userId, DailySummary? summary, CancellationToken cancellationToken) => unitOfWork.Run(userId, async operation =>
    {
        var account = await operation.Db.Users.SingleAsync(row => row.Id == operation.Actor.UserId, operation.Cancellation);
        account.Summary = summary;
        return summary;
    }, cancellationToken);

    /// <summary>What a form brought; null when it is no hour in a zone that can be chosen.</summary>
    public static DailySummary? Of(string? at, string? zone) =>
        TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) && zone is not null && QuietHours.Zones.Contains(zone) ? new(hour, zone) : null;
}
