using Kalapa.App.Data;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Attachments;

/// <summary>Files for a message that is still being written (O30): they wait for it, seen by nobody but their sender.</summary>
public sealed class MessageFiles(Operations operations, FileStore files)
{
    private static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1);

    /// <summary>Receives the bytes and keeps them for the message; those of a refused file are erased.</summary>
    /// <returns>The file's id, which the message names when it is sent.</returns>
    /// <exception cref="RuleBroken"><c>file.*</c>; <c>message.ended</c>; <c>message.too-many-files</c>.</exception>
    public async Task<Guid> Run(Guid? userId, Guid ticketId, string fileName, Stream body, CancellationToken cancellationToken = default)
    {
        await operations.Run(userId, operation => OpenTicket(operation, ticketId), cancellationToken);
        var received = await files.Receive(body, fileName, cancellationToken);
        try
        {
            var forgotten = await operations.Run(userId, operation => Keep(operation, ticketId, fileName, received), cancellationToken);
            forgotten.ForEach(files.Delete);
            return received.Id;
        }
        catch
        {
            files.Delete(received.Id);
            throw;
        }
    }

    /// <summary>The sender does not want to send it after all; one that went out stays.</summary>
    /// <exception cref="RuleBroken"><c>message.file-gone</c>.</exception>
    public async Task TakeBack(Guid? userId, Guid ticketId, Guid attachmentId, CancellationToken cancellationToken = default)
    {
        await operations.Run(userId, async operation =>
        {
            await operation.Ticket(ticketId, Operation.Upload);
            var file = (await Waiting(operation, ticketId)).Find(file => file.Id == attachmentId) ?? throw new RuleBroken("message.file-gone");
            operation.Db.Attachments.Remove(file);
        }, cancellationToken);
        files.Delete(attachmentId);
    }

    private static async Task<Ticket> OpenTicket(OpenOperation operation, Guid ticketId)
    {
        var ticket = await operation.Ticket(ticketId, Operation.Upload);
        return ticket.State.IsFinal() ? throw new RuleBroken("message.ended") : ticket;
    }

    private static async Task<List<Guid>> Keep(OpenOperation operation, Guid ticketId, string fileName, ReceivedFile received)
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

        operation.Db.Attachments.Add(new(
            received.Id, ticketId, FileNames.Shown(fileName), received.ContentType, received.Size, received.Sha256, operation.Actor.UserId, operation.Now));
        return forgotten.ConvertAll(file => file.Id);
    }

    /// <summary>The actor's own files that no message and no paper has taken.</summary>
    internal static Task<List<Attachment>> Waiting(OpenOperation operation, Guid ticketId) => operation.Db.Attachments
        .Where(row => row.TicketId == ticketId && row.UploadedBy == operation.Actor.UserId && row.MessageId == null
            && !operation.Db.Set<TicketDocument>().Any(paper => paper.AttachmentId == row.Id))
        .ToListAsync(operation.Cancellation);
}
