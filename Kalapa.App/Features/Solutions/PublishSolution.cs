using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Solutions;

/// <summary>O68: a CS lead who wrote none of it lets its audience read a solution.</summary>
public sealed class PublishSolution(UnitOfWork unitOfWork)
{
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>solution.wrong-state</c>, <c>solution.own-text</c>, or everything that is missing.</exception>
    public Task Run(Guid? userId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.PublishSolution, null);
        var solution = await operation.Solution(id, Operation.PublishSolution);
        solution.Publish(operation.Actor, BranchTime.DayOf(operation.Now), operation.Now);
        operation.Note("solution.published", SolutionCommands.Facts(solution));
    }, cancellationToken);
}
