using System.Security.Cryptography;
using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Integrity;

/// <summary>The files in the store against the rows that name them: none missing, none changed, none that nobody names.</summary>
/// <param name="folder">The store.</param>
/// <param name="now">The present: a file that just came in may wait for its row.</param>
internal sealed class FileCheck(string folder, DateTimeOffset now)
{
    /// <summary>So old is a file that no row will name any more.</summary>
    public static readonly TimeSpan Orphaned = TimeSpan.FromMinutes(10);

    private readonly List<(Guid Id, long Size, string Sha256, string Owner)> _named = [];

    /// <summary>What the database names, read in its one state.</summary>
    public async Task Read(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var papers = await db.Attachments.Select(row => new { row.Id, row.Size, row.Sha256, row.TicketId }).ToListAsync(cancellationToken);
        var permits = await db.PermitDocuments.Select(row => new { row.FileId, row.Size, row.Sha256, row.PermitId }).ToListAsync(cancellationToken);
        _named.AddRange(papers.Select(row => (row.Id, row.Size, row.Sha256, $"ticket {row.TicketId}")));
        _named.AddRange(permits.Select(row => (row.FileId, row.Size, row.Sha256, $"permit {row.PermitId}")));
    }

    /// <summary>What the folder holds.</summary>
    public async Task<IReadOnlyList<RuleResult>> Look(IDbContextFactory<KalapaDbContext> contexts, CancellationToken cancellationToken)
    {
        var faults = new List<Finding>();
        foreach (var (id, size, sha256, owner) in _named)
        {
            if (await Fault(id, size, sha256, cancellationToken) is { } fault && await IsStillNamed(contexts, id, cancellationToken))
            {
                faults.Add(new($"file {id:N} of {owner}", fault));
            }
        }

        var known = _named.Select(file => file.Id.ToString("N")).ToHashSet(StringComparer.Ordinal);
        var there = Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().ToList() : [];
        var orphans = there.Where(file => !known.Contains(file.Name) && file.LastWriteTimeUtc < (now - Orphaned).UtcDateTime)
            .Select(file => new Finding($"file {file.Name}", $"no row names it ({file.Length} bytes, {file.LastWriteTimeUtc:u})")).ToList();
        return
        [
            new("files", "Every file that is named is there, whole", _named.Count, faults),
            new("orphans", $"No file older than {Orphaned.TotalMinutes:F0} minutes that nobody names", there.Count, orphans, IsNote: true),
        ];
    }

    private async Task<string?> Fault(Guid id, long size, string sha256, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.Combine(folder, id.ToString("N")));
        if (!file.Exists)
        {
            return "it is missing";
        }

        if (file.Length != size)
        {
            return $"it has {file.Length} bytes instead of {size}";
        }

        await using var bytes = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken)) == sha256 ? null : "its bytes are others";
    }

    /// <summary>While the server runs, a file may have been taken back since.</summary>
    private static async Task<bool> IsStillNamed(IDbContextFactory<KalapaDbContext> contexts, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.AnyAsync(row => row.Id == id, cancellationToken) || await db.PermitDocuments.AnyAsync(row => row.FileId == id, cancellationToken);
    }
}
