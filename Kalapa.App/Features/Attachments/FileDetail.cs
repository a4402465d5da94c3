using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Attachments;

/// <summary>What is known of a file before its bytes are opened.</summary>
/// <param name="Answer">How far the reader gets; the rest is only there for who gets through.</param>
/// <param name="Name">As its sender called it.</param>
/// <param name="ContentType">As judged by its content.</param>
/// <param name="Ticket">The ticket's number; empty for a draft.</param>
public sealed record FileFacts(Answer Answer, string Name = "", string ContentType = "", string Ticket = "");

/// <summary>May this reader have this file's bytes (O31)? Asked again for each download.</summary>
public sealed class FileDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>A foreign file answers exactly like one that does not exist.</summary>
    public async Task<FileFacts> For(Actor? reader, Guid attachmentId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var file = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == attachmentId, cancellationToken);
        var ticket = file is null ? null : await db.Tickets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == file.TicketId, cancellationToken);
        if (ticket is null)
        {
            return new(Answer.NotFound);
        }

        var requirement = await db.Set<TicketDocument>().Where(paper => paper.TicketId == ticket.Id && paper.AttachmentId == attachmentId)
            .Select(paper => paper.Requirement).FirstOrDefaultAsync(cancellationToken);
        var answer = access.Ask(reader, Operation.Download, ticket.Subject);
        if (requirement is null && await OfMessage(db, reader, ticket.Subject, file!, cancellationToken) is { } no)
        {
            return new(no);
        }

        var isForbidden = answer == Answer.Reduced && IsOfPersons(requirement);
        return isForbidden ? new(Answer.Forbidden) : answer is Answer.Allow or Answer.InState or Answer.Reduced
            ? new(answer, file!.Name, file.ContentType, ticket.Number ?? "")
            : new(answer);
    }

    /// <summary>
    /// The no to a file that is no paper; null for none. One that was not sent yet is its sender's alone, and an internal
    /// note's goes with the note (O25): to a client it looks like one that does not exist.
    /// </summary>
    private async Task<Answer?> OfMessage(
        KalapaDbContext db, Actor? reader, AccessSubject subject, Attachment file, CancellationToken cancellationToken)
    {
        if (file.MessageId is not { } messageId)
        {
            return reader is null ? Answer.Login : reader.UserId == file.UploadedBy ? null : Answer.NotFound;
        }

        var visibility = await db.Messages.Where(row => row.Id == messageId).Select(row => row.Visibility).SingleAsync(cancellationToken);
        var right = access.Ask(reader, visibility == Visibility.Internal ? Operation.ReadInternal : Operation.ReadMessages, subject);
        return right is Answer.Allow or Answer.InState or Answer.Reduced ? null : right;
    }

    /// <summary>A colleague's reduced view has no papers about persons; a file that is nobody's paper is treated as one.</summary>
    private static bool IsOfPersons(string? requirement) => requirement is null or "D02" or "D12" or "D13";
}
