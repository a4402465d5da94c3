using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Notifications;

/// <summary>What one person can be told of one ticket.</summary>
/// <param name="Ticket">As it is now.</param>
/// <param name="Branch">The name of its branch.</param>
/// <param name="Zone">In which its times are told.</param>
/// <param name="Told">What happened, oldest first; one at least.</param>
public sealed record PendingNews(Ticket Ticket, string Branch, TimeZoneInfo Zone, IReadOnlyList<Notification> Told);

/// <summary>
/// Decides, at the moment something is sent and whatever the channel, whether it still may and need be told: not to a disabled account, not of a ticket that its reader may
/// not read any more, not what was read in the app, and not what asked for something that is done now.
/// </summary>
public sealed class PendingNotifications(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>The account as it is now; null when nothing may be sent to it.</summary>
    public async Task<KalapaUser?> Reader(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == userId && !row.Disabled, cancellationToken);
    }

    /// <summary>Reads ticket and notifications afresh.</summary>
    /// <param name="reader">Who is told.</param>
    /// <param name="messages">To that reader, about one ticket.</param>
    /// <param name="cancellationToken">Ends with the sender.</param>
    /// <returns>What can be told, or null and how the messages end without.</returns>
    public async Task<(PendingNews? News, DeliveryState Instead)> Of(KalapaUser reader, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var told = await Told(db, messages, cancellationToken);
        if (told.Count == 0)
        {
            return (null, DeliveryState.ReadInApp);
        }

        var id = messages[0].TicketId;
        var found = await db.Tickets.AsNoTracking().Join(db.Branches, row => row.BranchCode, branch => branch.Code, (row, branch) => new { Ticket = row, Branch = branch })
            .SingleOrDefaultAsync(row => row.Ticket.Id == id, cancellationToken);
        if (found is null || !access.Allows(await BranchDeciders.ActorOf(db, reader, time.GetUtcNow(), cancellationToken), Operation.ReadHeader, found.Ticket.Subject))
        {
            return (null, DeliveryState.Withheld);
        }

        told.RemoveAll(row => NotificationTable.IsOvertaken(row.Type, found.Ticket.State) && !IsAgain(messages, row));
        return told.Count == 0
            ? (null, DeliveryState.Overtaken)
            : (new(found.Ticket, found.Branch.Name, TimeZoneInfo.FindSystemTimeZoneById(found.Branch.TimeZone), told), default);
    }

    /// <summary>What is about no ticket: that the reader decides for somebody, or no longer. Null when it was read.</summary>
    public async Task<Notification?> WithoutTicket(OutboxMessage message, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Notifications.AsNoTracking()
            .Where(row => row.UserId == message.UserId && row.TicketId == null && row.Type == message.Type && row.At == message.At && row.ReadAt == null)
            .OrderBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The notifications that these messages point to, oldest first: those that are unread, and what an admin asked for once more.</summary>
    private static async Task<List<Notification>> Told(KalapaDbContext db, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var (userId, ticketId) = (messages[0].UserId, messages[0].TicketId!.Value);
        var first = messages.Min(row => row.At);
        var rows = await db.Notifications.AsNoTracking()
            .Where(row => row.TicketId == ticketId && row.UserId == userId && (row.At >= first || row.RepeatedAt >= first))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(row => row.ReadAt is null ? messages.Any(message => PointsTo(message, row)) : IsAgain(messages, row))];
    }

    private static bool IsAgain(IReadOnlyList<OutboxMessage> messages, Notification told) => messages.Any(message => message.IsAgain && PointsTo(message, told));

    // The same that happened again within minutes is one notification.
    private static bool PointsTo(OutboxMessage message, Notification told) => message.Type == told.Type && message.At >= told.At && message.At <= told.LastAt;
}
