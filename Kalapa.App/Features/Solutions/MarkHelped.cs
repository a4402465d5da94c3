using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Solutions;

/// <summary>O66, O67: a reader says that a solution helped, or opened it where it was offered. Counts how good solutions are, not who read them: no person is kept.</summary>
public sealed class MarkHelped(UnitOfWork unitOfWork)
{
    /// <summary>It helped.</summary>
    /// <param name="userId">Whoever may read it.</param>
    /// <param name="id">Which.</param>
    /// <param name="isOpened">This reader's opening it was counted already.</param>
    /// <param name="ticketId">The ticket that it solved, which the reader may read; null for none.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken"><c>solution.not-published</c>.</exception>
    public Task Run(Guid? userId, Guid id, bool isOpened = false, Guid? ticketId = null, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            if (ticketId is { } solved)
            {
                await operation.DemandOnTicket(solved, Operation.ReadHeader);
            }

            (await Readable(operation, id)).CountHelp(ticketId, isOpened);
        }, cancellationToken);

    /// <summary>It was opened where it was offered.</summary>
    public Task Open(Guid? userId, Guid id, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation => (await Readable(operation, id)).CountUse(), cancellationToken);

    private static async Task<Solution> Readable(OperationContext operation, Guid id)
    {
        // Asked before the lock as well: nobody holds up a solution that is not theirs to read.
        var seen = await operation.Db.Solutions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, operation.Cancellation)
            ?? throw new AccessDenied(Operation.ReadSolution, Answer.NotFound);
        operation.Demand(SolutionReach.RightTo(seen), null);
        var solution = await operation.Solution(id, Operation.ReadSolution);
        operation.Demand(SolutionReach.RightTo(solution), null);
        return solution;
    }
}
