using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>Why CS cancels. CS never refuses on merit: only the supervisor does.</summary>
public enum CancelCode
{
    /// <summary>The client asked for it.</summary>
    AskedByClient,

    /// <summary>The same request is there already.</summary>
    Duplicate,

    /// <summary>Filed by mistake.</summary>
    Mistake,
}

/// <summary>T20, and T31 while no permit is out.</summary>
public sealed class CancelTicket(UnitOfWork unitOfWork)
{
    /// <param name="userId">Requester, owner or lead.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="code">Demanded from CS.</param>
    /// <param name="reason">Words.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>cancel.*</c>; <c>ticket.stale</c>.</exception>
    public Task Run(
        Guid? userId, Guid ticketId, long seen, CancelCode? code, string reason, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.TicketInQueue(ticketId, Operation.Cancel, seen);
            var isRequester = operation.Actor.UserId == ticket.RequesterId || operation.Actor.UserId == ticket.CreatedById
                || operation.Actor.Role == Role.Client;
            if (!isRequester && ticket.State == TicketState.Approved)
            {
                throw new AccessDenied(Operation.Cancel, Answer.Forbidden);
            }

            if (!isRequester && code is null)
            {
                throw new RuleBroken("cancel.code-missing");
            }

            reason = code is null ? reason : TypedText.IsBlank(reason) ? $"{code}" : $"{code}: {reason}";
            if (ticket is PermitRequest request)
            {
                var issued = await operation.Db.Permits.AnyAsync(permit => permit.TicketId == ticketId, operation.Cancellation);
                (await operation.WithParts(request)).Cancel(operation.Actor, reason, issued, operation.Now);
            }
            else
            {
                ((SupportRequest)ticket).Cancel(operation.Actor, reason, operation.Now);
            }
        }, cancellationToken);
}
