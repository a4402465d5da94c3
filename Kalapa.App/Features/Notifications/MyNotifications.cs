using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Notifications;

/// <summary>One notification as its user reads it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Type">What happened.</param>
/// <param name="At">When; the last time, where the same happened again.</param>
/// <param name="IsRead">It was opened before.</param>
public sealed record NotificationItem(long Id, NotificationType Type, DateTimeOffset At, bool IsRead) : IStableRow
{
    Guid IStableRow.Id => IStableRow.IdOf(Id);

    /// <summary>How often the same happened, one or more.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The ticket; null for what is about none.</summary>
    public required Guid? TicketId { get; init; }

    /// <summary>Its number; empty without a ticket.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The branch's zone.</summary>
    public required TimeZoneInfo Clock { get; init; }

    /// <summary>What the sentence names.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>It goes through quiet hours.</summary>
    public required bool IsUrgent { get; init; }

    /// <summary>Where it leads; null for a role that has no page for it.</summary>
    public required string? Address { get; init; }
}

/// <summary>The newest of them.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Unread">How many are unread, also among the older; counted up to <see cref="MyNotifications.CountedUpTo"/>.</param>
/// <param name="HasOlder">There are more.</param>
public sealed record NotificationList(IReadOnlyList<NotificationItem> Items, int Unread, bool HasOlder)
{
    /// <summary>Nothing.</summary>
    public static NotificationList None { get; } = new([], 0, HasOlder: false);
}

/// <summary>Reads the own notifications. A right lost since hides what was told: neither listed nor counted.</summary>
public sealed class MyNotifications(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>Beyond this many unread ones nobody counts.</summary>
    public const int CountedUpTo = 100;

    /// <summary>The newest <paramref name="most"/> of the reader's, or of those that are unread.</summary>
    public async Task<NotificationList> For(Actor? reader, int most, bool unreadOnly = false, CancellationToken cancellationToken = default)
    {
        if (reader is null)
        {
            return NotificationList.None;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = db.Notifications.AsNoTracking().Where(row => row.UserId == reader.UserId);
        var newest = await mine.Where(row => !unreadOnly || row.ReadAt == null).OrderByDescending(row => row.Id).Take(most + 1)
            .Join(db.Tickets, row => row.TicketId, ticket => ticket.Id, (row, ticket) => new { Told = row, Ticket = ticket })
            .Join(db.Branches, row => row.Ticket.BranchCode, branch => branch.Code, (row, branch) => new { row.Told, row.Ticket, branch.TimeZone })
            .ToListAsync(cancellationToken);
        var own = await mine.Where(row => row.TicketId == null && (!unreadOnly || row.ReadAt == null)).OrderByDescending(row => row.Id).Take(most + 1).ToListAsync(cancellationToken);
        var unreadOwn = await mine.Where(row => row.TicketId == null && row.ReadAt == null).Take(CountedUpTo).CountAsync(cancellationToken);
        var unread = await mine.Where(row => row.ReadAt == null).OrderByDescending(row => row.Id).Take(CountedUpTo)
            .Join(db.Tickets, row => row.TicketId, ticket => ticket.Id, (row, ticket) => new
            {
                ticket.BranchCode,
                ticket.TenantId,
                ticket.RequesterId,
                ticket.CreatedById,
                ticket.OwnerId,
                ticket.State,
                ticket.Kind,
                ticket.NamedApproverId,
            })
            .ToListAsync(cancellationToken);
        return new(
            [
                .. own.Select(Item).Concat(newest.OrderByDescending(row => row.Told.Id).Take(most).Where(row => MayRead(reader, row.Ticket.Subject))
                    .Select(row => new NotificationItem(row.Told.Id, row.Told.Type, row.Told.LastAt, row.Told.ReadAt is not null)
                    {
                        Times = row.Told.Times,
                        TicketId = row.Ticket.Id,
                        Number = row.Ticket.Number ?? "",
                        Title = row.Ticket.Title,
                        Clock = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone),
                        Values = row.Told.Values,
                        IsUrgent = DeliveryTime.IsUrgent(row.Told.Type, row.Ticket.Lane),
                        Address = NotificationAddress.Of(reader.Role, row.Ticket),
                    })).OrderByDescending(item => item.Id).Take(most),
            ],
            unread.Count(row => MayRead(reader, new(
                row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, row.State == TicketState.Draft, row.Kind, row.NamedApproverId))) + unreadOwn,
            newest.Count + own.Count > most);
    }

    // What is about no ticket is about who stands in for whom.
    private static NotificationItem Item(Notification told) => new(told.Id, told.Type, told.At, told.ReadAt is not null)
    {
        IsUrgent = false,
        TicketId = null,
        Number = "",
        Title = "",
        Clock = BranchTime.HeadOffice,
        Values = told.Values,
        Address = NotificationAddress.StandIns,
    };

    /// <summary>Whether these are the reader's quiet hours.</summary>
    public async Task<bool> IsQuiet(Guid userId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var quiet = await db.Users.AsNoTracking().Where(row => row.Id == userId).Select(row => row.Quiet).SingleOrDefaultAsync(cancellationToken);
        return quiet?.EndOfQuiet(time.GetUtcNow()) is not null;
    }

    private bool MayRead(Actor reader, AccessSubject subject) => access.Allows(reader, Operation.ReadHeader, subject);
}
