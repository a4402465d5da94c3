using System.Text.Json;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Nodes;

/// <summary>
/// Reads the change log: what other nodes committed since it was begun, each row once. A row gets its number when it is written and is seen
/// when it is committed, so a smaller number may come after a greater one: numbers are asked for again until
/// <see cref="Overlap"/> after a greater one was seen. A number that was rolled back never comes, and is not waited for any longer than that.
/// </summary>
/// <remarks>For one reader at a time. It costs the numbers of the last 15 s, and the rows that are new.</remarks>
internal sealed class ChangeReader(IDbContextFactory<KalapaDbContext> contexts, ChangeLog changes, TimeProvider time, ILogger log)
{
    /// <summary>Longer than a command may take, after which its transaction is given up (<see cref="MySqlProvider.Address"/>): 15 s.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    private const int Portion = 500;

    // Numbers above the floor, and when each was seen first.
    private readonly Dictionary<long, long> _seen = [];
    private long? _floor;

    /// <summary>What is new, in the order of its numbers. The first time nothing is: what is there then is taken for known.</summary>
    public async Task<IReadOnlyList<Announcement>> Read(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (_floor is not { } floor)
        {
            await Begin(db, cancellationToken);
            return [];
        }

        var found = await db.LoggedChanges.AsNoTracking().Where(row => row.Id > floor).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Node }).ToListAsync(cancellationToken);
        var fresh = found.Where(row => !_seen.ContainsKey(row.Id)).ToList();
        List<Announcement> told = [];
        foreach (var ids in fresh.Where(row => row.Node != changes.Node).Select(row => row.Id).Chunk(Portion))
        {
            var rows = await db.LoggedChanges.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
            told.AddRange(rows.Select(Told).OfType<Announcement>());
        }

        Remember(fresh.Select(row => row.Id));
        return told;
    }

    private async Task Begin(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var known = await db.LoggedChanges.OrderByDescending(row => row.Id).Select(row => row.Id).Take(Portion).ToListAsync(cancellationToken);
        _floor = known.Count < Portion ? 0 : known[^1];
        Remember(known);
    }

    /// <summary>What was seen long ago is settled. Only a read that succeeded gets here, so that what comes late is not given up while nobody could look.</summary>
    private void Remember(IEnumerable<long> fresh)
    {
        var now = time.GetTimestamp();
        foreach (var id in fresh)
        {
            _seen[id] = now;
        }

        var settled = _seen.Where(seen => time.GetElapsedTime(seen.Value, now) >= Overlap).Select(seen => seen.Key).DefaultIfEmpty(0).Max();
        if (settled > _floor)
        {
            _floor = settled;
            foreach (var id in _seen.Keys.Where(id => id <= settled).ToList())
            {
                _seen.Remove(id);
            }
        }
    }

    private Announcement? Told(LoggedChange row)
    {
        try
        {
            return ChangeLog.Read(row);
        }
        catch (JsonException failure)
        {
            // While nodes are brought to another version one by one; the boards see it with their next heartbeat.
            log.LogError(failure, "Change {Number} of another node cannot be read.", row.Id);
            return null;
        }
    }
}
