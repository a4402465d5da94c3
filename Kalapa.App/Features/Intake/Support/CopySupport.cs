using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>"Ask again" (U03, and after Closed): a new draft with the words of one that ended, linked to it. A consent is given anew.</summary>
public sealed class CopySupport(UnitOfWork unitOfWork, UploadQuota quota)
{
    /// <summary>Returns the new draft's id.</summary>
    /// <exception cref="RuleBroken"><c>copy.not-ended</c>; <c>draft.too-many</c>.</exception>
    public Task<Guid> Run(Guid? userId, Guid sourceId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var source = await operation.Db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == sourceId, operation.Cancellation)
                ?? throw new AccessDenied(Operation.CreateDraft, Answer.NotFound);
            operation.Demand(Operation.CreateDraft, new(source.BranchCode, source.TenantId));
            operation.Demand(Operation.ReadContent, source.Subject);
            if (!source.State.IsFinal())
            {
                throw new RuleBroken("copy.not-ended");
            }

            await quota.DemandDraft(operation);
            var actor = operation.Actor;
            var copy = SupportRequest.Create(
                Guid.CreateVersion7(operation.Now), actor, actor.UserId, source.TenantId, source.BranchCode, DraftRules.ChannelOf(actor, source.Channel), operation.Now,
                copiedFrom: source.Id);
            copy.Write(source.Details with { HandsOn = source.Details.HandsOn is { } hands ? hands with { Consent = null } : null }, source.BranchCode);
            operation.Db.Tickets.Add(copy);
            return copy.Id;
        }, cancellationToken);
}
