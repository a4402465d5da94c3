using System.Collections.Concurrent;
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
public sealed record DayFigures(DateOnly Day, int Submitted, int Approved, int Rejected, TimeSpan? WaitMedian, TimeSpan? WaitNinety)
{
    /// <summary>Of the support requests that were resolved that day (U09), half took less from their first submission on; null when there were none.</summary>
    public TimeSpan? SolveMedian { get; init; }

    /// <summary>Nine of ten took less.</summary>
    public TimeSpan? SolveNinety { get; init; }
}

/// <summary>
/// Counts the last days from the audit and the time segments; so it takes the right to read the audit (O49). Days that are over are kept, so that a read costs what happened today.
/// </summary>
public sealed class ActivityHistory(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>How many days, today among them.</summary>
    public const int Days = 14;

    // A command that began before midnight may be recorded after it.
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    // The record only grows at its end: what is over is counted once.
    private readonly ConcurrentDictionary<DateOnly, DayFigures> _over = [];

    /// <summary>Oldest day first; empty for who may not read the audit.</summary>
    public async Task<IReadOnlyList<DayFigures>> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return [];
        }

        var now = time.GetUtcNow();
        var first = BranchTime.DayOf(now).AddDays(1 - Days);
        var days = Enumerable.Range(0, Days).Select(first.AddDays).ToList();
        var over = BranchTime.DayOf(now - Late);
        foreach (var old in _over.Keys.Where(day => day < first).ToList())
        {
            _over.TryRemove(old, out _);
        }

        var known = days.TakeWhile(_over.ContainsKey).Select(day => _over[day]).ToList();
        var read = await Read([.. days.Skip(known.Count)], cancellationToken);
        foreach (var figures in read.Where(figures => figures.Day < over))
        {
            _over[figures.Day] = figures;
        }

        return [.. known, .. read];
    }

    private async Task<IReadOnlyList<DayFigures>> Read(IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        var from = BranchTime.StartOf(days[0]);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Without the types in the question: SQLite would take their index and read all there ever was of them.
        var events = await db.AuditEvents.Where(happened => happened.At >= from).Select(happened => new { happened.Type, happened.At, happened.TicketId }).ToListAsync(cancellationToken);
        var waits = await db.TimeSegments.Where(segment => segment.Holder == Holder.Queue && segment.End >= from)
            .Select(segment => new { segment.Start, segment.End }).ToListAsync(cancellationToken);

        var solved = events.Where(happened => happened.Type == "U09" && happened.TicketId is not null).ToList();
        Guid[] ids = [.. solved.Select(happened => happened.TicketId!.Value).Distinct()];
        var sent = await db.SupportRequests.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.FirstSubmittedAt }).ToDictionaryAsync(row => row.Id, row => row.FirstSubmittedAt, cancellationToken);
        var solvesByDay = solved.Where(happened => sent.GetValueOrDefault(happened.TicketId!.Value) is not null)
            .ToLookup(happened => BranchTime.DayOf(happened.At), happened => happened.At - sent[happened.TicketId!.Value]!.Value);

        var typesByDay = events.ToLookup(happened => BranchTime.DayOf(happened.At), happened => happened.Type);
        var waitsByDay = waits.ToLookup(wait => BranchTime.DayOf(wait.End), wait => wait.End - wait.Start);
        return
        [
            .. days.Select(day => new DayFigures(
                day,
                typesByDay[day].Count(type => type == "T02"),
                typesByDay[day].Count(type => type is "T12" or "T13"),
                typesByDay[day].Count(type => type == "T15"),
                Percentile(waitsByDay[day], .5),
                Percentile(waitsByDay[day], .9))
            {
                SolveMedian = Percentile(solvesByDay[day], .5),
                SolveNinety = Percentile(solvesByDay[day], .9),
            }),
        ];
    }

    /// <summary>Nearest rank: always a wait that there was.</summary>
    internal static TimeSpan? Percentile(IEnumerable<TimeSpan> waits, double share)
    {
        var sorted = waits.Order().ToList();
        return sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
