using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.PermitRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>A claim of R2.</summary>
public sealed record FairnessClaim(ReplayedClaim Claim, string Number, string Company, string Branch)
{
    /// <summary>What was said for it; empty for a claim in order.</summary>
    public string Reason => Claim.Happened.Type == "T05" ? Claim.Happened.Values.GetValueOrDefault("reason", "") : "";
}

/// <summary>Somebody put a ticket before or behind others: a pick (T05) or a change of lane (T25), with its reason.</summary>
public sealed record FairnessException(AuditEvent Happened, string Number, string Company, string Branch)
{
    /// <summary>As typed.</summary>
    public string Reason => Happened.Values.GetValueOrDefault("reason", "");
}

/// <summary>What R2 tells.</summary>
public sealed record Fairness(IReadOnlyList<FairnessClaim> Claims, IReadOnlyList<FairnessException> Exceptions)
{
    /// <summary>Share of claims before which nobody came that the agent could have taken; null without claims.</summary>
    public double? InOrder => Claims.Count == 0
        ? null
        : (double)Claims.Count(row => row.Claim.Order is ClaimOrder.InOrder or ClaimOrder.InOwnBranches) / Claims.Count;
}

/// <summary>Reads R2 (O59): the whole record is played, the filter only says which claims are told.</summary>
public sealed class FairnessReport(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The claims and the exceptions of the filter's days, in the order of the record.</summary>
    public async Task<Fairness> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.ReportFairness, null))
        {
            return new([], []);
        }

        var (from, to) = (filter.Start(zone), filter.End(zone));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tickets = await db.Tickets.AsNoTracking().Where(row => row.Number != null)
            .Select(row => new { row.Id, row.Number, row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, row.Kind, Content = (RequestContent?)((PermitRequest)row).Content })
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var agents = (await db.Users.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(row => row.Id, row => row.ToActor());

        List<FairnessClaim> claims = [];
        List<FairnessException> exceptions = [];
        var replay = new QueueReplay();
        await foreach (var happened in db.AuditEvents.AsNoTracking().Where(row => row.TicketId != null && QueueReplay.Types.Contains(row.Type))
            .OrderBy(row => row.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var claim = replay.Play(happened, id => Covers(happened.ActorId, id));
            var ticket = tickets.GetValueOrDefault(happened.TicketId!.Value);
            var isTold = ticket is not null && happened.At >= from && happened.At < to
                && (filter.Branch is null || ticket.BranchCode == filter.Branch) && (filter.TenantId is null || ticket.TenantId == filter.TenantId)
                && (filter.Type is null || ticket.Content?.Types.Contains(filter.Type) == true) && (filter.AgentId is null || happened.ActorId == filter.AgentId)
                && access.Allows(reader, Operation.ReportFairness, new(ticket.BranchCode, ticket.TenantId, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId, false, ticket.Kind));
            if (isTold && claim is not null)
            {
                claims.Add(new(claim, ticket!.Number!, companies[ticket.TenantId], ticket.BranchCode));
            }

            if (isTold && (happened.Type is "T05" or "T25"))
            {
                exceptions.Add(new(happened, ticket!.Number!, companies[ticket.TenantId], ticket.BranchCode));
            }
        }

        return new(claims, exceptions);

        // As the agent's branches and kinds are now: the record does not keep what they were.
        bool Covers(Guid agent, Guid ticket) => !agents.TryGetValue(agent, out var actor) || !tickets.TryGetValue(ticket, out var waiting) || (actor.Covers(waiting.BranchCode) && actor.Takes(waiting.Kind));
    }
}
