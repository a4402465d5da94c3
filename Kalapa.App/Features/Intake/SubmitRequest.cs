using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>T02: from draft into the line.</summary>
public sealed class SubmitRequest(UnitOfWork unitOfWork)
{
    /// <summary>Returns the number and the place in line.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken">The first fault; the form shows them all before.</exception>
    public Task<Submitted> Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.Submit);
            PermitRequestLifecycle.Table.Next(ticket.State, TicketAction.Submit);
            var context = await operation.SubmissionContext(ticket);
            var stamp = (await operation.LockQueue()).Next(operation.Now);
            await ProspectRules.Demand(operation, context.Tenant, TicketKind.Permit);
            ticket.KeepPromises(await operation.NewestPromises());
            ticket.Submit(operation.Actor, context, stamp, await TicketNumbers.Next(operation, context.Branch, stamp), operation.Now);
            return await Submitted.Of(operation, ticket);
        }, cancellationToken);
}

/// <summary>What the client is told after submitting.</summary>
/// <param name="Number">The ticket's number.</param>
/// <param name="Place">"Nomor 4 dalam antrian": 1 is next.</param>
public sealed record Submitted(string Number, int Place)
{
    /// <summary>Of a ticket that joined the line in this operation, which holds the queue.</summary>
    internal static async Task<Submitted> Of(OperationContext operation, Ticket ticket) =>
        new(ticket.Number!, 1 + await operation.Db.Tickets.Waiting().Before(ticket.QueueKey!.Value).CountAsync(operation.Cancellation));
}
