using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Files;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>
/// "Submit again" and "copy and continue" (T10, T15): a new draft with the content and the still valid papers of a request
/// that ended. The papers' bytes are copied, so neither request can lose them by the other.
/// </summary>
public sealed class CopyRequest(UnitOfWork unitOfWork, FileStore files, FileOperations filing, UploadQuota quota)
{
    /// <summary>Returns the new draft's id.</summary>
    /// <exception cref="RuleBroken"><c>copy.not-ended</c>; <c>tenant.*</c>; <c>prospect.*</c>; <c>branch.inactive</c>.</exception>
    public async Task<Guid> Run(Guid? userId, Guid sourceId, CancellationToken cancellationToken = default)
    {
        var papers = await unitOfWork.Run(userId, async operation => Papers(operation, await Source(operation, sourceId)), cancellationToken);
        // A paper whose bytes are gone is asked for again. Bytes that are copied when this fails half-way are left to the sweep.
        var copies = papers.Where(files.Has).ToDictionary(paper => paper, files.Copy);
        return await filing.Run(userId, copies.Values, operation => Write(operation, sourceId, copies), cancellationToken);
    }

    private static async Task<PermitRequest> Source(OperationContext operation, Guid sourceId)
    {
        var source = await operation.Db.PermitRequests.AsNoTracking().Include(row => row.Documents).SingleOrDefaultAsync(row => row.Id == sourceId, operation.Cancellation)
            ?? throw new AccessDenied(Operation.CreateDraft, Answer.NotFound);
        operation.Demand(Operation.CreateDraft, new(source.BranchCode, source.TenantId));
        operation.Demand(Operation.ReadContent, source.Subject);
        _ = source.ContentForCopy();
        return source;
    }

    private static IReadOnlyList<Guid> Papers(OperationContext operation, PermitRequest source) =>
        [.. PapersFor(operation, source).Select(paper => paper.AttachmentId!.Value)];

    /// <summary>A colleague sees no papers about persons, so gets none.</summary>
    private static IEnumerable<TicketDocument> PapersFor(OperationContext operation, PermitRequest source) =>
        source.PapersForCopy(DateOnly.FromDateTime(operation.Now.UtcDateTime))
            .Where(paper => !IsReduced(operation, source) || paper.Requirement is not ("D02" or "D12" or "D13"));

    private static bool IsReduced(OperationContext operation, PermitRequest source) =>
        operation.Access.Ask(operation.Actor, Operation.ReadContent, source.Subject) == Answer.Reduced;

    private async Task<Filed<Guid>> Write(OperationContext operation, Guid sourceId, Dictionary<Guid, Guid> copies)
    {
        await quota.DemandDraft(operation);
        var source = await Source(operation, sourceId);
        var content = source.ContentForCopy();
        var channel = operation.Actor.Role switch { Role.Client => Channel.Portal, Role.Supervisor => Channel.Supervisor, _ => Channel.Phone };
        var copy = PermitRequest.Create(
            Guid.CreateVersion7(operation.Now), operation.Actor, operation.Actor.UserId, source.TenantId, source.BranchCode, channel, operation.Now, sourceId);
        var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == source.TenantId, operation.Cancellation);
        foreach (var fault in SubmissionRules.CheckStanding(
            await operation.Db.Branches.SingleAsync(row => row.Code == source.BranchCode, operation.Cancellation), tenant, null))
        {
            throw fault;
        }

        await ProspectRules.Demand(operation, tenant, TicketKind.Permit);

        // Without their ID data, people are no visitors yet: a colleague picks them from the company's list.
        copy.Write(IsReduced(operation, source) ? content with { Visitors = [] } : content, source.BranchCode);
        operation.Db.PermitRequests.Add(copy);
        var originals = await operation.Db.Attachments.AsNoTracking().Where(row => row.TicketId == sourceId).ToDictionaryAsync(row => row.Id, operation.Cancellation);
        await quota.DemandRoom(operation, copies.Keys.Sum(id => originals.GetValueOrDefault(id)?.Size ?? 0));
        var unused = copies.Values.ToHashSet();
        foreach (var paper in PapersFor(operation, source).Where(paper => copies.ContainsKey(paper.AttachmentId!.Value)))
        {
            var original = originals[paper.AttachmentId!.Value];
            var id = copies[original.Id];
            operation.Db.Attachments.Add(new(id, copy.Id, original.Name, original.ContentType, original.Size, original.Sha256, operation.Actor.UserId, operation.Now));
            copy.Supply(operation.Actor, paper.Slot, id, paper.ValidTo, operation.Now);
            unused.Remove(id);
        }

        return new(copy.Id, unused);
    }
}
