using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>The company's ticket for a known issue.</summary>
/// <param name="TicketId">Key.</param>
/// <param name="Number">Of the ticket.</param>
/// <param name="WasThere">The company had one already; nothing was filed.</param>
public sealed record JoinedIssue(Guid TicketId, string Number, bool WasThere);

/// <summary>"It concerns us too": one press files a support request that is linked to the issue and waits in the one line like any other.</summary>
public sealed class JoinKnownIssue(UnitOfWork unitOfWork)
{
    /// <param name="userId">A client of a company that is allowed at the branch.</param>
    /// <param name="id">Which issue.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>The company's ticket: the one that is linked and has not ended, or a new one.</returns>
    /// <exception cref="RuleBroken"><c>issue.over</c>: it was resolved a moment ago; what T02 finds wrong with company or branch.</exception>
    public Task<JoinedIssue> Run(Guid? userId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        // Under the issue's lock two colleagues who press at once get one ticket, and nobody joins what is over.
        var issue = await operation.LockIssue(id, Operation.SeeKnownIssue);
        var actor = operation.Actor;
        if (actor.TenantId is not { } company)
        {
            throw new AccessDenied(Operation.SeeKnownIssue, Answer.Forbidden);
        }

        operation.Demand(Operation.CreateDraft, new(issue.BranchCode, company));
        issue.DemandOpen();
        var own = await operation.Db.KnownIssueLinks.Where(row => row.IssueId == id && row.TenantId == company)
            .Join(operation.Db.Tickets, link => link.TicketId, ticket => ticket.Id, (link, ticket) => new { ticket.Id, ticket.Number, ticket.State }).ToListAsync(operation.Cancellation);
        if (own.Find(ticket => !ticket.State.IsFinal()) is { } there)
        {
            return new JoinedIssue(there.Id, there.Number!, WasThere: true);
        }

        var request = SupportRequest.Create(Guid.CreateVersion7(operation.Now), actor, actor.UserId, company, issue.BranchCode, Channel.Portal, operation.Now);
        request.Write(issue.Request, issue.BranchCode);
        operation.Db.Tickets.Add(request);
        // What the issue was declared under may be offered no more; nobody chose it here, so nobody is asked to choose again.
        await operation.JoinQueue(request, issue.Category);
        operation.Db.KnownIssueLinks.Add(new KnownIssueLink(id, request.Id, company, actor, operation.Now));
        operation.Note("issue.linked", [.. KnownIssueReach.Facts(issue), ("ticket", request.Number)]);
        return new(request.Id, request.Number!, WasThere: false);
    }, cancellationToken);
}
