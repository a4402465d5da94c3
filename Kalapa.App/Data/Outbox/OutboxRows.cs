using Kalapa.Domain.Notifications;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Outbox;

/// <summary>Writes what is to be sent beside what is told in the app: with the notifications of a save, in its transaction.</summary>
internal static class OutboxRows
{
    /// <summary>
    /// One row for each notification that this save adds or repeats and each channel that its reader has for it; for push one for each of the reader's browsers. One read of the
    /// receivers' accounts, one of their browsers and at most one of tickets, whatever their number.
    /// </summary>
    public static async Task Keep(OperationContext operation)
    {
        var db = operation.Db;
        var told = db.ChangeTracker.Entries<Notification>().Where(entry => entry.State == EntityState.Added || entry.Entity.RepeatedAt == operation.Now)
            .Select(entry => entry.Entity).Where(row => row.ReadAt is null).ToList();
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
            .Select(row => new { row.Id, row.Role, row.Channels, row.Quiet, row.Summary }).ToDictionaryAsync(row => row.Id, operation.Cancellation);
        var lanes = await Lanes(operation, told.Select(row => row.TicketId).OfType<Guid>());
        db.Outbox.AddRange(
            from row in told
            where accounts.ContainsKey(row.UserId)
            let account = accounts[row.UserId]
            from channel in operation.Channels.Open
            where account.Channels.Wants(NotificationTopics.Of(row.Type), channel, account.Role)
            let lane = row.TicketId is { } ticket ? lanes[ticket] : Lane.Normal
            let time = DeliveryTime.Of(channel, row, lane, account.Quiet, account.Summary)
            from browser in channel == DeliveryChannel.Push ? browsers.Where(browser => browser.UserId == row.UserId).Select(browser => (Guid?)browser.Id) : [null]
            select new OutboxMessage
            {
                Channel = channel,
                UserId = row.UserId,
                SubscriptionId = browser,
                Type = row.Type,
                TicketId = row.TicketId,
                At = row.LastAt,
                DueAt = time.DueAt,
                GiveUpAt = time.GiveUpAt,
                IsBundled = time.IsBundled,
            });
    }

    /// <summary>An account was signed in to from a browser that did not know it: its owner is told at once, by mail; the session of that instant says from where.</summary>
    public static void TellOfDevice(this KalapaDbContext db, OutgoingChannels channels, Guid userId, DateTimeOffset now)
    {
        if (channels.Open.Contains(DeliveryChannel.Mail))
        {
            db.Outbox.Add(new()
            {
                Channel = DeliveryChannel.Mail,
                UserId = userId,
                Type = NotificationType.NewDevice,
                At = now,
                DueAt = now,
                GiveUpAt = now + OutboxMessage.GivesUpAfter,
            });
        }
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
                GiveUpAt = operation.Now + OutboxMessage.GivesUpAfter,
                Secret = account.HasNoLogin ? null : secret,
            });
        }
    }
}
