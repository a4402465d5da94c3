using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Solutions;

/// <summary>O67: begins a solution, empty or out of a ticket that was solved.</summary>
public sealed class DraftSolution(UnitOfWork unitOfWork)
{
    /// <summary>An empty one.</summary>
    /// <returns>Its key.</returns>
    public Task<Guid> Run(Guid? userId, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, operation =>
    {
        operation.Demand(Operation.DraftSolution, null);
        return Task.FromResult(Begin(operation, new(), null));
    }, cancellationToken);

    /// <summary>One out of a support request that was solved: what was asked are the symptoms, what the client was told are the steps.</summary>
    /// <param name="userId">An agent who may read the request.</param>
    /// <param name="ticketId">Resolved or closed.</param>
    /// <param name="english">The language it is put under; the agent moves it when it is the other.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="RuleBroken"><c>solution.ticket-open</c>.</exception>
    public Task<Guid> FromTicket(Guid? userId, Guid ticketId, bool english, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.DraftSolution, null);
        await operation.DemandOnTicket(ticketId, Operation.ReadContent);
        var request = await operation.Db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, operation.Cancellation);
        if (request is not { State: TicketState.Resolved or TicketState.Closed })
        {
            throw new RuleBroken("solution.ticket-open");
        }

        var text = new SolutionText { Title = request.Details.Title, Symptoms = request.Details.Description, Steps = request.Solution };
        var content = new SolutionContent { Category = request.Details.Category };
        return Begin(operation, english ? content with { English = text } : content with { Indonesian = text }, ticketId);
    }, cancellationToken);

    private static Guid Begin(OperationContext operation, SolutionContent content, Guid? ticketId)
    {
        var solution = Solution.Draft(content, ticketId, operation.Actor, operation.Now);
        operation.Db.Solutions.Add(solution);
        operation.Note("solution.drafted", SolutionCommands.Facts(solution));
        return solution.Id;
    }
}
