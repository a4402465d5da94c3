using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// Timed jobs that one node does for all: it holds a lease in the database and renews it as long as it works. When it ends, another takes
/// over within <see cref="Length"/> and <see cref="AskedEvery"/>. What a job began before its lease ran out it may end after: a job must be
/// right when two do it at once, as each finding is looked at again under its lock. The lease only saves the work.
/// </summary>
public sealed class JobLeases(IDbContextFactory<KalapaDbContext> contexts, DatabaseEngine engine, TimeProvider time)
{
    /// <summary>What is due by the clock.</summary>
    public const string TimedWork = "timed-work";

    /// <summary>Permits as PDF.</summary>
    public const string PermitDrawing = "permit-drawing";

    /// <summary>The demo's other people.</summary>
    public const string DemoSimulation = "demo-simulation";

    /// <summary>Old rows of the change log.</summary>
    public const string ChangeSweep = "change-sweep";

    /// <summary>Clocks of promises.</summary>
    public const string PromiseWatch = "promise-watch";

    /// <summary>Every job: a row each, which a migration made.</summary>
    public static readonly IReadOnlyList<string> Jobs = [TimedWork, PermitDrawing, DemoSimulation, ChangeSweep, PromiseWatch];

    /// <summary>How long a lease holds (15 s).</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    /// <summary>The database is asked no more often than this (5 s): who holds it renews it, and who does not looks whether it may be had.</summary>
    public static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (bool IsHeld, long At)> _answers = new();

    /// <summary>Takes or renews the job's lease.</summary>
    /// <returns>True when this node does the job now. Always true where the database belongs to one process.</returns>
    public async Task<bool> Hold(string job, CancellationToken cancellationToken)
    {
        if (engine.Changes is not { } log)
        {
            return true;
        }

        if (_answers.TryGetValue(job, out var last) && time.GetElapsedTime(last.At) < AskedEvery)
        {
            return last.IsHeld;
        }

        var (asked, now) = (time.GetTimestamp(), time.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var isHeld = await db.JobLeases.Where(row => row.Job == job && (row.Node == log.Node || row.Until <= now))
            .ExecuteUpdateAsync(row => row.SetProperty(lease => lease.Node, log.Node).SetProperty(lease => lease.Until, now + Length), cancellationToken) == 1;
        _answers[job] = (isHeld, asked);
        return isHeld;
    }
}
