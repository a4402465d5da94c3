using Kalapa.App.Live;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads the ticket board: everything submitted that is not at its end, once per change and node.</summary>
public sealed class TicketRows(IDbContextFactory<KalapaDbContext> contexts) : IBoardSource<TicketRow>
{
    /// <summary>A draft is on no board, and no ticket becomes one again.</summary>
    public bool MayConcern(TicketChanged change) => change.State != TicketState.Draft;

    /// <inheritdoc/>
    public Task<IReadOnlyList<TicketRow>> ReadAll(CancellationToken cancellationToken) => Read(tickets => tickets, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TicketRow>> Read(IReadOnlyCollection<Guid> changed, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. changed];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // A support request that awaits a visit shows where that stands.
        var awaiting = await db.PermitRequests.Where(visit => ids.Contains(visit.Id) && visit.SupportId != null).Select(visit => visit.SupportId!.Value).ToListAsync(cancellationToken);
        ids = [.. ids.Union(awaiting)];
        return await Read(tickets => tickets.Where(ticket => ids.Contains(ticket.Id)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, long>> ReadVersions(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Few, and long: once each instead of once for each row.
        var branches = await db.Branches.AsNoTracking().ToDictionaryAsync(branch => branch.Code, cancellationToken);
        var rows = Found(db, db.Tickets).Select(row => new { row.Ticket.Id, row.Ticket.Version, row.PermitVersion, row.Ticket.BranchCode, row.Tenant, row.Owner });
        var issues = await Issues(db, db.Tickets, cancellationToken);
        var visits = await AwaitedVisits(db, db.Tickets, cancellationToken);
        Dictionary<Guid, long> versions = [];
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            versions[row.Id] = VersionOf(row.Version, row.PermitVersion, row.Tenant, row.Owner, branches[row.BranchCode], issues.GetValueOrDefault(row.Id), Of(visits, row.Id));
        }

        return versions;
    }

    private async Task<IReadOnlyList<TicketRow>> Read(Func<IQueryable<Ticket>, IQueryable<Ticket>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await Found(db, which(db.Tickets.AsNoTracking().Include(ticket => ((PermitRequest)ticket).Documents)))
            .Join(db.Branches, row => row.Ticket.BranchCode, branch => branch.Code, (row, branch) => new { Row = row, Branch = branch }).ToListAsync(cancellationToken);
        var issues = await Issues(db, which(db.Tickets), cancellationToken);
        var visits = await AwaitedVisits(db, which(db.Tickets), cancellationToken);
        var firsts = await Firsts(db, which(db.Tickets), cancellationToken);
        return
        [
            .. found.Select(pair => Row(pair.Row, pair.Branch) with
            {
                First = firsts.GetValueOrDefault(pair.Row.Ticket.Id)?.Name,
                Issue = issues.GetValueOrDefault(pair.Row.Ticket.Id, ""),
                AwaitedVisit = Of(visits, pair.Row.Ticket.Id),
                Version = VersionOf(
                    pair.Row.Ticket.Version, pair.Row.PermitVersion, pair.Row.Tenant, pair.Row.Owner, pair.Branch,
                    issues.GetValueOrDefault(pair.Row.Ticket.Id), Of(visits, pair.Row.Ticket.Id)),
            }),
        ];
    }

    // Few tickets are linked, so the links are asked for the tickets and not each ticket for its links.
    private static async Task<Dictionary<Guid, string>> Issues(KalapaDbContext db, IQueryable<Ticket> tickets, CancellationToken cancellationToken)
    {
        var links = await db.KnownIssueLinks.Join(tickets.Where(ticket => TicketStates.Open.Contains(ticket.State)), link => link.TicketId, ticket => ticket.Id, (link, ticket) => link)
            .Join(db.KnownIssues, link => link.IssueId, issue => issue.Id, (link, issue) => new { link.TicketId, link.LinkedAt, issue.Number }).ToListAsync(cancellationToken);
        return links.GroupBy(link => link.TicketId).ToDictionary(of => of.Key, of => of.MaxBy(link => link.LinkedAt)!.Number);
    }

    // Of the rounds that are open, few: those that wait for the second of two yeses. A first one moves the ticket's version.
    private static async Task<Dictionary<Guid, FirstApproval>> Firsts(KalapaDbContext db, IQueryable<Ticket> tickets, CancellationToken cancellationToken) =>
        await db.Set<Approval>().AsNoTracking().Where(round => round.DecidedAt == null && round.First != null)
            .Join(tickets.Where(ticket => ticket.State == TicketState.Escalated || ticket.State == TicketState.Clarifying), round => round.TicketId, ticket => ticket.Id, (round, ticket) => new { round.TicketId, round.First })
            .ToDictionaryAsync(round => round.TicketId, round => round.First!, cancellationToken);

    private static async Task<Dictionary<Guid, TicketState>> AwaitedVisits(KalapaDbContext db, IQueryable<Ticket> tickets, CancellationToken cancellationToken) =>
        await tickets.OfType<SupportRequest>().Where(ticket => ticket.State == TicketState.AwaitingVisit)
            .Join(db.PermitRequests, ticket => ticket.VisitId, visit => (Guid?)visit.Id, (ticket, visit) => new { ticket.Id, visit.State })
            .ToDictionaryAsync(row => row.Id, row => row.State, cancellationToken);

    private static TicketState? Of(Dictionary<Guid, TicketState> visits, Guid ticketId) => visits.TryGetValue(ticketId, out var state) ? state : null;

    private static IQueryable<FoundTicket> Found(KalapaDbContext db, IQueryable<Ticket> tickets) => tickets
        .Where(ticket => TicketStates.Open.Contains(ticket.State))
        .Join(db.Tenants, ticket => ticket.TenantId, tenant => tenant.Id, (ticket, tenant) => new { Ticket = ticket, Tenant = tenant.LegalName })
        .GroupJoin(db.Users, row => row.Ticket.OwnerId, user => user.Id, (row, owners) => new { row, owners })
        .SelectMany(joined => joined.owners.DefaultIfEmpty(), (joined, owner) => new { joined.row.Ticket, joined.row.Tenant, Owner = owner!.DisplayName })
        .GroupJoin(db.Permits, row => row.Ticket.Id, permit => permit.TicketId, (row, permits) => new { row, permits })
        .SelectMany(joined => joined.permits.DefaultIfEmpty(), (joined, permit) => new FoundTicket
        {
            Ticket = joined.row.Ticket,
            Tenant = joined.row.Tenant,
            Owner = joined.row.Owner,
            PermitVersion = (long?)permit!.Version,
            Entered = permit != null && permit.State != PermitState.Issued,
        });

    private static long VersionOf(long ticket, long? permit, string tenant, string? owner, Branch branch, string? issue, TicketState? visit) =>
        RowVersion.Of(ticket + (permit ?? 0), tenant, owner, issue, visit, branch.TimeZone, branch.MaxPeople, branch.Zones);

    private static TicketRow Row(FoundTicket found, Branch branch) => found.Ticket switch
    {
        PermitRequest request => WithPermit(Header(found, branch), request, branch) with
        {
            OwesPapers = found.Entered && request.State == TicketState.Approved && request.OwedByClient(PermitCatalogue.Default).Count > 0,
        },
        SupportRequest request => Header(found, branch) with
        {
            Category = request.Category,
            Impact = request.Details.Impact,
            Instruction = request.State == TicketState.AtBranch ? request.Instruction : "",
        },
        _ => throw new InvalidOperationException($"No list shows a ticket of kind {found.Ticket.Kind}."),
    };

    private static TicketRow Header(FoundTicket found, Branch branch)
    {
        var ticket = found.Ticket;
        return new(ticket.Id, ticket.Version, ticket.Subject)
        {
            Kind = ticket.Kind,
            Number = ticket.Number!,
            Tenant = found.Tenant,
            Branch = ticket.BranchCode,
            TimeZone = branch.TimeZone,
            Title = ticket.Title,
            State = ticket.State,
            Key = ticket.QueueKey!.Value,
            Owner = found.Owner ?? "",
            Since = ticket.HeldSince,
            SubmittedAt = ticket.FirstSubmittedAt!.Value,
            Deadline = ticket.Deadline,
            PromiseVersion = ticket.PromiseVersion,
        };
    }

    private static TicketRow WithPermit(TicketRow row, PermitRequest request, Branch branch)
    {
        var asked = PermitCatalogue.Default.Checklist(request.Content)
            .Where(line => line is { Need: Need.Mandatory, InForm: false }).Select(line => line.Slot).ToHashSet();
        return row with
        {
            Types = request.Content.Types,
            Window = request.Content.Window,
            People = request.Content.Visitors.Count,
            PapersAsked = asked.Count,
            PapersThere = request.CurrentDocuments.Count(paper => asked.Contains(paper.Slot) && paper.Verdict is not (Verdict.Rejected or Verdict.WaiverRefused)),
            WaiversAsked = request.CurrentDocuments.Count(paper => paper.Verdict == Verdict.WaiverAsked),
            Escort = EscortDuty.Of(request.Content.Types, request.Content.Zones, branch, PermitCatalogue.Default),
            BranchHolds = branch.MaxPeople,
        };
    }

    private sealed class FoundTicket
    {
        public required Ticket Ticket { get; init; }

        public required string Tenant { get; init; }

        public string? Owner { get; init; }

        public long? PermitVersion { get; init; }

        public bool Entered { get; init; }
    }
}
