using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>Reads of which kind a ticket is, where its id alone is known: an old link, "ask again".</summary>
public sealed class TicketKinds(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The kind; null when it is not there or <paramref name="operation"/> is not the reader's, which look the same.</summary>
    public async Task<TicketKind?> Of(Actor? reader, Guid ticketId, Operation operation, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        return ticket is not null && reader is not null && access.Allows(reader, operation, ticket.Subject) ? ticket.Kind : null;
    }
}
