using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>Everybody's own quiet hours.</summary>
internal sealed class ChooseQuietHours(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts)
{
    private static readonly QuietHours Night = new(new(21, 0), new(6, 0), QuietHours.Zones[0]);

    /// <summary>As they are, and what the form offers: where none are chosen, a night by the clock of the account's first branch.</summary>
    public async Task<(bool IsOn, QuietHours Hours)> Read(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancellationToken);
        return account.Quiet is { } chosen ? (true, chosen) : (false, Night with { Zone = await OwnZone.Of(db, account, cancellationToken) });
    }

    /// <summary>Keeps them.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="hours">Null for none.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task Run(Guid userId, QuietHours? hours, CancellationToken cancellationToken) => unitOfWork.Run(userId, async operation =>
    {
        var account = await operation.Db.Users.SingleAsync(row => row.Id == operation.Actor.UserId, operation.Cancellation);
        account.Quiet = hours;
        return hours;
    }, cancellationToken);

    /// <summary>What a form brought; null when it is no stretch of a day in a zone that can be chosen.</summary>
    public static QuietHours? Of(string? from, string? to, string? zone) =>
        TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
        && first != end && zone is not null && QuietHours.Zones.Contains(zone) ? new(first, end, zone) : null;
}
