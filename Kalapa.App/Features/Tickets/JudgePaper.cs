using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets;

/// <summary>The verdict on one paper: in review by the owner, after entry (T29) by any agent in scope.</summary>
public sealed class JudgePaper(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>paper.*</c>; <c>ticket.stale</c>.</exception>
    public Task Run(
        Guid? userId, Guid ticketId, long seen, PaperSlot slot, Verdict verdict, ReasonCode? reason, string note,
        CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(
                ticketId, state => state == TicketState.Approved ? Operation.JudgeAfterEntry : Operation.Review, seen);
            if (ticket.State == TicketState.Approved)
            {
                ticket.JudgeAfterEntry(operation.Actor, PermitCatalogue.Default, slot, verdict, reason, note, operation.Now);
            }
            else
            {
                ticket.JudgePaper(operation.Actor, slot, verdict, reason, note, operation.Now);
            }
        }, cancellationToken);
}
