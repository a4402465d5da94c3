using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>
/// U06: somebody has to come. A permit request is begun in the requester's name with all that the support request says already, so that nothing is
/// typed twice; the client adds who comes and when, and sends it.
/// </summary>
public sealed class NeedVisit(UnitOfWork unitOfWork, UploadQuota quota)
{
    /// <summary>Returns the visit's id.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="isEmergency">It cannot wait for the lead time of ordinary work.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>draft.too-many</c>; <c>ticket.stale</c>.</exception>
    public Task<Guid> Run(Guid? userId, Guid ticketId, long seen, bool isEmergency, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.HandleSupport, seen);
            operation.Demand(Operation.CreateDraft, new(request.BranchCode, request.TenantId));
            await quota.DemandDraft(operation);
            var visit = PermitRequest.Create(
                Guid.CreateVersion7(operation.Now), operation.Actor, request.RequesterId, request.TenantId, request.BranchCode, request.Channel, operation.Now,
                support: request.Id);
            visit.Write(ContentOf(request, isEmergency ? PermitType.Emergency : PermitType.Work), request.BranchCode);
            request.AwaitVisit(operation.Actor, visit.Id, operation.Now);
            operation.Db.Tickets.Add(visit);
            return visit.Id;
        }, cancellationToken);

    private static RequestContent ContentOf(SupportRequest request, string type)
    {
        var details = request.Details;
        var answers = new Dictionary<string, string> { [Question.Work] = type };
        return new()
        {
            Title = details.Title,
            Purpose = string.Join("\n\n", new[] { details.Description, details.Device }.Where(text => text.Length > 0)),
            Answers = answers,
            Types = [.. PermitCatalogue.Default.Choose(answers).Types],
            Zones = details.Zone.Length > 0 ? [details.Zone] : [],
            Racks = details.Rack,
            ContactPhone = details.CallbackPhone,
            IncidentNumber = request.Number!,
        };
    }
}
