using Kalapa.App.Data;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Solutions;

/// <summary>O67: saves what is typed into a draft, field by field; last write wins.</summary>
public sealed class SaveSolution(UnitOfWork unitOfWork)
{
    /// <summary>Applies one edit to the content as it is now, so that two fields typed on two devices both stay.</summary>
    /// <param name="userId">An agent.</param>
    /// <param name="id">Which.</param>
    /// <param name="edit">Turns the present content into the new one.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>The content as saved.</returns>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>solution.not-draft</c>.</exception>
    public Task<SolutionContent> Run(Guid? userId, Guid id, Func<SolutionContent, SolutionContent> edit, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            operation.Demand(Operation.DraftSolution, null);
            var solution = await operation.Solution(id, Operation.DraftSolution);
            var content = edit(solution.Content);
            var isKnown = content.Category == solution.Category || await operation.Db.SupportCategories.AnyAsync(row => row.Code == content.Category, operation.Cancellation);
            solution.Write(isKnown ? content : content with { Category = "" }, operation.Actor, operation.Now);
            return solution.Content;
        }, cancellationToken);

    /// <summary>Makes a published or retired one a draft again, to correct it.</summary>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>solution.wrong-state</c>.</exception>
    public Task Revise(Guid? userId, Guid id, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.DraftSolution, null);
        var solution = await operation.Solution(id, Operation.DraftSolution);
        solution.Revise(operation.Actor, operation.Now);
        operation.Note("solution.revised", SolutionCommands.Facts(solution));
    }, cancellationToken);
}
