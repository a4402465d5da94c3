using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets;

/// <summary>P01 by the CS owner, in branches that let permits out by hand.</summary>
public sealed class IssuePermit(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>permit.*</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.IssuePermit);
            await operation.Issue(ticket);
        }, cancellationToken);
}
