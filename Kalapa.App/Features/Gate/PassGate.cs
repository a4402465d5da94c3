using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>
/// P02 and P03: people come in and go out, one by one. A refusal is an answer, and is in the gate's book. The same passage pressed
/// again by the same guard within <see cref="GateEvent.RepeatTime"/> is the first one, and whoever loses a race has refused nobody.
/// </summary>
public sealed class PassGate(UnitOfWork unitOfWork)
{
    /// <summary>Lets a person in; or says why not.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="personId">Who stands there.</param>
    /// <param name="idSeen">"ID seen, name matches".</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <param name="notes">What the guard adds.</param>
    /// <exception cref="RuleBroken"><c>gate.reason-missing</c>; <c>gate.escort-missing</c>; <c>gate.badge-taken</c>.</exception>
    public Task<DenyCode?> CheckIn(
        Guid? userId, Guid permitId, Guid personId, bool idSeen, CancellationToken cancellationToken = default, PassageNotes? notes = null) =>
        unitOfWork.Run(userId, async operation =>
        {
            var branchCode = await operation.GateOf(permitId);
            var branch = await operation.LockBranch(branchCode);

            // One person is in one place: two gates asking at once stand in line here.
            await operation.Db.People.Where(person => person.Id == personId).LockedAsync(operation.Cancellation);
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            switch (await RepeatOf(operation, GateEventType.CheckIn, permit, personId, notes))
            {
                case PassageRepeat.SamePress:
                    return null;
                case PassageRepeat.LostRace:
                    return DenyCode.AlreadyInside;
            }

            var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == permit.TenantId, operation.Cancellation);
            var inside = await operation.Db.PeopleInside()
                .Join(operation.Db.Permits, person => person.PermitId, row => row.Id, (person, row) => new { row.Id, row.BranchCode, person.PersonId, person.FullName, person.Badge })
                .ToListAsync(operation.Cancellation);
            var here = inside.Where(row => row.BranchCode == branchCode).ToList();
            var badge = BadgeNumber.Read(notes?.Badge);
            var situation = new GateSituation(
                branch, tenant.Status,
                here.Count,
                inside.Exists(row => row.PersonId == personId && row.Id != permitId))
            {
                NeedsEscort = await NeedsEscort(operation, permit),
                BadgeWornBy = badge is null ? null : here.Find(row => row.Badge == badge)?.FullName,
            };
            return permit.CheckIn(operation.Actor, personId, idSeen, situation, operation.Now, notes).DenyCode;
        }, cancellationToken);

    /// <summary>Lets a person out: always, while inside.</summary>
    /// <param name="userId">The guard.</param>
    /// <param name="permitId">The permit.</param>
    /// <param name="personId">Who leaves.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <param name="notes">What the guard adds.</param>
    public Task<DenyCode?> CheckOut(
        Guid? userId, Guid permitId, Guid personId, CancellationToken cancellationToken = default, PassageNotes? notes = null) =>
        unitOfWork.Run(userId, async operation =>
        {
            var branch = await operation.LockBranch(await operation.GateOf(permitId));
            var permit = await operation.Permit(permitId, Operation.CheckInOut);
            return await RepeatOf(operation, GateEventType.CheckOut, permit, personId, notes) switch
            {
                PassageRepeat.SamePress => null,
                PassageRepeat.LostRace => DenyCode.NotInside,
                _ => permit.CheckOut(operation.Actor, personId, branch, operation.Now, notes).DenyCode,
            };
        }, cancellationToken);

    // Only where the person is already where the passage leads can it be one that was recorded before.
    private static async Task<PassageRepeat> RepeatOf(OperationContext operation, GateEventType wanted, Permit permit, Guid personId, PassageNotes? notes)
    {
        if (permit.Find(personId) is not { } person || person.IsInside != (wanted == GateEventType.CheckIn))
        {
            return PassageRepeat.None;
        }

        var last = await operation.Db.GateEvents.AsNoTracking()
            .Where(line => line.PermitId == permit.Id && line.PersonId == personId && line.Type == wanted)
            .OrderByDescending(line => line.At).FirstOrDefaultAsync(operation.Cancellation);
        return last?.RepeatedBy(operation.Actor.UserId, notes?.PressId, operation.Now) ?? PassageRepeat.None;
    }

    private static async Task<bool> NeedsEscort(OperationContext operation, Permit permit)
    {
        var ticket = await operation.Db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == permit.TicketId, operation.Cancellation);
        return (await operation.Db.SnapshotOf(permit, ticket, operation.Cancellation)).Escort.IsNeeded;
    }
}
