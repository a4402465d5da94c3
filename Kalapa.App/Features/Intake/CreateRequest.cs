using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Intake;

/// <summary>T01: opens a draft. A client asks for the own company; CS and supervisors on a company's behalf.</summary>
public sealed class CreateRequest(UnitOfWork unitOfWork, DraftRules rules)
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
            var tenant = await rules.Demand(operation, tenantId, branchCode, TicketKind.Permit);
            var actor = operation.Actor;
            var ticket = PermitRequest.Create(
                Guid.CreateVersion7(operation.Now), actor, actor.UserId, tenant.Id, branchCode, DraftRules.ChannelOf(actor, channel), operation.Now);
            operation.Db.PermitRequests.Add(ticket);
            return ticket.Id;
        }, cancellationToken);
}
