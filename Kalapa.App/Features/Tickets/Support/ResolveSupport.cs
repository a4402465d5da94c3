using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>U09: solved as the owner sees it; the client reads how, and confirms or says that it is not.</summary>
public sealed class ResolveSupport(UnitOfWork unitOfWork)
{
    /// <param name="userId">The owner.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="seen">The version that was seen.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="cause">Why it happened; for staff and reports, may be empty.</param>
    /// <param name="text">What the client reads.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>resolve.text-missing</c>; <c>ticket.stale</c>.</exception>
    public Task Run(
        Guid? userId, Guid ticketId, long seen, SupportOutcome outcome, string cause, string text, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var request = await operation.SupportRequest(ticketId, Operation.HandleSupport, seen);
            request.Resolve(operation.Actor, outcome, cause, text, operation.Now);
            operation.Say(request, Visibility.Public, PostMessage.Clean(text));
        }, cancellationToken);
}
