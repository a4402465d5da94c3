using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Approvals;

/// <summary>What the supervisor gives.</summary>
/// <param name="Outcome">Approved, ApprovedWithConditions or Rejected.</param>
/// <param name="RevisionHash">The hash of the content that was read.</param>
public sealed record GivenDecision(Outcome Outcome, string RevisionHash)
{
    /// <summary>Why; a rejection demands it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Conditions, printed on the permit.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>What is narrowed.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>Asked waivers that are granted.</summary>
    public IReadOnlyList<PaperSlot> WaiversGranted { get; init; } = [];
}

/// <summary>T12, T13, T15: one decision, written once; where permits come out by themselves, the permit in the same transaction.</summary>
public sealed class DecideApproval(UnitOfWork unitOfWork)
{
    /// <summary>Decides; or learns who was faster.</summary>
    /// <returns>Null when this decision counts; the name of the supervisor who decided before otherwise.</returns>
    /// <exception cref="RuleBroken"><c>decide.*</c>; <c>ticket.stale</c>.</exception>
    public Task<string?> Run(
        Guid? userId, Guid ticketId, long seen, GivenDecision given, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.Decide);
            if (ticket.State != TicketState.Escalated && ticket.Approvals.MaxBy(round => round.RequestedAt) is { DecidedBy: not null } decided)
            {
                return decided.DecidedByName;
            }

            if (ticket.Version != seen)
            {
                throw new RuleBroken("ticket.stale", seen, ticket.Version);
            }

            var context = await operation.SubmissionContext(ticket);
            var decision = new Decision(given.Outcome, given.RevisionHash, operation.Actor, operation.Now)
            {
                Reason = given.Reason,
                Conditions = given.Conditions,
                Narrowing = given.Narrowing,
                WaiversGranted = given.WaiversGranted,
            };
            ticket.Decide(decision, context, await operation.VisitorUsers(ticket));
            if (ticket.State == TicketState.Approved && context.Branch.IssueMode == IssueMode.Auto)
            {
                await operation.Issue(ticket);
            }

            return null;
        }, cancellationToken);
}
