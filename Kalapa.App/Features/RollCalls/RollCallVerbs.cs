using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.RollCalls;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.RollCalls;

/// <summary>A tick as a phone hands it over.</summary>
/// <param name="Id">Made by the phone, so that it may be sent again.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Mark">What was seen.</param>
/// <param name="Made">When it was made, by the server's clock as the phone knows it: however long a tick is under way, it counts from then.</param>
public sealed record TickMade(Guid Id, Guid PersonId, RollMark Mark, DateTimeOffset Made);

/// <summary>Begins, ticks and ends a branch's roll call (O76). One is open per branch: who begins a second one joins the first.</summary>
public sealed class RollCallVerbs(UnitOfWork unitOfWork)
{
    /// <summary>Begins it, or joins the one that is open.</summary>
    /// <returns>The call.</returns>
    public Task<Guid> Begin(Guid? userId, string branchCode, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            operation.Demand(Operation.RollCall, new(branchCode));
            await operation.LockBranch(branchCode);
            if (await operation.Db.RollCalls.Where(row => row.BranchCode == branchCode && row.EndedAt == null).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(operation.Cancellation) is { } open)
            {
                return open;
            }

            var call = RollCall.Begin(branchCode, await operation.Db.InsideOf(branchCode, operation.Cancellation), operation.Actor, operation.Now);
            operation.Db.RollCalls.Add(call);
            operation.Note("rollcall.begun", ("branch", branchCode), ("people", $"{call.Entries.Count}"));
            return call.Id;
        }, cancellationToken);

    /// <summary>Ticks people; what a hand without a line gathered comes at once.</summary>
    public Task Tick(Guid? userId, Guid callId, IReadOnlyList<TickMade> ticks, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var call = await Locked(operation, callId);
            foreach (var tick in ticks)
            {
                call.Tick(tick.Id, tick.PersonId, tick.Mark, tick.Made, operation.Actor, operation.Now);
            }
        }, cancellationToken);

    /// <summary>Ends it.</summary>
    /// <exception cref="RuleBroken"><c>rollcall.ended</c>.</exception>
    public Task End(Guid? userId, Guid callId, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var call = await Locked(operation, callId);
            call.End(operation.Actor, operation.Now);
            operation.Note(
                "rollcall.ended", ("branch", call.BranchCode), ("people", $"{call.Entries.Count}"),
                ("found", Count(call, RollMark.Found)), ("missing", Count(call, RollMark.Missing)), ("left", Count(call, RollMark.Left)), ("unknown", Count(call, null)));
        }, cancellationToken);

    private static string Count(RollCall call, RollMark? outcome) => $"{call.Entries.Count(entry => entry.Outcome == outcome)}";

    /// <summary>The call with who came and went since, under its lock.</summary>
    private static async Task<RollCall> Locked(OperationContext operation, Guid callId)
    {
        var branch = await operation.Db.RollCalls.Where(row => row.Id == callId).Select(row => row.BranchCode).SingleOrDefaultAsync(operation.Cancellation);
        operation.Demand(Operation.RollCall, new(branch));
        var call = (await operation.Db.RollCalls.Where(row => row.Id == callId).LockedAsync(operation.Cancellation))!;
        await operation.Db.Entry(call).Collection(row => row.Entries).LoadAsync(operation.Cancellation);
        await operation.Db.Entry(call).Collection(row => row.Ticks).LoadAsync(operation.Cancellation);
        call.Follow(await operation.Db.InsideOf(call.BranchCode, operation.Cancellation), operation.Now);
        return call;
    }
}
