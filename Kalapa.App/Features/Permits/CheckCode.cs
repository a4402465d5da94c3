using System.Collections.Concurrent;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Permits;

/// <summary>
/// What anybody may learn from a code: whether it is valid, and where. An unknown, an ended and a suspended one look the same.
/// </summary>
public sealed class CheckCode(IDbContextFactory<KalapaDbContext> contexts, TimeProvider time)
{
    private const int Tries = 5;
    private readonly ConcurrentDictionary<(string From, long Minute), int> _misses = new();

    /// <summary>The branch's name for a valid code; null for any other.</summary>
    /// <param name="typed">As typed or scanned.</param>
    /// <param name="revision">Of the print that was scanned; null for a code that was typed.</param>
    /// <param name="from">Whose tries are counted: the address that asks.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="RuleBroken"><c>code.slow-down</c> after five bad tries within a minute.</exception>
    public async Task<string?> Run(string typed, int? revision, string from, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var key = (from, now.ToUnixTimeSeconds() / 60);
        foreach (var old in _misses.Keys.Where(old => old.Minute < key.Item2))
        {
            _misses.TryRemove(old, out _);
        }

        if (_misses.GetValueOrDefault(key) >= Tries)
        {
            throw new RuleBroken("code.slow-down", (int)(60 - (now.ToUnixTimeSeconds() % 60)));
        }

        var branch = PermitCode.TryParse(typed, out var code) ? await Find(code.ToString(), revision, now, cancellationToken) : null;
        if (branch is null)
        {
            _misses.AddOrUpdate(key, 1, (_, count) => count + 1);
        }

        return branch;
    }

    private async Task<string?> Find(string code, int? revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken);
        return permit is { State: PermitState.Issued or PermitState.Active } && permit.Window.End > now && (revision ?? permit.Revision) == permit.Revision
            ? await db.Branches.Where(row => row.Code == permit.BranchCode).Select(row => row.Name).SingleAsync(cancellationToken)
            : null;
    }
}
