using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>What the form of a new known issue offers.</summary>
/// <param name="Branches">Where the reader may declare one (O69).</param>
/// <param name="Begun">What is filled in already: out of a ticket, or nothing.</param>
/// <param name="Ticket">The ticket it comes out of; null for none.</param>
public sealed record DeclareView(IReadOnlyList<Branch> Branches, KnownIssueContent Begun, (Guid Id, string Number)? Ticket);

/// <summary>Reads it.</summary>
public sealed class DeclareChoices(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Null for who declares nothing anywhere.</summary>
    public async Task<DeclareView?> For(Actor? reader, Guid? ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await db.IssueBranches(access, reader, cancellationToken, Operation.ManageKnownIssue);
        var branches = await db.Branches.AsNoTracking().Where(row => row.Active && codes.Contains(row.Code)).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        if (branches.Count == 0)
        {
            return null;
        }

        var ticket = ticketId is { } id ? await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) : null;
        return ticket is { State: not TicketState.Draft } && codes.Contains(ticket.BranchCode) && access.Allows(reader, Operation.ReadContent, ticket.Subject)
            ? new(branches, Begin(ticket, await db.SupportCatalogue(cancellationToken)), (ticket.Id, ticket.Number!))
            : new(branches, new() { BranchCode = branches.Count == 1 ? branches[0].Code : "" }, null);
    }

    // The client's description stays with the client: what everybody reads is written for everybody.
    private static KnownIssueContent Begin(SupportRequest ticket, SupportCatalogue catalogue) => new()
    {
        BranchCode = ticket.BranchCode,
        Zone = ticket.Details.Zone,
        Category = KnownIssueContent.MayBeOf(ticket.Category, catalogue) ? ticket.Category : "",
        Impact = ticket.Details.Impact,
        Title = ticket.Title,
    };
}
