using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>Which of a screen's presses are recorded, for a screen that lost the answers with its line.</summary>
public sealed class PressRecords(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The presses of which nothing is recorded: neither the press itself nor, by another hand, what it was to do.</summary>
    public async Task<IReadOnlyList<PressNote>> Missing(Actor? guard, IReadOnlyCollection<PressNote> pressed, CancellationToken cancellationToken = default)
    {
        Guid[] ids = [.. pressed.Select(press => press.Id)], permits = [.. pressed.Select(press => press.Permit)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await db.GateEvents.AsNoTracking().Where(line => line.PermitId != null && permits.Contains(line.PermitId.Value)).ToListAsync(cancellationToken);
        var found = await db.Permits.AsNoTracking().Include(row => row.People).Where(row => permits.Contains(row.Id)).ToListAsync(cancellationToken);
        return
        [
            .. pressed.Where(press => found.Find(row => row.Id == press.Permit) is not { } permit || !access.Allows(guard, Operation.CheckInOut, new(permit.BranchCode))
                || (!lines.Exists(line => line.PressId == press.Id) && !IsSo(press, permit, lines))),
        ];
    }

    private static bool IsSo(PressNote press, Permit permit, List<GateEvent> lines) => press.Kind switch
    {
        "in" => press.Person is { } id && permit.Find(id)?.IsInside == true,
        "out" => press.Person is { } id && permit.Find(id)?.IsInside == false,
        "close" => permit.State.IsFinal(),
        "reopen" => permit.State == PermitState.Active,
        "undo" => lines.Exists(line => line.Id == press.Person && line.WithdrawnAt is not null),
        _ => false,
    };
}
