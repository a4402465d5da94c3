using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>O69: tells what is known now, once on every linked ticket that has not ended, all or none.</summary>
public sealed class UpdateKnownIssue(UnitOfWork unitOfWork)
{
    /// <param name="userId">A CS lead or a supervisor of the branch.</param>
    /// <param name="id">Which.</param>
    /// <param name="text">What everybody whom it concerns reads.</param>
    /// <param name="nextUpdateAt">By when it is told again.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>On how many tickets it was said.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>issue.wrong-state</c>; <c>issue.text-missing</c>; <c>text.too-long</c>; <c>issue.next-update</c>.</exception>
    public Task<int> Run(Guid? userId, Guid id, string text, DateTimeOffset nextUpdateAt, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var issue = await operation.LockIssue(id, Operation.ManageKnownIssue);
            var said = issue.Update(text, nextUpdateAt, operation.Actor, operation.Now);
            var tickets = await LinkedOpen(operation, id);
            foreach (var ticket in tickets)
            {
                operation.Say(ticket, Visibility.Public, said);
            }

            operation.Note("issue.updated", [.. KnownIssueReach.Facts(issue), ("told", $"{tickets.Count}")]);
            return tickets.Count;
        }, cancellationToken);

    /// <summary>The linked tickets that have not ended, held: those that wait behind the queue's lock, the others before it.</summary>
    private static async Task<IReadOnlyList<Ticket>> LinkedOpen(OperationContext operation, Guid issueId)
    {
        var linked = await operation.Db.KnownIssueLinks.Where(row => row.IssueId == issueId)
            .Join(operation.Db.Tickets, link => link.TicketId, ticket => ticket.Id, (link, ticket) => new { ticket.Id, ticket.State }).ToListAsync(operation.Cancellation);
        var tickets = await Hold(linked.Where(row => row.State != TicketState.Queued).Select(row => row.Id));
        if (linked.Exists(row => row.State == TicketState.Queued))
        {
            await operation.LockQueue();
            tickets.AddRange(await Hold(linked.Where(row => row.State == TicketState.Queued).Select(row => row.Id)));
        }

        return [.. tickets.Where(ticket => !ticket.State.IsFinal())];

        async Task<List<Ticket>> Hold(IEnumerable<Guid> which)
        {
            Guid[] ids = [.. which];
            return ids.Length == 0 ? [] : await operation.Db.Tickets.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToLockedListAsync(operation.Cancellation);
        }
    }
}
