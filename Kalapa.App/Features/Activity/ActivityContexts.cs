using Kalapa.App.Data;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Files;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>A file whose bytes are gone.</summary>
/// <param name="Name">As its sender called it.</param>
/// <param name="Ticket">The ticket's number; empty for a draft.</param>
public sealed record MissingFile(string Name, string Ticket);

/// <summary>What the tiles need beside the boards' rows.</summary>
/// <param name="Branches">Active branches by name.</param>
/// <param name="WithoutDecider">Open tickets that no supervisor may decide on.</param>
/// <param name="Missing">Files that somebody asked for within a week and that are still missing.</param>
public sealed record ActivityContext(IReadOnlyList<Branch> Branches, IReadOnlySet<Guid> WithoutDecider, IReadOnlyList<MissingFile> Missing);

/// <summary>Reads the branches and the alarms: tickets without a possible decider, and missing files.</summary>
public sealed class ActivityContexts(IDbContextFactory<KalapaDbContext> contexts, FileStore files, TimeProvider time)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>As of now. Ids only: whoever shows a ticket asks the rights for its row.</summary>
    public async Task<ActivityContext> Read(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branches = await db.Branches.AsNoTracking().Where(branch => branch.Active).OrderBy(branch => branch.Name).ToListAsync(cancellationToken);
        return new(branches, await db.WithoutDecider(time.GetUtcNow(), cancellationToken), await StillMissing(db, cancellationToken));
    }

    private async Task<IReadOnlyList<MissingFile>> StillMissing(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Week;
        var raised = await db.AuditEvents.AsNoTracking().Where(row => row.At >= since && row.Type == MissingFiles.Missing)
            .Select(row => row.Values).ToListAsync(cancellationToken);
        return
        [
            .. raised.Where(values => Guid.TryParse(values.GetValueOrDefault("file"), out var id) && !files.Has(id))
                .Select(values => new MissingFile(values.GetValueOrDefault("name", ""), values.GetValueOrDefault("ticket", ""))).Distinct(),
        ];
    }
}
