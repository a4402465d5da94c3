using Kalapa.App.Features.Attachments;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>T03: a draft was never submitted, so nothing of it is kept, its files neither.</summary>
public sealed class DiscardDraft(FileOperations filing)
{
    /// <summary>Erases the draft, then its bytes.</summary>
    public Task Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        filing.Run(userId, [], async operation =>
        {
            var ticket = await operation.Ticket(ticketId, Operation.Discard);
            ticket.Discard(operation.Actor, operation.Now);
            var attachments = await operation.Db.Attachments.Where(row => row.TicketId == ticketId).ToListAsync(operation.Cancellation);
            operation.Db.Attachments.RemoveRange(attachments);
            operation.Db.Tickets.Remove(ticket);
            return new Filed<bool>(true, attachments.ConvertAll(attachment => attachment.Id));
        }, cancellationToken);
}
