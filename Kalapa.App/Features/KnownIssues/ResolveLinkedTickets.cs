using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>
/// Always true 16: resolves each ticket of an issue that is over, once, or says why not. Each in an operation of its own, by the ticket's own
/// commands, rights and record: a lead picks what waits (T05), has what another agent reviews handed over (T07), and resolves it (U09). What
/// is done stays done when the server stops in the middle, and running it again does what is left.
/// </summary>
public sealed class ResolveLinkedTickets(UnitOfWork unitOfWork)
{
    /// <param name="userId">A CS lead of the branch.</param>
    /// <param name="issueId">An issue that is over.</param>
    /// <param name="step">After each ticket: how many of those that were left are done, and how many those are.</param>
    /// <param name="cancellationToken">Ends it after the ticket that is under way.</param>
    /// <exception cref="RuleBroken"><c>issue.still-open</c>; <c>issue.needs-lead</c>.</exception>
    public async Task Run(Guid? userId, Guid issueId, Action<int, int>? step = null, CancellationToken cancellationToken = default)
    {
        var left = await unitOfWork.Run(userId, operation => Left(operation, issueId), cancellationToken);
        step?.Invoke(0, left.Count);
        for (var done = 0; done < left.Count; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await One(userId, issueId, left[done], CancellationToken.None);
            step?.Invoke(done + 1, left.Count);
        }
    }

    /// <summary>What was not resolved with the issue and has not ended since.</summary>
    private static async Task<IReadOnlyList<Guid>> Left(OperationContext operation, Guid issueId)
    {
        var issue = await operation.LockIssue(issueId, Operation.ManageKnownIssue);
        DemandOver(issue);
        if (!operation.Access.Allows(operation.Actor, Operation.PickOutOfOrder, new(issue.BranchCode)))
        {
            throw new RuleBroken("issue.needs-lead");
        }

        var links = await operation.Db.KnownIssueLinks.AsNoTracking().Where(row => row.IssueId == issueId && row.Result != LinkResult.Resolved)
            .OrderBy(row => row.LinkedAt).ThenBy(row => row.TicketId).ToListAsync(operation.Cancellation);
        return [.. links.Where(link => link.Reason is not (LinkReason.Ended or LinkReason.AlreadyResolved)).Select(link => link.TicketId)];
    }

    private Task One(Guid? userId, Guid issueId, Guid ticketId, CancellationToken cancellationToken) => unitOfWork.Run(userId, async operation =>
    {
        // Two leads at once: the second waits here, and finds it done.
        var link = await operation.Db.KnownIssueLinks.Where(row => row.IssueId == issueId && row.TicketId == ticketId).LockedAsync(operation.Cancellation);
        if (link is null or { Result: LinkResult.Resolved })
        {
            return;
        }

        var issue = await operation.Db.KnownIssues.AsNoTracking().SingleAsync(row => row.Id == issueId, operation.Cancellation);
        operation.Demand(Operation.ManageKnownIssue, KnownIssue.SubjectFor(issue.BranchCode, null));
        DemandOver(issue);
        var ticket = (SupportRequest)await operation.TicketInQueue(ticketId, Operation.ReadHeader);
        var reason = await Take(operation, issue, ticket);
        if (reason != LinkReason.None)
        {
            link.Refuse(reason, operation.Now);
            return;
        }

        operation.Demand(Operation.HandleSupport, ticket.Subject);
        ticket.Resolve(operation.Actor, issue.Outcome!.Value, issue.Cause, issue.Resolution, operation.Now);
        operation.Say(ticket, Visibility.Public, issue.Resolution);
        link.Resolve(operation.Now);
    }, cancellationToken);

    /// <summary>Puts the ticket into the actor's hands, where the law lets it.</summary>
    /// <returns><see cref="LinkReason.None"/> when the actor holds it in review.</returns>
    private static async Task<LinkReason> Take(OperationContext operation, KnownIssue issue, SupportRequest ticket)
    {
        var (actor, inReview) = (operation.Actor, await operation.CountInReview(operation.Actor.UserId));
        var isFull = inReview >= Ticket.ReviewLimit;
        switch (ticket.State)
        {
            case TicketState.InReview when ticket.OwnerId == actor.UserId:
                return LinkReason.None;
            case TicketState.InReview when !operation.Access.Allows(actor, Operation.Transfer, ticket.Subject):
            case TicketState.Queued when !operation.Access.Allows(actor, Operation.PickOutOfOrder, ticket.Subject):
                return LinkReason.NotAllowed;
            case TicketState.InReview or TicketState.Queued when isFull:
                return LinkReason.ReviewLimit;
            case TicketState.InReview:
                ticket.TransferTo(actor, actor, inReview, operation.Now);
                return LinkReason.None;
            case TicketState.Queued:
                var jumped = await operation.Db.Tickets.Waiting().Before(ticket.QueueKey!.Value).CountAsync(operation.Cancellation);
                ticket.PickBy(actor, issue.PickReason, jumped, inReview, operation.Now);
                return LinkReason.None;
            default:
                return ReasonIn(ticket.State);
        }
    }

    private static LinkReason ReasonIn(TicketState state) => state switch
    {
        TicketState.Returned => LinkReason.WithClient,
        TicketState.AtBranch => LinkReason.AtBranch,
        TicketState.AwaitingVisit => LinkReason.AwaitsVisit,
        TicketState.Resolved => LinkReason.AlreadyResolved,
        _ => LinkReason.Ended,
    };

    private static void DemandOver(KnownIssue issue)
    {
        if (issue.State != KnownIssueState.Resolved)
        {
            throw new RuleBroken("issue.still-open", issue.Number);
        }
    }
}
