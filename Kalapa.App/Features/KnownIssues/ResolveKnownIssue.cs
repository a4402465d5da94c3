using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>O69: says that it is over. From here on nobody joins; <see cref="ResolveLinkedTickets"/> resolves the tickets, one by one.</summary>
public sealed class ResolveKnownIssue(UnitOfWork unitOfWork)
{
    /// <param name="userId">A CS lead or a supervisor of the branch.</param>
    /// <param name="id">Which.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="cause">Why; for staff and reports, may be empty.</param>
    /// <param name="text">What each client reads.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>issue.wrong-state</c>: somebody was faster; <c>issue.text-missing</c>; <c>text.too-long</c>.</exception>
    public Task Run(Guid? userId, Guid id, SupportOutcome outcome, string cause, string text, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var issue = await operation.LockIssue(id, Operation.ManageKnownIssue);
            issue.Resolve(outcome, cause, text, operation.Actor, operation.Now);
            operation.Note("issue.resolved", [.. KnownIssueReach.Facts(issue), ("outcome", $"{outcome}"), ("solution", issue.Resolution)]);
        }, cancellationToken);
}
