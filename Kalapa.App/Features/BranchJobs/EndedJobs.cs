using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.BranchJobs;

/// <summary>How a job left the branch's hands.</summary>
/// <param name="TicketId">Of which support request.</param>
/// <param name="Ending"><c>JobDone</c>, <c>JobNotPossible</c>, <c>Cancelled</c>; <c>Left</c> for whatever else moved it.</param>
/// <param name="By">Who, by name.</param>
/// <param name="At">When.</param>
public sealed record EndedJob(Guid TicketId, string Ending, string By, DateTimeOffset At)
{
    /// <summary>Out of the record's line.</summary>
    internal static EndedJob Of(AuditEvent happened) => new(
        happened.TicketId!.Value,
        happened.Values.GetValueOrDefault("job") ?? (happened.To == nameof(TicketState.Cancelled) ? "Cancelled" : "Left"),
        happened.ActorName,
        happened.At);
}

/// <summary>Reads who ended jobs, so that a row that leaves under somebody's eyes says why.</summary>
public sealed class EndedJobs(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The last ending of each of these tickets, by ticket; without those that are still at the branch, or not the reader's to do.</summary>
    public async Task<IReadOnlyDictionary<Guid, EndedJob>> For(Actor? reader, IReadOnlyCollection<Guid> ticketIds, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        Guid[] ids = [.. ticketIds];
        var tickets = await db.SupportRequests.AsNoTracking().Where(row => ids.Contains(row.Id) && row.State != TicketState.AtBranch).ToListAsync(cancellationToken);
        Guid[] own = [.. tickets.Where(row => access.Allows(reader, Operation.DoBranchJob, row.Subject)).Select(row => row.Id)];
        return await db.EndingsOf(own, cancellationToken);
    }
}

/// <summary>Where the record says how jobs ended.</summary>
internal static class JobEndings
{
    private const string AtBranch = nameof(TicketState.AtBranch);

    /// <summary>The last time each of these tickets left the branch. Whoever shows it has asked the rights.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EndedJob>> EndingsOf(this KalapaDbContext db, Guid[] ticketIds, CancellationToken cancellationToken)
    {
        if (ticketIds.Length == 0)
        {
            return new Dictionary<Guid, EndedJob>();
        }

        var left = await db.AuditEvents.AsNoTracking()
            .Where(row => row.TicketId != null && ticketIds.Contains(row.TicketId.Value) && row.From == AtBranch && row.To != AtBranch)
            .OrderBy(row => row.Seq).ToListAsync(cancellationToken);
        return left.GroupBy(row => row.TicketId!.Value).ToDictionary(ticket => ticket.Key, ticket => EndedJob.Of(ticket.Last()));
    }
}
