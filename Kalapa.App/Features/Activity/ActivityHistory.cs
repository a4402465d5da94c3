using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>What happened on one day of the head office.</summary>
/// <param name="Day">The day.</param>
/// <param name="Submitted">Requests sent for the first time (T02).</param>
/// <param name="Approved">Decisions with yes (T12, T13).</param>
/// <param name="Rejected">Decisions with no (T15).</param>
/// <param name="WaitMedian">Half of the waits in the queue that ended that day were shorter; null when none ended.</param>
/// <param name="WaitNinety">Nine of ten were shorter.</param>
public sealed record DayFigures(DateOnly Day, int Submitted, int Approved, int Rejected, TimeSpan? WaitMedian, TimeSpan? WaitNinety);

/// <summary>Counts the last days from the audit and the time segments; so it takes the right to read the audit (O49).</summary>
public sealed class ActivityHistory(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>How many days, today among them.</summary>
    public const int Days = 14;

    private static readonly string[] Counted = ["T02", "T12", "T13", "T15"];

    /// <summary>Oldest day first; empty for who may not read the audit.</summary>
    public async Task<IReadOnlyList<DayFigures>> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return [];
        }

        var first = BranchTime.DayOf(time.GetUtcNow()).AddDays(1 - Days);
        var from = BranchTime.StartOf(first);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var events = await db.AuditEvents.Where(happened => happened.At >= from && Counted.Contains(happened.Type))
            .Select(happened => new { happened.Type, happened.At }).ToListAsync(cancellationToken);
        var waits = await db.TimeSegments.Where(segment => segment.Holder == Holder.Queue && segment.End >= from)
            .Select(segment => new { segment.Start, segment.End }).ToListAsync(cancellationToken);

        var typesByDay = events.ToLookup(happened => BranchTime.DayOf(happened.At), happened => happened.Type);
        var waitsByDay = waits.ToLookup(wait => BranchTime.DayOf(wait.End), wait => wait.End - wait.Start);
        return
        [
            .. Enumerable.Range(0, Days).Select(first.AddDays).Select(day => new DayFigures(
                day,
                typesByDay[day].Count(type => type == "T02"),
                typesByDay[day].Count(type => type is "T12" or "T13"),
                typesByDay[day].Count(type => type == "T15"),
                Percentile(waitsByDay[day], .5),
                Percentile(waitsByDay[day], .9))),
        ];
    }

    /// <summary>Nearest rank: always a wait that there was.</summary>
    internal static TimeSpan? Percentile(IEnumerable<TimeSpan> waits, double share)
    {
        var sorted = waits.Order().ToList();
        return sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
