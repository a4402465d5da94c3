using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>How a company fares: what is open now, and figures of the requests that it sent in the last 90 days.</summary>
/// <param name="Open">Requests of both kinds that are not at their end.</param>
/// <param name="Sent">How many were sent in those days; the other figures are about them.</param>
public sealed record HealthFigures(int Open, int Sent)
{
    /// <summary>How long each holder had them, the running stretch up to now included; the longest first.</summary>
    public IReadOnlyList<HolderTime> Times { get; init; } = [];

    /// <summary>How often one went back to the client.</summary>
    public int Returns { get; init; }

    /// <summary>Visits to which nobody came.</summary>
    public int NoShows { get; init; }

    /// <summary>Mean of the stars that its requesters gave in those days, and how many did; null when nobody did.</summary>
    public (double Average, int Count)? Stars { get; init; }

    /// <summary>Devices of its register that are inside now.</summary>
    public int Devices { get; init; }

    /// <summary>Visits with an alarm because somebody stayed too long.</summary>
    public int LateDepartures { get; init; }
}

/// <summary>Whose clock ran, and how long.</summary>
public sealed record HolderTime(Holder Holder, TimeSpan Time);

/// <summary>
/// Reads those figures (O71). Open tickets come from the index of company and state; everything else from the tickets that the index of company and submission gives for the
/// last <see cref="Span"/>, and from what hangs on their keys: it costs what a company did in those days, not what it ever did.
/// </summary>
public sealed class CompanyHealth(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>How far back it looks (90 days).</summary>
    public static TimeSpan Span { get; } = TimeSpan.FromDays(90);

    /// <summary>The figures, of the reader's branches; null when the company is not there or not for the reader.</summary>
    public async Task<HealthFigures?> For(Actor? reader, Guid tenantId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == tenantId, cancellationToken);
        if (tenant is null || reader is null || !access.Allows(reader, Operation.ReadCompany, CompanySubject.Of(reader, tenant)))
        {
            return null;
        }

        var (now, branches) = (time.GetUtcNow(), reader.Branches.ToArray());
        var since = now - Span;
        var all = db.Tickets.AsNoTracking().Where(row => row.TenantId == tenantId && (branches.Length == 0 || branches.Contains(row.BranchCode)));
        var open = await all.CountAsync(row => TicketStates.Open.Contains(row.State), cancellationToken);
        var sent = all.Where(row => row.FirstSubmittedAt >= since);
        var tickets = await sent.Select(row => new { row.Holder, row.HeldSince, row.ReturnCount }).ToListAsync(cancellationToken);
        var segments = await sent.Join(db.TimeSegments, row => row.Id, segment => segment.TicketId, (_, segment) => new { segment.Holder, segment.Start, segment.End }).ToListAsync(cancellationToken);
        var permits = sent.Join(db.Permits, row => row.Id, permit => permit.TicketId, (_, permit) => permit);
        var stars = await db.Ratings.Where(row => row.TenantId == tenantId && row.At >= since && (branches.Length == 0 || branches.Contains(row.BranchCode)))
            .Select(row => row.Stars).ToListAsync(cancellationToken);
        return new(open, tickets.Count)
        {
            Stars = stars.Count > 0 ? (stars.Average(), stars.Count) : null,
            Devices = await db.Devices.CountAsync(row => row.TenantId == tenantId && row.IsInside && (branches.Length == 0 || branches.Contains(row.BranchCode)), cancellationToken),
            Times =
            [
                .. segments.Select(row => (row.Holder, Time: row.End - row.Start))
                    .Concat(tickets.Where(row => row.Holder is not null).Select(row => (Holder: row.Holder!.Value, Time: now - row.HeldSince)))
                    .GroupBy(row => row.Holder).Select(group => new HolderTime(group.Key, group.Aggregate(TimeSpan.Zero, (sum, row) => sum + row.Time)))
                    .OrderByDescending(row => row.Time),
            ],
            Returns = tickets.Sum(row => row.ReturnCount),
            NoShows = await permits.CountAsync(row => row.State == PermitState.Expired && row.FirstCheckInAt == null, cancellationToken),
            LateDepartures = await sent.CountAsync(row => db.AuditEvents.Any(happened => happened.TicketId == row.Id && happened.Type == "P12"), cancellationToken),
        };
    }
}
