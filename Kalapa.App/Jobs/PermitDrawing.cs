using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.App.Features.Permits;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Jobs;

/// <summary>
/// Draws the permits that came out (P01), after their commit. What a node began and lost, by a crash or a full disk, is looked for among all
/// permits, at the start and every ten minutes. Of several nodes one draws. Nobody waits for it, since the first download draws as well. It begins when the server
/// listens: without a public address in the configuration, the address in a permit's QR is the server's own.
/// </summary>
public sealed class PermitDrawing(
    IDbContextFactory<KalapaDbContext> contexts, PermitFiles permits, LiveUpdates live, JobLeases leases, DatabaseOutage outage, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<PermitDrawing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan All = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, bool> _changed = new();

    /// <summary>Draws what is missing, once.</summary>
    /// <returns>True when nothing failed.</returns>
    public Task<bool> DrawWhatIsMissing(CancellationToken cancellationToken) => Draw(db => db.Permits, cancellationToken);

    private async Task<bool> Draw(Func<KalapaDbContext, IQueryable<Permit>> among, CancellationToken cancellationToken)
    {
        List<Guid> missing;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            missing = await among(db).AsNoTracking()
                .Where(permit => !db.PermitDocuments.Any(document => document.PermitId == permit.Id && document.Revision == permit.Revision))
                .OrderBy(permit => permit.IssuedAt).Select(permit => permit.Id).Take(100).ToListAsync(cancellationToken);
        }

        var isWhole = true;
        foreach (var id in missing)
        {
            try
            {
                await permits.Draw(id, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !outage.Is(exception))
            {
                isWhole = false;
                log.LogError(exception, "The PDF of permit {Permit} could not be drawn; it is tried again in {Pause}.", id, PauseAfterFailure);
            }
        }

        return isWhole;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        using var watch = live.Subscribe(change => change.State == TicketState.Approved, Note, TimeSpan.Zero);
        var allAt = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            var isWhole = false;
            try
            {
                if (!await leases.Hold(JobLeases.PermitDrawing, stoppingToken))
                {
                    // Whoever holds it hears the same, and the next to hold it looks at all.
                    _changed.Clear();
                    (isWhole, allAt) = (true, now);
                }
                else if (now >= allAt)
                {
                    isWhole = await DrawWhatIsMissing(stoppingToken);
                    allAt = isWhole ? now + All : now;
                }
                else
                {
                    isWhole = await DrawChanged(stoppingToken);
                    allAt = isWhole ? allAt : now;
                }
            }
            catch (Exception exception) when (outage.Is(exception))
            {
                // Soon again: an outage ends by itself.
                (isWhole, allAt) = (true, now);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                allAt = now;
                log.LogError(exception, "Permits without a PDF could not be looked for; it is tried again in {Pause}.", PauseAfterFailure);
            }

            await Task.Delay(isWhole ? Pause : PauseAfterFailure, time, stoppingToken);
        }
    }

    private Task Note(IReadOnlyCollection<TicketChanged> changes)
    {
        foreach (var change in changes)
        {
            _changed[change.TicketId] = true;
        }

        return Task.CompletedTask;
    }

    private async Task<bool> DrawChanged(CancellationToken cancellationToken)
    {
        Guid[] tickets = [.. _changed.Keys];
        foreach (var ticket in tickets)
        {
            _changed.TryRemove(ticket, out _);
        }

        return tickets.Length == 0 || await Draw(db => db.Permits.Where(permit => tickets.Contains(permit.TicketId)), cancellationToken);
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
