using Kalapa.Domain.Notifications;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Outbox;

/// <summary>Writes what is to be sent beside what is told in the app: with the notifications of a save, in its transaction.</summary>
internal static class OutboxRows
{
    /// <summary>
    /// One row for each notification that this save adds and each channel that its reader has for it; for push one for each of the reader's browsers. One read of the receivers'
    /// accounts, one of their browsers and at most one of tickets, whatever their number.
    /// </summary>
    public static async Task Keep(OperationContext operation)
    {
        var db = operation.Db;
        var told = db.ChangeTracker.Entries<Notification>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        if (told.Count == 0 || operation.Channels.Open.Count == 0)
        {
            return;
        }

        Guid[] readers = [.. told.Select(row => row.UserId).Distinct()];
        var browsers = !operation.Channels.Open.Contains(DeliveryChannel.Push) ? []
            : await db.PushSubscriptions.AsNoTracking().Where(row => readers.Contains(row.UserId)).Select(row => new { row.UserId, row.Id }).ToListAsync(operation.Cancellation);
        if (browsers.Count == 0 && !operation.Channels.Open.Contains(DeliveryChannel.Mail))
        {
            return;
        }

        var accounts = await db.Users.AsNoTracking().Where(row => readers.Contains(row.Id) && !row.Disabled)
            .Select(row => new { row.Id, row.Role, row.Channels, row.Quiet }).ToDictionaryAsync(row => row.Id, operation.Cancellation);
        var lanes = await Lanes(operation, told.Select(row => row.TicketId));
        db.Outbox.AddRange(
            from row in told
            where accounts.ContainsKey(row.UserId)
            let account = accounts[row.UserId]
            from channel in operation.Channels.Open
            where account.Channels.Wants(NotificationTopics.Of(row.Type), channel, account.Role)
            let time = DeliveryTime.Of(channel, row.Type, lanes[row.TicketId], row.At, account.Quiet)
            from browser in channel == DeliveryChannel.Push ? browsers.Where(browser => browser.UserId == row.UserId).Select(browser => (Guid?)browser.Id) : [null]
            select new OutboxMessage
            {
                Channel = channel,
                UserId = row.UserId,
                SubscriptionId = browser,
                Type = row.Type,
                TicketId = row.TicketId,
                At = row.At,
                DueAt = time.DueAt,
                QuietUntil = time.QuietUntil,
            });
    }

    /// <summary>The lanes of these tickets: most are what the save is about and are at hand.</summary>
    private static async Task<Dictionary<Guid, Lane>> Lanes(OperationContext operation, IEnumerable<Guid> tickets)
    {
        var known = operation.Db.ChangeTracker.Entries<Ticket>().ToDictionary(entry => entry.Entity.Id, entry => entry.Entity.Lane);
        Guid[] missing = [.. tickets.Distinct().Where(id => !known.ContainsKey(id))];
        if (missing.Length > 0)
        {
            foreach (var row in await operation.Db.Tickets.AsNoTracking().Where(row => missing.Contains(row.Id)).Select(row => new { row.Id, row.Lane }).ToListAsync(operation.Cancellation))
            {
                known.Add(row.Id, row.Lane);
            }
        }

        return known;
    }

    /// <summary>A link to an account, by mail at once; nothing when there is no mail.</summary>
    /// <param name="operation">In which the link is made.</param>
    /// <param name="account">Whose. Where the address is another account's (<see cref="KalapaUser.HasNoLogin"/>) its owner is told that, and gets no link.</param>
    /// <param name="type">Invitation or reset.</param>
    /// <param name="secret">The link's secret part, sealed by <see cref="OutboxSecret"/>.</param>
    public static void SendLink(this OperationContext operation, KalapaUser account, NotificationType type, string secret)
    {
        if (operation.Channels.Open.Contains(DeliveryChannel.Mail))
        {
            operation.Db.Outbox.Add(new()
            {
                Channel = DeliveryChannel.Mail,
                UserId = account.Id,
                Type = type,
                At = operation.Now,
                DueAt = operation.Now,
                Secret = account.HasNoLogin ? null : secret,
            });
        }
    }
}
