using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.RollCalls;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.RollCalls;

/// <summary>A call that was ended, in a line.</summary>
public sealed record RollCallLine(Guid Id, DateTimeOffset BegunAt, DateTimeOffset EndedAt, int People, int Missing, int Unknown);

/// <summary>A branch's roll calls: the open one, and those before it.</summary>
public sealed record RollCallBoard(Branch Branch, int Inside, RollCall? Open, IReadOnlyList<RollCallLine> Before);

/// <summary>Reads roll calls for who may hold them (O76).</summary>
public sealed class RollCallDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    private const int Shown = 20;

    /// <summary>The branches in which this reader may hold one, by code.</summary>
    public async Task<IReadOnlyList<Branch>> Branches(Actor? reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.Branches.AsNoTracking().OrderBy(row => row.Code).ToListAsync(cancellationToken);
        return [.. all.Where(branch => access.Allows(reader, Operation.RollCall, new(branch.Code)))];
    }

    /// <summary>A branch's; null for one that is not this reader's.</summary>
    public async Task<RollCallBoard?> For(Actor? reader, string branchCode, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.RollCall, new(branchCode)))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == branchCode, cancellationToken);
        var inside = await db.InsideOf(branchCode, cancellationToken);
        var open = await db.RollCalls.AsNoTracking().Include(row => row.Entries).Include(row => row.Ticks).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.BranchCode == branchCode && row.EndedAt == null, cancellationToken);
        // Who came in since is on the list at once; the next tick writes it down.
        open?.Follow(inside, time.GetUtcNow());
        var ended = await db.RollCalls.AsNoTracking().Include(row => row.Entries).Where(row => row.BranchCode == branchCode && row.EndedAt != null)
            .OrderByDescending(row => row.BegunAt).Take(Shown).ToListAsync(cancellationToken);
        return new(branch, inside.Count, open,
        [
            .. ended.Select(call => new RollCallLine(
                call.Id, call.BegunAt, call.EndedAt!.Value, call.Entries.Count,
                call.Entries.Count(entry => entry.Outcome == RollMark.Missing), call.Entries.Count(entry => entry.Outcome is null))),
        ]);
    }

    /// <summary>One call with its branch; null when it is not there or not for this reader, which look the same.</summary>
    public async Task<(RollCall Call, Branch Branch)?> Of(Actor? reader, Guid callId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var call = await db.RollCalls.AsNoTracking().Include(row => row.Entries).Include(row => row.Ticks).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == callId, cancellationToken);
        return call is not null && access.Allows(reader, Operation.RollCall, new(call.BranchCode))
            ? (call, await db.Branches.AsNoTracking().SingleAsync(row => row.Code == call.BranchCode, cancellationToken))
            : null;
    }
}
