using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>The issue that a ticket is linked to.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the issue.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">One line that names it.</param>
/// <param name="Text">What was told last.</param>
/// <param name="NextUpdateAt">By when the next update is promised.</param>
/// <param name="Clock">The branch's zone.</param>
public sealed record TicketIssue(Guid Id, string Number, KnownIssueState State, string Title, string Text, DateTimeOffset? NextUpdateAt, TimeZoneInfo Clock);

/// <summary>What a ticket has to do with known issues.</summary>
/// <param name="Linked">The one it is linked to, or was last; null for none.</param>
public sealed record TicketIssueView(TicketIssue? Linked)
{
    /// <summary>Open issues of its branch that the reader may link it to.</summary>
    public IReadOnlyList<(Guid Id, string Number, string Title)> Candidates { get; init; } = [];

    /// <summary>The reader may declare one out of it (O69).</summary>
    public bool MayDeclare { get; init; }
}

/// <summary>Reads the known issue of a ticket for whoever may read the ticket and see the issue (O05, O70).</summary>
public sealed class TicketIssues(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Null when there is nothing to say to this reader.</summary>
    public async Task<TicketIssueView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (reader is null || ticket is null || !access.Allows(reader, Operation.ReadHeader, ticket.Subject)
            || !access.Allows(reader, Operation.SeeKnownIssue, await db.IssueSubject(reader, ticket.BranchCode, cancellationToken)))
        {
            return null;
        }

        var clock = (await db.Branches.AsNoTracking().SingleAsync(row => row.Code == ticket.BranchCode, cancellationToken)).Clock;
        var issue = await db.KnownIssueLinks.Where(link => link.TicketId == ticketId).Join(db.KnownIssues, link => link.IssueId, row => row.Id, (link, row) => new { link.LinkedAt, row.Id })
            .OrderByDescending(row => row.LinkedAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken) is { } id
            ? await db.KnownIssues.AsNoTracking().Include(row => row.Updates).SingleAsync(row => row.Id == id, cancellationToken) : null;
        var linked = issue is null ? null : new TicketIssue(issue.Id, issue.Number, issue.State, issue.Title, issue.Latest, issue.NextUpdateAt, clock);
        var isOpen = ticket.State != TicketState.Draft && !ticket.State.IsFinal() && issue is not { State: KnownIssueState.Open };
        var mayManage = access.Allows(reader, Operation.ManageKnownIssue, new(ticket.BranchCode));
        var mayLink = isOpen && (mayManage || (ticket.OwnerId == reader.UserId && access.Allows(reader, Operation.HandleSupport, ticket.Subject)));
        return new(linked)
        {
            Candidates = mayLink ? await Open(db, ticket.BranchCode, issue?.Id, cancellationToken) : [],
            MayDeclare = isOpen && mayManage,
        };
    }

    private static async Task<IReadOnlyList<(Guid, string, string)>> Open(KalapaDbContext db, string branch, Guid? but, CancellationToken cancellationToken)
    {
        var open = await db.KnownIssues.AsNoTracking().Where(row => row.BranchCode == branch && row.State == KnownIssueState.Open && row.Id != but)
            .OrderByDescending(row => row.DeclaredAt).Take(MyKnownIssues.Most).Select(row => new { row.Id, row.Number, row.Title }).ToListAsync(cancellationToken);
        return [.. open.Select(row => (row.Id, row.Number, row.Title))];
    }
}
