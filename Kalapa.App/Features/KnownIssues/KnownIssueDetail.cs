using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>A linked ticket as staff see it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the ticket.</param>
/// <param name="Tenant">The company's name.</param>
/// <param name="State">Where the ticket stands now.</param>
public sealed record LinkedTicket(Guid Id, string Number, string Tenant, TicketState State)
{
    /// <summary>Who holds it, by name; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>What became of it when the issue was over.</summary>
    public required LinkResult Result { get; init; }

    /// <summary>Why it was not resolved.</summary>
    public required LinkReason Reason { get; init; }

    /// <summary>The reader may take it off the issue.</summary>
    public required bool MayUnlink { get; init; }
}

/// <summary>A known issue with what its reader may do to it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the issue.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">One line that names it.</param>
public sealed record KnownIssueView(Guid Id, string Number, KnownIssueState State, string Title)
{
    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>The zone's name; empty for all of the branch.</summary>
    public required string Zone { get; init; }

    /// <summary>A code.</summary>
    public required string Category { get; init; }

    /// <summary>How much is affected.</summary>
    public required Impact Impact { get; init; }

    /// <summary>What was known when it was declared.</summary>
    public required string Known { get; init; }

    /// <summary>What was told since, newest first.</summary>
    public required IReadOnlyList<KnownIssueUpdate> Updates { get; init; }

    /// <summary>By when the next update is promised; null once it is over.</summary>
    public required DateTimeOffset? NextUpdateAt { get; init; }

    /// <summary>Who declared it.</summary>
    public required string DeclaredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public required KnownIssueEnd? End { get; init; }

    /// <summary>Its tickets, of those that the reader may list; none for a client.</summary>
    public required IReadOnlyList<LinkedTicket> Tickets { get; init; }

    /// <summary>O69: the reader tells and resolves it.</summary>
    public required bool MayManage { get; init; }

    /// <summary>The reader resolves its tickets: a lead, who may take what waits.</summary>
    public required bool MayResolveTickets { get; init; }

    /// <summary>Resolved with it.</summary>
    public int Resolved => Tickets.Count(ticket => ticket.Result == LinkResult.Resolved);

    /// <summary>Tried and not resolved.</summary>
    public IReadOnlyList<LinkedTicket> Refused => [.. Tickets.Where(ticket => ticket.Result == LinkResult.NotResolved)];

    /// <summary>Not tried yet.</summary>
    public int Pending => Tickets.Count(ticket => ticket.Result == LinkResult.Pending);

    /// <summary>What running it again would try, less what has been resolved or has ended since.</summary>
    public int Left => Pending + Refused.Count(ticket => ticket.Reason is not (LinkReason.Ended or LinkReason.AlreadyResolved)
        && ticket.State != TicketState.Resolved && !ticket.State.IsFinal());
}

/// <summary>How an issue ended.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Cause">Why; may be empty.</param>
/// <param name="Text">What each client read.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When.</param>
public sealed record KnownIssueEnd(SupportOutcome Outcome, string Cause, string Text, string By, DateTimeOffset At);

/// <summary>Reads one known issue for staff (O70); other companies' tickets and their number are nobody else's, so a client reads it through <see cref="MyKnownIssues"/>.</summary>
public sealed class KnownIssueDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The issue; null when it is not there or not for this reader, which look the same.</summary>
    public async Task<KnownIssueView?> For(Actor? reader, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var issue = reader is null or { Role: Role.Client } ? null
            : await db.KnownIssues.AsNoTracking().Include(row => row.Updates).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (issue is null || !access.Allows(reader, Operation.SeeKnownIssue, new(issue.BranchCode)))
        {
            return null;
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == issue.BranchCode, cancellationToken);
        var mayManage = access.Allows(reader, Operation.ManageKnownIssue, new(issue.BranchCode));
        return new(issue.Id, issue.Number, issue.State, issue.Title)
        {
            Branch = branch,
            Zone = branch.Zones.FirstOrDefault(zone => zone.Code == issue.Zone)?.Name ?? issue.Zone,
            Category = issue.Category,
            Impact = issue.Impact,
            Known = issue.Known,
            Updates = [.. issue.Updates.OrderByDescending(update => update.At)],
            NextUpdateAt = issue.NextUpdateAt,
            DeclaredBy = issue.DeclaredByName,
            DeclaredAt = issue.DeclaredAt,
            End = issue.Outcome is { } outcome ? new(outcome, issue.Cause, issue.Resolution, issue.ResolvedByName, issue.ResolvedAt!.Value) : null,
            Tickets = await Tickets(db, reader!, issue, mayManage, cancellationToken),
            MayManage = mayManage,
            MayResolveTickets = mayManage && access.Allows(reader, Operation.PickOutOfOrder, new(issue.BranchCode)),
        };
    }

    private async Task<IReadOnlyList<LinkedTicket>> Tickets(KalapaDbContext db, Actor reader, KnownIssue issue, bool mayManage, CancellationToken cancellationToken)
    {
        var rows = await db.KnownIssueLinks.AsNoTracking().Where(link => link.IssueId == issue.Id)
            .Join(db.Tickets, link => link.TicketId, ticket => ticket.Id, (link, ticket) => new { Link = link, Ticket = ticket })
            .Join(db.Tenants, row => row.Ticket.TenantId, tenant => tenant.Id, (row, tenant) => new { row.Link, row.Ticket, tenant.LegalName })
            .GroupJoin(db.Users, row => row.Ticket.OwnerId, user => user.Id, (row, owners) => new { row, owners })
            .SelectMany(joined => joined.owners.DefaultIfEmpty(), (joined, owner) => new { joined.row.Link, joined.row.Ticket, joined.row.LegalName, Owner = owner!.DisplayName })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => access.Allows(reader, Operation.ReadHeader, row.Ticket.Subject)).OrderBy(row => row.Link.LinkedAt).ThenBy(row => row.Ticket.Number)
                .Select(row => new LinkedTicket(row.Ticket.Id, row.Ticket.Number!, row.LegalName, row.Ticket.State)
                {
                    Owner = row.Owner ?? "",
                    Result = row.Link.Result,
                    Reason = row.Link.Reason,
                    MayUnlink = issue.State == KnownIssueState.Open && (mayManage || row.Ticket.OwnerId == reader.UserId),
                }),
        ];
    }
}
