using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>Saves what is typed into a draft, field by field; last write wins.</summary>
public sealed class SaveSupport(UnitOfWork unitOfWork)
{
    /// <summary>Applies one edit to the details as they are now, so that two fields typed on two devices both stay.</summary>
    /// <param name="userId">Its author.</param>
    /// <param name="ticketId">Which request.</param>
    /// <param name="edit">Turns the present details into the new ones.</param>
    /// <param name="branchCode">Another branch, or null.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>The details as saved.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>ticket.not-draft</c>.</exception>
    public Task<SupportDetails> Run(
        Guid? userId, Guid ticketId, Func<SupportDetails, SupportDetails> edit, string? branchCode = null, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.EditContent);
            var branch = branchCode ?? request.BranchCode;
            if (branch != request.BranchCode)
            {
                // Moving a draft elsewhere is asking there.
                operation.Demand(Operation.CreateDraft, new(branch, request.TenantId));
            }

            request.Write(await WithOwnDevice(operation, request, edit(request.Details)), branch);
            return request.Details;
        }, cancellationToken);

    // Which company's it is, is not the page's to say: another company's answers like one that does not exist (always true 15).
    private static async Task<SupportDetails> WithOwnDevice(OperationContext operation, SupportRequest request, SupportDetails details) =>
        details.DeviceId is { } id && id != request.Details.DeviceId
            && !await operation.Db.Devices.AnyAsync(row => row.Id == id && row.TenantId == request.TenantId, operation.Cancellation)
            ? details with { DeviceId = null }
            : details;

    /// <summary>Ticks or takes back the consent to hands-on work: by whom and when is not the page's to say.</summary>
    public Task<SupportDetails> Consent(Guid? userId, Guid ticketId, bool given, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.EditContent);
            var consent = given ? new Declaration(HandsOn.ConsentCode, HandsOn.ConsentVersion, operation.Actor.UserId, operation.Now) : null;
            request.Write(request.Details with { HandsOn = (request.Details.HandsOn ?? new()) with { Consent = consent } }, request.BranchCode);
            return request.Details;
        }, cancellationToken);
}
