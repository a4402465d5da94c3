using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Files;
using Kalapa.App.Outages;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Jobs;

/// <summary>
/// Erases files that no row names (R113): what a crash, a lost answer to a commit or a discarded draft left in the store, and files for a
/// message that was never sent. The store is read in portions, the newest two days each time and all of it at the start and once a day.
/// A file that was just received is named a moment later, so nothing younger than ten minutes is touched.
/// </summary>
public sealed class FileSweep(
    IDbContextFactory<KalapaDbContext> contexts, FileStore files, MessageFiles messages, DatabaseOutage outage, ClockWatch clock, TimeProvider time,
    ILogger<FileSweep> log) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Younger ones are left alone; a file gets older from its last byte on.</summary>
    public static readonly TimeSpan Spared = TimeSpan.FromMinutes(10);

    private const int Portion = 200;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);
    private static readonly TimeSpan AllOfIt = TimeSpan.FromDays(1);

    private DateTimeOffset _allSweptAt = DateTimeOffset.MinValue;

    /// <summary>Sweeps once.</summary>
    /// <returns>How many files were erased for which no row was left.</returns>
    public async Task<int> Sweep(CancellationToken cancellationToken)
    {
        // By a clock that jumped, a file of this second looks old.
        if (!clock.IsTrusted)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        var all = now - _allSweptAt >= AllOfIt;
        var erased = 0;
        var old = files.All().Where(file => file.WrittenAt <= now - Spared && (all || file.WrittenAt >= now - Recent));
        foreach (var portion in old.Select(file => file.Id).Chunk(Portion))
        {
            erased += await Sweep(portion, now, cancellationToken);
        }

        if (all)
        {
            _allSweptAt = now;
        }

        return erased;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                if (await Sweep(stoppingToken) is var erased and > 0)
                {
                    log.LogInformation("{Files} files that no row names were erased.", erased);
                }
            }
            catch (Exception failure) when (outage.Is(failure))
            {
                // Nothing is known of rows, so nothing is erased.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Files that no row names could not be looked for; it is tried again in {Pause}.", Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> Sweep(Guid[] portion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        HashSet<Guid> named;
        List<Guid> unsent;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            named = [.. await db.Attachments.Where(row => portion.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)];
            named.UnionWith(await db.PermitDocuments.Where(row => portion.Contains(row.FileId)).Select(row => row.FileId).ToListAsync(cancellationToken));
            var due = now - MessageFiles.WaitsFor;
            unsent = await MessageFiles.Unsent(db).Where(row => portion.Contains(row.Id) && row.At < due).Select(row => row.TicketId).Distinct()
                .ToListAsync(cancellationToken);
        }

        foreach (var ticket in unsent)
        {
            await messages.ForgetUnsent(ticket, cancellationToken);
        }

        var orphans = portion.Where(id => !named.Contains(id)).ToList();
        orphans.ForEach(files.Delete);
        return orphans.Count;
    }
}
