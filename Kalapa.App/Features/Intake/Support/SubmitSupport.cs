using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>T02 of a support request: from draft into the one line.</summary>
public sealed class SubmitSupport(UnitOfWork unitOfWork)
{
    /// <summary>Returns the number and the place in line.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken">The faults; the form shows them all before.</exception>
    public Task<Submitted> Run(Guid? userId, Guid ticketId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.Submit);
            await operation.JoinQueue(request);
            return await Submitted.Of(operation, request);
        }, cancellationToken);
}
