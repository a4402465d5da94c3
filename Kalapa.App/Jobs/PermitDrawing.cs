using Kalapa.App.Data;
using Kalapa.App.Features.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Jobs;

/// <summary>
/// Draws the permits that came out (P01), after their commit: what one node began and lost, by a crash or a full disk, the next
/// round draws. Nobody waits for it, since the first download draws as well.
/// </summary>
public sealed class PermitDrawing(IDbContextFactory<KalapaDbContext> contexts, PermitFiles permits, TimeProvider time, ILogger<PermitDrawing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    /// <summary>Draws what is missing, once.</summary>
    /// <returns>True when nothing failed.</returns>
    public async Task<bool> DrawWhatIsMissing(CancellationToken cancellationToken)
    {
        List<Guid> missing;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            missing = await db.Permits.AsNoTracking()
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
            catch (Exception exception) when (exception is not OperationCanceledException)
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
        while (!stoppingToken.IsCancellationRequested)
        {
            var isWhole = false;
            try
            {
                isWhole = await DrawWhatIsMissing(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "Permits without a PDF could not be looked for; it is tried again in {Pause}.", PauseAfterFailure);
            }

            await Task.Delay(isWhole ? Pause : PauseAfterFailure, time, stoppingToken);
        }
    }
}
