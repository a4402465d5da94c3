using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>Links a support request to a known issue and takes it off again: its owner, or who may speak for the issue while nobody owns it.</summary>
public sealed class LinkTickets(UnitOfWork unitOfWork)
{
    /// <summary>Links it; one that is linked already stays so.</summary>
    /// <exception cref="RuleBroken"><c>issue.over</c>; <c>issue.other-branch</c>; <c>issue.ticket-ended</c>; <c>issue.linked-elsewhere</c>.</exception>
    public Task Link(Guid? userId, Guid issueId, Guid ticketId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var issue = await Asked(operation, issueId, ticketId);
        await operation.LinkTicket(issue, ticketId);
    }, cancellationToken);

    /// <summary>Takes it off an issue that is open.</summary>
    /// <exception cref="RuleBroken"><c>issue.over</c>.</exception>
    public Task Unlink(Guid? userId, Guid issueId, Guid ticketId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var issue = await Asked(operation, issueId, ticketId);
        issue.DemandOpen();
        var link = await operation.Db.KnownIssueLinks.Where(row => row.IssueId == issueId && row.TicketId == ticketId).LockedAsync(operation.Cancellation);
        if (link is not null)
        {
            var ticket = await operation.SupportRequest(ticketId, Operation.ReadHeader);
            operation.Db.KnownIssueLinks.Remove(link);
            operation.Announce(ticket);
            operation.Note("issue.unlinked", [.. KnownIssueReach.Facts(issue), ("ticket", ticket.Number)]);
        }
    }, cancellationToken);

    // The ticket's owner decides what it is about; of one that nobody owns, or another does, who may speak for the issue.
    private static async Task<KnownIssue> Asked(OperationContext operation, Guid issueId, Guid ticketId)
    {
        var owner = await operation.Db.Tickets.Where(row => row.Id == ticketId).Select(row => row.OwnerId).SingleOrDefaultAsync(operation.Cancellation);
        if (owner != operation.Actor.UserId)
        {
            return await operation.LockIssue(issueId, Operation.ManageKnownIssue);
        }

        await operation.DemandOnTicket(ticketId, Operation.HandleSupport);
        return await operation.LockIssue(issueId, Operation.SeeKnownIssue);
    }
}

/// <summary>What the verbs that link have in common.</summary>
internal static class TicketLinking
{
    /// <summary>Links a submitted support request to an issue that is held. A permit request is no ticket of an issue and answers like one that is not there.</summary>
    /// <exception cref="RuleBroken">See <see cref="LinkTickets.Link"/>.</exception>
    public static async Task LinkTicket(this OperationContext operation, KnownIssue issue, Guid ticketId)
    {
        issue.DemandOpen();
        var ticket = await operation.SupportRequest(ticketId, Operation.ReadHeader);
        Demand(ticket.BranchCode == issue.BranchCode, "issue.other-branch", issue.Number);
        Demand(ticket.State != TicketState.Draft && !ticket.State.IsFinal(), "issue.ticket-ended", ticket.Number ?? "");
        var others = await operation.Db.KnownIssueLinks.Where(row => row.TicketId == ticketId)
            .Join(operation.Db.KnownIssues, link => link.IssueId, row => row.Id, (link, row) => new { row.Id, row.Number, row.State }).ToListAsync(operation.Cancellation);
        if (others.Exists(other => other.Id == issue.Id))
        {
            return;
        }

        var elsewhere = others.Find(other => other.State == KnownIssueState.Open)?.Number;
        Demand(elsewhere is null, "issue.linked-elsewhere", elsewhere ?? "");
        operation.Db.KnownIssueLinks.Add(new(issue.Id, ticket.Id, ticket.TenantId, operation.Actor, operation.Now));
        operation.Announce(ticket);
        operation.Note("issue.linked", [.. KnownIssueReach.Facts(issue), ("ticket", ticket.Number)]);
    }

    private static void Demand(bool holds, string code, params object[] values)
    {
        if (!holds)
        {
            throw new RuleBroken(code, values);
        }
    }
}
