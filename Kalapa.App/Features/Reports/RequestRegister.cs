using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>A request with every time (R1). No ID data, no code, nothing internal: what every reader's screen shows of it.</summary>
public sealed record RegisterRow(PermitRequest Ticket, string Company, string Requester, string Owner)
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
    : TicketRegister<PermitRequest, RegisterRow>(contexts, access, time)
{
    private protected override Operation Right => Operation.ReportRequests;

    private protected override IReadOnlyCollection<string> Types { get; } = ["T04", "T05", "T11", "P01", "P02"];

    private protected override IQueryable<PermitRequest> Tickets(KalapaDbContext db, ReportFilter filter) => db.PermitRequests.AsNoTracking();

    private protected override IQueryable<PermitRequest> WithParts(IQueryable<PermitRequest> tickets) => tickets.Include(row => row.Documents).Include(row => row.Approvals).AsSplitQuery();

    private protected override bool Asks(PermitRequest ticket, ReportFilter filter) => filter.Type is null || ticket.Content.Types.Contains(filter.Type);

    // The content is long, and asked for by a filter alone.
    private protected override IAsyncEnumerable<AccessSubject> Subjects(IQueryable<PermitRequest> tickets, ReportFilter filter) => filter.Type is not { } type
        ? base.Subjects(tickets, filter)
        : tickets.Select(row => new { row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, row.NamedApproverId, row.Content }).AsAsyncEnumerable()
            .Where(row => row.Content.Types.Contains(type))
            .Select(row => new AccessSubject(row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, Kind: TicketKind.Permit, NamedApproverId: row.NamedApproverId));

    private protected override Task<IEnumerable<RegisterRow>> Rows(
        KalapaDbContext db, Actor reader, IReadOnlyList<TicketFacts<PermitRequest>> page, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(page.Select(facts => Row(facts, now)));

    private static RegisterRow Row(TicketFacts<PermitRequest> facts, DateTimeOffset now)
    {
        var (ticket, entered) = (facts.Ticket, facts.First("P02"));
        return new(ticket, facts.Company, facts.Requester, facts.Owner)
        {
            ClaimedAt = facts.ClaimedAt,
            EscalatedAt = facts.Last("T11"),
            Decision = ticket.Approvals.Where(round => round.DecidedAt is not null && round.Outcome != Outcome.Superseded).MaxBy(round => round.DecidedAt),
            PermitAt = facts.First("P01"),
            FirstCheckInAt = entered,
            EndedAt = facts.EndedAt,
            Held = facts.Held,
            OverduePapers = entered + PermitRequest.AfterEntryTime < now ? ticket.OwedAfterEntry(PermitCatalogue.Default).Count : 0,
        };
    }
}
