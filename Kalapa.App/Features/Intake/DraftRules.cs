using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>What every kind of draft needs to be opened (T01).</summary>
public sealed class DraftRules(UploadQuota quota)
{
    /// <summary>May the actor file for this company there?</summary>
    /// <param name="operation">The operation; its actor files.</param>
    /// <param name="tenantId">For which company; a client's own is used whatever is passed.</param>
    /// <param name="branchCode">Where.</param>
    /// <param name="kind">What is asked for.</param>
    /// <returns>The company.</returns>
    /// <exception cref="AccessDenied">No, or there is no such company or branch.</exception>
    /// <exception cref="RuleBroken"><c>tenant.*</c>; <c>branch.inactive</c>; <c>prospect.*</c>; <c>draft.too-many</c>.</exception>
    public async Task<Tenant> Demand(OperationContext operation, Guid? tenantId, string branchCode, TicketKind kind)
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

        await ProspectRules.Demand(operation, tenant, kind);
        await quota.DemandDraft(operation);
        return tenant;
    }

    /// <summary>How a draft came in: a client's is always the portal's, a supervisor's the supervisor's; CS says which.</summary>
    public static Channel ChannelOf(Actor actor, Channel asked) => actor.Role switch
    {
        Role.Client => Channel.Portal,
        Role.Supervisor => Channel.Supervisor,
        _ => asked is Channel.Phone or Channel.Mail ? asked : Channel.Phone,
    };
}
