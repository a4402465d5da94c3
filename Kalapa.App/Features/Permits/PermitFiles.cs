using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Files;
using Kalapa.App.Setup;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Permits;

/// <summary>A printed permit as its reader may know it.</summary>
/// <param name="Name">For the one who saves it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the bytes.</param>
/// <param name="FileId">Where the bytes are; null for a reader who may only know of them.</param>
public sealed record PermitFile(string Name, long Size, string Sha256, Guid? FileId);

/// <summary>
/// Permits as printed: drawn once for each revision (P01), and handed out from there (O37). One whose bytes were lost is drawn again from
/// the permit's snapshot, which is in the record: name of branch and company are as of then.
/// </summary>
public sealed class PermitFiles(
    FileOperations filing, IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time, FileStore files, PublicAddress address,
    ILogger<PermitFiles> log)
{
    /// <summary>The file of a ticket's permit; null when there is none or it is not for this reader, which look the same.</summary>
    public async Task<PermitFile?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        PermitRequest? ticket;
        Permit? permit;
        Branch? branch;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            ticket = await db.PermitRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
            permit = await db.Permits.AsNoTracking().SingleOrDefaultAsync(row => row.TicketId == ticketId, cancellationToken);
            branch = permit is null ? null : await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken);
        }

        var answer = ticket is null ? Answer.NotFound : access.Ask(reader, Operation.DownloadPermit, ticket.Subject);
        var isShown = answer is Answer.Allow or Answer.Reduced || (answer == Answer.InState && permit is not null && IsNear(permit.Window, branch!.Clock));
        if (!isShown || permit is null)
        {
            return null;
        }

        var document = await Draw(permit.Id, cancellationToken);
        return new($"{ticket!.Number}.pdf", document.Size, document.Sha256, answer == Answer.Reduced ? null : document.FileId);
    }

    /// <summary>Draws the permit's present revision unless it was drawn before. Of two who draw at once, one is kept and both get that.</summary>
    public async Task<PermitDocument> Draw(Guid permitId, CancellationToken cancellationToken = default)
    {
        var (kept, sheet, revision) = await Read(permitId, cancellationToken);
        if (kept is not null)
        {
            return kept;
        }

        var file = await files.Keep(PermitPdf.Draw(sheet!), FileType.Pdf.ContentType, cancellationToken);
        return await filing.RunAsKalapa([file.Id], async operation =>
        {
            await operation.PermitWithRequest(permitId, Operation.IssuePermit);
            var document = await operation.Db.PermitDocuments.SingleOrDefaultAsync(row => row.PermitId == permitId && row.Revision == revision, cancellationToken);
            if (document is not null && files.Has(document.FileId))
            {
                return new Filed<PermitDocument>(document, file.Id);
            }

            if (document is null)
            {
                document = new() { PermitId = permitId, Revision = revision };
                operation.Db.PermitDocuments.Add(document);
            }
            else
            {
                log.LogError("The PDF of permit {Permit} was lost from the store; it is drawn again.", permitId);
                operation.Note("permit.redrawn", ("permit", sheet!.Code), ("ticket", sheet.Number), ("same", $"{document.Sha256 == file.Sha256}"));
            }

            document.Draw(file.Id, file.Size, file.Sha256, operation.Now);
            return new Filed<PermitDocument>(document);
        }, cancellationToken);
    }

    private async Task<(PermitDocument? Kept, PermitSheet? Sheet, int Revision)> Read(Guid permitId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).SingleAsync(row => row.Id == permitId, cancellationToken);
        if (await db.PermitDocuments.AsNoTracking().SingleOrDefaultAsync(row => row.PermitId == permitId && row.Revision == permit.Revision, cancellationToken) is { } kept && files.Has(kept.FileId))
        {
            return (kept, null, permit.Revision);
        }

        var ticket = await db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == permit.TicketId, cancellationToken);
        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken);
        var snapshot = await db.SnapshotOf(permit, ticket, cancellationToken);
        return (null, PermitSheet.Of(permit, snapshot, ticket.Number!, branch.Clock, address.OfCheck(permit)), permit.Revision);
    }

    /// <summary>The gate's days: yesterday, today and tomorrow in the branch.</summary>
    private bool IsNear(VisitWindow window, TimeZoneInfo clock)
    {
        var today = BranchTime.DayOf(time.GetUtcNow(), clock);
        return BranchTime.DayOf(window.Start, clock) <= today.AddDays(1) && BranchTime.DayOf(window.End, clock) >= today.AddDays(-1);
    }
}
