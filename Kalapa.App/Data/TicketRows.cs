using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads the ticket board: everything submitted that is not at its end, once per change and node.</summary>
public sealed class TicketRows(IDbContextFactory<KalapaDbContext> contexts) : IBoardSource<TicketRow>
{
    private static readonly TicketState[] Open =
        [TicketState.Queued, TicketState.InReview, TicketState.Returned, TicketState.Escalated, TicketState.Clarifying, TicketState.Approved];

    /// <inheritdoc/>
    public Task<IReadOnlyList<TicketRow>> ReadAll(CancellationToken cancellationToken) => Read(tickets => tickets, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TicketRow>> Read(IReadOnlyCollection<Guid> changed, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. changed];
        return Read(tickets => tickets.Where(ticket => ids.Contains(ticket.Id)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, long>> ReadVersions(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Tickets.Where(ticket => Open.Contains(ticket.State))
            .Select(ticket => new { ticket.Id, Version = ticket.Version + (db.Permits.Where(permit => permit.TicketId == ticket.Id).Select(permit => (long?)permit.Version).FirstOrDefault() ?? 0) })
            .ToDictionaryAsync(row => row.Id, row => row.Version, cancellationToken);
    }

    private async Task<IReadOnlyList<TicketRow>> Read(Func<IQueryable<Ticket>, IQueryable<Ticket>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await which(db.Tickets.AsNoTracking().Include(ticket => ticket.Documents).Where(ticket => Open.Contains(ticket.State)))
            .Join(db.Tenants, ticket => ticket.TenantId, tenant => tenant.Id, (ticket, tenant) => new { Ticket = ticket, Tenant = tenant.LegalName })
            .Join(db.Branches, row => row.Ticket.BranchCode, branch => branch.Code, (row, branch) => new { row.Ticket, row.Tenant, Branch = branch })
            .GroupJoin(db.Users, row => row.Ticket.OwnerId, user => user.Id, (row, owners) => new { row, owners })
            .SelectMany(joined => joined.owners.DefaultIfEmpty(), (joined, owner) => new { joined.row.Ticket, joined.row.Tenant, joined.row.Branch, Owner = owner!.DisplayName })
            .GroupJoin(db.Permits, row => row.Ticket.Id, permit => permit.TicketId, (row, permits) => new { row, permits })
            .SelectMany(joined => joined.permits.DefaultIfEmpty(), (joined, permit) => new
            {
                joined.row.Ticket,
                joined.row.Tenant,
                joined.row.Branch,
                joined.row.Owner,
                PermitVersion = (long?)permit!.Version,
                Entered = permit != null && permit.State != PermitState.Issued,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => Row(row.Ticket, row.Tenant, row.Branch, row.Owner ?? "") with
            {
                Version = row.Ticket.Version + (row.PermitVersion ?? 0),
                OwesPapers = row.Entered && row.Ticket.State == TicketState.Approved && row.Ticket.OwedByClient(PermitCatalogue.Default).Count > 0,
            }),
        ];
    }

    private static TicketRow Row(Ticket ticket, string tenant, Branch branch, string owner)
    {
        var asked = PermitCatalogue.Default.Checklist(ticket.Content)
            .Where(line => line is { Need: Need.Mandatory, InForm: false }).Select(line => line.Slot).ToHashSet();
        return new(ticket.Id, ticket.Version, new AccessSubject(ticket.BranchCode, ticket.TenantId, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId))
        {
            Number = ticket.Number!,
            Tenant = tenant,
            Branch = ticket.BranchCode,
            TimeZone = branch.TimeZone,
            Title = ticket.Content.Title,
            Types = ticket.Content.Types,
            State = ticket.State,
            Key = ticket.QueueKey!.Value,
            Owner = owner,
            Since = ticket.HeldSince,
            SubmittedAt = ticket.FirstSubmittedAt!.Value,
            Window = ticket.Content.Window!,
            People = ticket.Content.Visitors.Count,
            PapersAsked = asked.Count,
            PapersThere = ticket.CurrentDocuments.Count(paper => asked.Contains(paper.Slot) && paper.Verdict is not (Verdict.Rejected or Verdict.WaiverRefused)),
            WaiversAsked = ticket.CurrentDocuments.Count(paper => paper.Verdict == Verdict.WaiverAsked),
            Escort = EscortDuty.Of(ticket.Content.Types, ticket.Content.Zones, branch, PermitCatalogue.Default),
            BranchHolds = branch.MaxPeople,
            Deadline = ticket.Deadline,
        };
    }
}
