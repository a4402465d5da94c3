using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>O69: tells the companies of a branch what is wrong there.</summary>
public sealed class DeclareKnownIssue(UnitOfWork unitOfWork)
{
    /// <param name="userId">A CS lead or a supervisor of the branch.</param>
    /// <param name="content">Where and what.</param>
    /// <param name="nextUpdateAt">By when it is told again.</param>
    /// <param name="ticketId">The support request that it came out of, which is linked at once; null for none.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken">Everything that is missing; what keeps the ticket from being linked.</exception>
    public Task<Guid> Run(
        Guid? userId, KnownIssueContent content, DateTimeOffset nextUpdateAt, Guid? ticketId = null, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            operation.Demand(Operation.ManageKnownIssue, await operation.Db.IssueSubject(operation.Actor, content.BranchCode, operation.Cancellation));
            // The branch's lock covers the counter of its numbers.
            var branch = await operation.LockBranch(content.BranchCode);
            var catalogue = await operation.Db.SupportCatalogue(operation.Cancellation);
            var issue = KnownIssue.Declare(content, branch, catalogue, await operation.NextNumber(KnownIssue.CounterOf(branch, operation.Now)), nextUpdateAt, operation.Actor, operation.Now);
            operation.Db.KnownIssues.Add(issue);
            operation.Note("issue.declared", KnownIssueReach.Facts(issue));
            if (ticketId is { } id)
            {
                await operation.LinkTicket(issue, id);
            }

            return issue.Id;
        }, cancellationToken);
}
