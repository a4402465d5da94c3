using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Notifications;

/// <summary>Marks own notifications as read; the first time counts. The ticket's version stays.</summary>
public sealed class MarkRead(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts)
{
    /// <summary>One. Another user's answers like one that does not exist.</summary>
    /// <exception cref="AccessDenied">Not there, not the user's, or about a ticket that the user may not read any more.</exception>
    public Task Run(Guid? userId, long notificationId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var told = await operation.Db.Notifications.Where(row => row.Id == notificationId && row.UserId == operation.Actor.UserId)
                .LockedAsync(operation.Cancellation) ?? throw new AccessDenied(Operation.ReadHeader, Answer.NotFound);
            var ticket = told.TicketId is { } id ? await operation.Db.Tickets.AsNoTracking().SingleAsync(row => row.Id == id, operation.Cancellation) : null;
            if (ticket is not null)
            {
                operation.Demand(Operation.ReadHeader, ticket.Subject);
            }

            var isNew = told.ReadAt is null;
            told.MarkRead(operation.Now);
            if (isNew && ticket is not null)
            {
                operation.Announce(ticket);
            }
        }, cancellationToken);

    /// <summary>All that tell of one ticket: it is on the user's screen (R29).</summary>
    public async Task OfTicket(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default)
    {
        // Mostly there is none, and then nothing is locked.
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Notifications.AnyAsync(row => row.UserId == userId && row.ReadAt == null && row.TicketId == ticketId, cancellationToken))
        {
            return;
        }

        await unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.Db.Tickets.AsNoTracking().SingleAsync(row => row.Id == ticketId, operation.Cancellation);
            operation.Demand(Operation.ReadHeader, ticket.Subject);
            foreach (var told in await operation.Db.Notifications
                .Where(row => row.UserId == operation.Actor.UserId && row.ReadAt == null && row.TicketId == ticketId).OrderBy(row => row.Id)
                .ToLockedListAsync(operation.Cancellation))
            {
                told.MarkRead(operation.Now);
                operation.Announce(ticket);
            }
        }, cancellationToken);
    }

    /// <summary>All up to the newest that was seen: what came since stays unread.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="newest">The newest that was on the screen.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    public Task All(Guid? userId, long newest, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var unread = await operation.Db.Notifications
                .Where(row => row.UserId == operation.Actor.UserId && row.ReadAt == null && row.Id <= newest).OrderBy(row => row.Id)
                .ToLockedListAsync(operation.Cancellation);
            foreach (var told in unread)
            {
                told.MarkRead(operation.Now);
            }

            // The user's other screens read all of theirs again, so one ticket's change is enough to wake them.
            if (unread.FindLast(told => told.TicketId is not null) is { } last)
            {
                operation.Announce(await operation.Db.Tickets.AsNoTracking().SingleAsync(row => row.Id == last.TicketId, operation.Cancellation));
            }
        }, cancellationToken);
}
