using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>A request with every time (R1). No ID data, no code, nothing internal: what every reader's screen shows of it.</summary>
public sealed record RegisterRow(Ticket Ticket, string Company, string Requester, string Owner)
{
    /// <summary>First claim.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Last handing on to the supervisor.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The last decision.</summary>
    public Approval? Decision { get; init; }

    /// <summary>P01.</summary>
    public DateTimeOffset? PermitAt { get; init; }

    /// <summary>P02.</summary>
    public DateTimeOffset? FirstCheckInAt { get; init; }

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Time by whose clock it was.</summary>
    public required IReadOnlyDictionary<Holder, TimeSpan> Held { get; init; }

    /// <summary>Papers due after entry that are overdue (T28).</summary>
    public int OverduePapers { get; init; }
}

/// <summary>Reads R1 (O08, O58): what the reader may list and no more.</summary>
public sealed class RequestRegister(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    private static readonly string[] Times = ["T04", "T05", "T11", "P01", "P02"];

    /// <summary>By first submission, oldest first. Drafts are nobody's business yet.</summary>
    public async Task<IReadOnlyList<RegisterRow>> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.ReportRequests, null))
        {
            return [];
        }

        var (from, to) = (filter.Start(zone), filter.End(zone));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var chosen = db.Tickets.AsNoTracking().Where(row => row.State != TicketState.Draft && row.FirstSubmittedAt >= from && row.FirstSubmittedAt < to)
            .ChosenBy(filter).InShareOf(reader);
        var tickets = (await chosen.Include(row => row.Documents).Include(row => row.Approvals).AsSplitQuery().OrderBy(row => row.QueueSeq).ToListAsync(cancellationToken))
            .Where(ticket => (filter.Type is null || ticket.Content.Types.Contains(filter.Type)) && access.Allows(reader, Operation.ReportRequests, ticket.Subject)).ToList();
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var names = await db.Users.ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        var happened = (await db.AuditEvents.Where(row => Times.Contains(row.Type)).Join(chosen, row => row.TicketId, ticket => ticket.Id, (row, _) => new { row.TicketId, row.Type, row.At })
            .ToListAsync(cancellationToken)).ToLookup(row => row.TicketId!.Value);
        var segments = (await db.TimeSegments.AsNoTracking().Join(chosen, row => row.TicketId, ticket => ticket.Id, (row, _) => row).ToListAsync(cancellationToken))
            .ToLookup(row => row.TicketId);

        var now = time.GetUtcNow();
        return
        [
            .. tickets.Select(ticket =>
            {
                var times = happened[ticket.Id].ToLookup(row => row.Type, row => row.At);
                var entered = First(times["P02"]);
                return new RegisterRow(
                    ticket, companies[ticket.TenantId], names.GetValueOrDefault(ticket.RequesterId, ""),
                    (ticket.OwnerId ?? ticket.LastOwnerId) is { } owner ? names.GetValueOrDefault(owner, "") : "")
                {
                    ClaimedAt = First(times["T04"].Concat(times["T05"])),
                    EscalatedAt = times["T11"].Select(at => (DateTimeOffset?)at).Max(),
                    Decision = ticket.Approvals.Where(round => round.DecidedAt is not null && round.Outcome != Outcome.Superseded).MaxBy(round => round.DecidedAt),
                    PermitAt = First(times["P01"]),
                    FirstCheckInAt = entered,
                    EndedAt = ticket.State.IsFinal() ? ticket.HeldSince : null,
                    Held = Held(ticket, segments[ticket.Id], now),
                    OverduePapers = entered + Ticket.AfterEntryTime < now ? ticket.OwedAfterEntry(PermitCatalogue.Default).Count : 0,
                };
            }),
        ];
    }

    private static DateTimeOffset? First(IEnumerable<DateTimeOffset> times) => times.Select(at => (DateTimeOffset?)at).Min();

    private static Dictionary<Holder, TimeSpan> Held(Ticket ticket, IEnumerable<TimeSegment> finished, DateTimeOffset now) => finished
        .Select(segment => (segment.Holder, Time: segment.End - segment.Start))
        .Concat(ticket.Holder is { } holder ? [(holder, now - ticket.HeldSince)] : [])
        .GroupBy(stretch => stretch.Holder).ToDictionary(group => group.Key, group => group.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Time));
}
