using Kalapa.App.Data;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Attachments;

/// <summary>Files for a message that is still being written (O30): they wait for it, seen by nobody but their sender.</summary>
public sealed class MessageFiles(UnitOfWork unitOfWork, FileStore files, FileOperations filing, UploadQuota quota)
{
    /// <summary>Whatever was not sent by then is gone (a day).</summary>
    public static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1);

    /// <summary>Receives the bytes and keeps them for the message; those of a refused file are erased.</summary>
    /// <returns>The file's id, which the message names when it is sent.</returns>
    /// <exception cref="RuleBroken"><c>file.*</c>; <c>message.ended</c>; <c>message.too-many-files</c>.</exception>
    public async Task<Guid> Run(Guid? userId, Guid ticketId, string fileName, Stream body, CancellationToken cancellationToken = default)
    {
        await unitOfWork.Run(userId, async operation =>
        {
            await OpenTicket(operation, ticketId);
            await quota.DemandRoom(operation, 1);
        }, cancellationToken);
        var received = await files.Receive(body, fileName, cancellationToken);
        return await filing.Run(userId, [received.Id], operation => Keep(operation, ticketId, fileName, received), cancellationToken);
    }

    /// <summary>The sender does not want to send it after all; one that went out stays.</summary>
    /// <exception cref="RuleBroken"><c>message.file-gone</c>.</exception>
    public Task TakeBack(Guid? userId, Guid ticketId, Guid attachmentId, CancellationToken cancellationToken = default) =>
        filing.Run(userId, [], async operation =>
        {
            await operation.Ticket(ticketId, Operation.Upload);
            var file = (await Waiting(operation, ticketId)).Find(file => file.Id == attachmentId) ?? throw new RuleBroken("message.file-gone");
            operation.Db.Attachments.Remove(file);
            return new Filed<bool>(true, attachmentId);
        }, cancellationToken);

    /// <summary>Drops what waited longer than <see cref="WaitsFor"/> on a ticket, whoever it is of; for the sweep.</summary>
    public Task ForgetUnsent(Guid ticketId, CancellationToken cancellationToken) =>
        filing.RunAsKalapa([], async operation =>
        {
            // The ticket's lock: a message that takes one along right now takes it first.
            await operation.Ticket(ticketId, Operation.Release);
            var due = operation.Now - WaitsFor;
            var forgotten = await Unsent(operation.Db).Where(row => row.TicketId == ticketId && row.At < due).ToListAsync(operation.Cancellation);
            operation.Db.Attachments.RemoveRange(forgotten);
            return new Filed<bool>(true, forgotten.ConvertAll(file => file.Id));
        }, cancellationToken);

    /// <summary>Files that no message and no paper has taken.</summary>
    public static IQueryable<Attachment> Unsent(KalapaDbContext db) => db.Attachments
        .Where(row => row.MessageId == null && !db.Set<TicketDocument>().Any(paper => paper.AttachmentId == row.Id));

    private static async Task<Ticket> OpenTicket(OperationContext operation, Guid ticketId)
    {
        var ticket = await operation.Ticket(ticketId, Operation.Upload);
        return ticket.State.IsFinal() ? throw new RuleBroken("message.ended") : ticket;
    }

    private async Task<Filed<Guid>> Keep(OperationContext operation, Guid ticketId, string fileName, ReceivedFile received)
    {
        await OpenTicket(operation, ticketId);
        var waiting = await Waiting(operation, ticketId);
        var forgotten = waiting.FindAll(file => file.At < operation.Now - WaitsFor);
        operation.Db.Attachments.RemoveRange(forgotten);
        if (waiting.Count - forgotten.Count >= Attachment.MaxPerMessage)
        {
            throw new RuleBroken("message.too-many-files", Attachment.MaxPerMessage);
        }

        var total = await operation.Db.Attachments.Where(row => row.TicketId == ticketId).SumAsync(row => row.Size, operation.Cancellation);
        if (total - forgotten.Sum(file => file.Size) + received.Size > Attachment.MaxTotal)
        {
            throw new RuleBroken("file.ticket-full", Attachment.MaxTotal / 1024 / 1024);
        }

        await quota.DemandRoom(operation, received.Size - forgotten.Sum(file => file.Size));
        operation.Db.Attachments.Add(new(
            received.Id, ticketId, TypedText.FileName(fileName), received.ContentType, received.Size, received.Sha256, operation.Actor.UserId, operation.Now));
        return new(received.Id, forgotten.ConvertAll(file => file.Id));
    }

    /// <summary>The actor's own files that no message and no paper has taken.</summary>
    internal static Task<List<Attachment>> Waiting(OperationContext operation, Guid ticketId) => Unsent(operation.Db)
        .Where(row => row.TicketId == ticketId && row.UploadedBy == operation.Actor.UserId)
        .ToListAsync(operation.Cancellation);
}
