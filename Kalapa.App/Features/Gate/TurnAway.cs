using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>
/// Somebody stays out: a listed person whose ID does not match, or somebody who is on no list. It is in the gate's book at once and
/// told after <see cref="GateEvent.UndoTime"/>; until then the guard may take it back, and nobody hears of it.
/// </summary>
public sealed class TurnAway(UnitOfWork unitOfWork)
{
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit that was shown.</param>
    /// <param name="away">Whom; one line each.</param>
    /// <param name="pressId">The press on the guard's screen; null for what no screen pressed.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <returns>The lines of the gate's book, for <see cref="Withdraw"/>.</returns>
    public Task<IReadOnlyList<Guid>> Run(
        Guid? userId, Guid permitId, IReadOnlyCollection<TurnedAway> away, Guid? pressId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run<IReadOnlyList<Guid>>(userId, async operation =>
        {
            var branch = await operation.LockBranch(await operation.GateOf(permitId));
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            var same = pressId is null ? [] : await operation.Db.GateEvents.Where(line => line.PressId == pressId && line.PermitId == permitId)
                .Select(line => line.Id).ToListAsync(operation.Cancellation);
            return same.Count > 0 ? same : [.. away.Select(who => permit.TurnAway(operation.Actor, branch, who, operation.Now, pressId).Id)];
        }, cancellationToken);

    /// <summary>Takes refusals of the own hand back: all of them, or none once one has been told.</summary>
    /// <param name="userId">The guard who turned away.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="lines">What <see cref="Run"/> returned.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>gate.undo-too-late</c>.</exception>
    public Task Withdraw(Guid? userId, Guid permitId, IReadOnlyCollection<Guid> lines, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            await operation.LockBranch(await operation.GateOf(permitId));
            Guid[] ids = [.. lines];
            var found = await operation.Db.GateEvents
                .Where(line => ids.Contains(line.Id) && line.PermitId == permitId && line.GuardId == operation.Actor.UserId)
                .ToLockedListAsync(operation.Cancellation);
            found.ForEach(line => line.Withdraw(operation.Now));
            operation.Note(AuditEvent.RefusalWithdrawn, ("permit", $"{permitId}"), ("lines", string.Join(", ", found.Select(line => line.Id))));
        }, cancellationToken);
}
