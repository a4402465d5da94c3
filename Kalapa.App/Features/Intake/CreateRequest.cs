using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>T01: opens a draft. A client asks for the own company; CS and supervisors on a company's behalf.</summary>
public sealed class CreateRequest(UnitOfWork unitOfWork, UploadQuota quota)
{
    /// <summary>Returns the draft's id.</summary>
    /// <param name="userId">Who files it.</param>
    /// <param name="tenantId">For which company; a client's own is used whatever is passed.</param>
    /// <param name="branchCode">Where.</param>
    /// <param name="channel">How it reached Kalapa; a client's is always the portal.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>tenant.*</c>; <c>branch.inactive</c>; <c>draft.too-many</c>.</exception>
    public Task<Guid> Run(
        Guid? userId, Guid? tenantId, string branchCode, Channel channel, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var actor = operation.Actor;
            var company = actor.Role == Role.Client ? actor.TenantId : tenantId;
            operation.Demand(Operation.CreateDraft, new(branchCode, company));
            var tenant = await operation.Db.Tenants.SingleOrDefaultAsync(row => row.Id == company, operation.Cancellation)
                ?? throw new AccessDenied(Operation.CreateDraft, Answer.NotFound);
            var branch = await operation.Db.Branches.SingleOrDefaultAsync(row => row.Code == branchCode, operation.Cancellation)
                ?? throw new AccessDenied(Operation.CreateDraft, Answer.NotFound);
            foreach (var fault in SubmissionRules.CheckStanding(branch, tenant, null))
            {
                throw fault;
            }

            await quota.DemandDraft(operation);
            var ticket = PermitRequest.Create(
                Guid.CreateVersion7(operation.Now), actor, actor.UserId, tenant.Id, branchCode, ChannelOf(actor, channel), operation.Now);
            operation.Db.PermitRequests.Add(ticket);
            return ticket.Id;
        }, cancellationToken);

    private static Channel ChannelOf(Actor actor, Channel asked) => actor.Role switch
    {
        Role.Client => Channel.Portal,
        Role.Supervisor => Channel.Supervisor,
        _ => asked is Channel.Phone or Channel.Mail ? asked : Channel.Phone,
    };
}
