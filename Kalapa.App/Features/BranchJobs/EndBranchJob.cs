using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.BranchJobs;

/// <summary>U05: the branch did what it was asked to do, or could not.</summary>
public sealed class EndBranchJob(UnitOfWork unitOfWork)
{
    /// <param name="userId">A supervisor of the branch.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="isDone">False when it could not be done.</param>
    /// <param name="note">What was done, or why not.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>job.note-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, bool isDone, string note, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.DoBranchJob, seen);
            if (request.OwnerId is null)
            {
                await operation.LockQueue();
            }

            request.EndJob(operation.Actor, isDone, note, operation.Now);
            operation.Say(request, Visibility.Internal, note);
        }, cancellationToken);
}
