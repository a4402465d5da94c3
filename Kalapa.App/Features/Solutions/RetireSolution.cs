using Kalapa.App.Data;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Solutions;

/// <summary>O68: a CS lead who wrote none of it takes a solution out of what is found.</summary>
public sealed class RetireSolution(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>solution.wrong-state</c>, <c>solution.own-text</c>.</exception>
    public Task Run(Guid? userId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.PublishSolution, null);
        var solution = await operation.Solution(id, Operation.PublishSolution);
        solution.Retire(operation.Actor, operation.Now);
        operation.Note("solution.retired", SolutionCommands.Facts(solution));
    }, cancellationToken);
}
