using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Gate;

/// <summary>A badge somebody left with.</summary>
/// <param name="Number">Which.</param>
/// <param name="PermitId">On which permit.</param>
/// <param name="PersonId">By whom.</param>
/// <param name="Person">By name.</param>
/// <param name="Company">Employer.</param>
/// <param name="At">When.</param>
public sealed record MissingBadge(string Number, Guid PermitId, Guid PersonId, string Person, string Company, DateTimeOffset At);

/// <summary>What a gate remembers from passage to passage: badges that are missing, and who escorted last.</summary>
/// <param name="Missing">Newest first.</param>
/// <param name="Escorts">Names, the last used first.</param>
public sealed record GateMemory(IReadOnlyList<MissingBadge> Missing, IReadOnlyList<string> Escorts)
{
    /// <summary>Nothing yet.</summary>
    public static GateMemory Empty { get; } = new([], []);
}

/// <summary>Reads it from the gate's book.</summary>
public sealed class GateBadges(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    private const int Remembered = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The memory of a branch's gate over the last 30 days; empty for who does not stand there.</summary>
    public async Task<GateMemory> For(Actor? reader, string branchCode, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.CheckInOut, new(branchCode)))
        {
            return GateMemory.Empty;
        }

        var since = time.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var book = db.GateEvents.AsNoTracking().Where(line => line.BranchCode == branchCode && line.At >= since);
        // Missing until it turns up or is handed out again.
        var left = await book.Where(line => line.Type == GateEventType.CheckOut && line.IsBadgeBack == false
                && !db.GateEvents.Any(later => later.BranchCode == branchCode && later.Badge == line.Badge && later.At > line.At
                    && (later.Type == GateEventType.BadgeReturned || later.Type == GateEventType.CheckIn)))
            .OrderByDescending(line => line.At).ToListAsync(cancellationToken);
        var permits = left.Select(line => line.PermitId!.Value).ToList();
        var people = (await db.Permits.AsNoTracking().Include(row => row.People).Where(row => permits.Contains(row.Id)).ToListAsync(cancellationToken)).ToDictionary(row => row.Id);
        var escorts = await book.Where(line => line.Escort != null).GroupBy(line => line.Escort!)
            .Select(named => new { Name = named.Key, Last = named.Max(line => line.At) }).OrderByDescending(named => named.Last).Take(Remembered).Select(named => named.Name).ToListAsync(cancellationToken);
        return new([.. left.Select(line => (Line: line, Person: people[line.PermitId!.Value].Find(line.PersonId!.Value)!))
            .Select(row => new MissingBadge(row.Line.Badge!, row.Line.PermitId!.Value, row.Person.PersonId, row.Person.FullName, row.Person.Company, row.Line.At))], escorts);
    }
}
