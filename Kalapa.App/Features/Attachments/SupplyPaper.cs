using Kalapa.App.Data;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Attachments;

/// <summary>A paper comes in: while writing or completing, or after entry (T28). Replacing keeps the history.</summary>
public sealed class SupplyPaper(UnitOfWork unitOfWork, FileStore files, FileOperations filing, UploadQuota quota)
{
    /// <summary>May this user bring a paper to this ticket? Asked before a byte is read.</summary>
    /// <exception cref="AccessDenied">No.</exception>
    public Task Allow(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            await operation.PermitRequest(ticketId, Operation.Upload);
            await quota.DemandRoom(operation, 1);
        }, cancellationToken);

    /// <summary>Receives the bytes, then links them in one transaction; bytes of a refused paper are erased.</summary>
    /// <returns>The document's id.</returns>
    /// <exception cref="RuleBroken"><c>file.*</c>; <c>paper.*</c>.</exception>
    public async Task<Guid> Run(
        Guid? userId, Guid ticketId, PaperSlot slot, string fileName, Stream body, CancellationToken cancellationToken = default)
    {
        await Allow(userId, ticketId, cancellationToken);
        var received = await files.Receive(body, fileName, cancellationToken);
        return await filing.Run(
            userId, [received.Id], async operation => new Filed<Guid>(await Link(operation, ticketId, slot, fileName, received)), cancellationToken);
    }

    /// <summary>The client lacks the paper and asks to go without.</summary>
    /// <exception cref="RuleBroken"><c>waiver.reason-missing</c>; <c>paper.*</c>.</exception>
    public Task AskWaiver(Guid? userId, Guid ticketId, PaperSlot slot, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.EditContent);
            DemandAsked(ticket, slot);
            ticket.AskWaiver(operation.Actor, slot, reason, operation.Now);
        }, cancellationToken);

    /// <summary>Takes back an own paper nobody judged.</summary>
    /// <exception cref="RuleBroken"><c>paper.judged</c>; <c>paper.closed</c>.</exception>
    public Task TakeBack(Guid? userId, Guid ticketId, Guid documentId, CancellationToken cancellationToken = default) =>
        filing.Run(userId, [], async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.DeleteFile);
            var document = ticket.TakeBack(documentId);
            if (document.SuppliedBy != operation.Actor.UserId)
            {
                throw new AccessDenied(Operation.DeleteFile, Answer.Forbidden);
            }

            await operation.Db.Attachments.Where(row => row.Id == document.AttachmentId).ForEachAsync(row => operation.Db.Attachments.Remove(row), operation.Cancellation);
            return new Filed<bool>(true, document.AttachmentId is { } erased ? [erased] : []);
        }, cancellationToken);

    private async Task<Guid> Link(OperationContext operation, Guid ticketId, PaperSlot slot, string fileName, ReceivedFile received)
    {
        var ticket = await operation.PermitRequest(ticketId, Operation.Upload);
        var total = await operation.Db.Attachments.Where(row => row.TicketId == ticketId).SumAsync(row => row.Size, operation.Cancellation);
        if (total + received.Size > Attachment.MaxTotal)
        {
            throw new RuleBroken("file.ticket-full", Attachment.MaxTotal / 1024 / 1024);
        }

        await quota.DemandRoom(operation, received.Size);
        DemandAsked(ticket, slot);
        operation.Db.Attachments.Add(new(
            received.Id, ticketId, TypedText.FileName(fileName), received.ContentType, received.Size, received.Sha256, operation.Actor.UserId, operation.Now));
        if (ticket.State == TicketState.Approved)
        {
            operation.Demand(Operation.SupplyAfterEntry, ticket.Subject);
            return ticket.SupplyAfterEntry(operation.Actor, PermitCatalogue.Default, slot, received.Id, null, operation.Now).Id;
        }

        operation.Demand(Operation.EditContent, ticket.Subject);
        return ticket.Supply(operation.Actor, slot, received.Id, null, operation.Now).Id;
    }

    private static void DemandAsked(PermitRequest ticket, PaperSlot slot)
    {
        if (PermitCatalogue.Default.Checklist(ticket.Content).All(line => line.Slot != slot))
        {
            throw new RuleBroken("paper.not-asked", slot.Requirement);
        }
    }
}
