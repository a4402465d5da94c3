using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>A support request that is being written, with everything its form offers.</summary>
/// <param name="Id">Key.</param>
/// <param name="State">Draft; any other is not written on any more.</param>
/// <param name="Details">What is saved.</param>
public sealed record SupportFormView(Guid Id, TicketState State, SupportDetails Details)
{
    /// <summary>Null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>For whom.</summary>
    public required Tenant Tenant { get; init; }

    /// <summary>Where the company may ask instead.</summary>
    public required IReadOnlyList<Branch> Branches { get; init; }

    /// <summary>What it may be filed under.</summary>
    public required SupportCatalogue Catalogue { get; init; }

    /// <summary>Everything that keeps <paramref name="details"/> from being sent now.</summary>
    public IReadOnlyList<RuleBroken> Faults(SupportDetails details, DateTimeOffset now) => SupportRules.Check(details, Branch, Tenant, Catalogue, now);
}

/// <summary>Reads a support request for its form.</summary>
public sealed class SupportForm(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The view; null when it is not there or not the reader's to write on, which look the same.</summary>
    public async Task<SupportFormView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (ticket is null || reader is null || !access.Allows(reader, Operation.EditContent, ticket.Subject))
        {
            return null;
        }

        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == ticket.TenantId, cancellationToken);
        var branches = await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return new(ticket.Id, ticket.State, ticket.Details)
        {
            Number = ticket.Number,
            Branch = branches.Single(branch => branch.Code == ticket.BranchCode),
            Tenant = tenant,
            Catalogue = await db.SupportCatalogue(cancellationToken),
            Branches = [.. branches.Where(branch => branch.Active && tenant.AllowedBranches.Contains(branch.Code))],
        };
    }
}
