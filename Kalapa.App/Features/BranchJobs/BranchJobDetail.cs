using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.BranchJobs;

/// <summary>One job as the branch's supervisors read it.</summary>
/// <param name="Id">The support request.</param>
/// <param name="Version">Sent back with the answer.</param>
/// <param name="State">Where it stands.</param>
public sealed record BranchJobView(Guid Id, long Version, TicketState State)
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>Who asks, by name.</summary>
    public required string Requester { get; init; }

    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>Its lane.</summary>
    public required Lane Lane { get; init; }

    /// <summary>What the client says.</summary>
    public required SupportDetails Details { get; init; }

    /// <summary>What customer service asks the branch to do.</summary>
    public required string Instruction { get; init; }

    /// <summary>Since when its present holder has it: the branch, while it is there.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How it left the branch; null while it is there, and for what never was.</summary>
    public EndedJob? Ended { get; init; }

    /// <summary>The branch can answer it now.</summary>
    public bool IsOpen => State == TicketState.AtBranch;
}

/// <summary>Reads one job for who may answer it (O63).</summary>
public sealed class BranchJobDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Null when it is not there, never was handed to a branch, or is not this reader's.</summary>
    public async Task<BranchJobView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var request = await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (request is not { Instruction.Length: > 0 } || !access.Allows(reader, Operation.DoBranchJob, request.Subject))
        {
            return null;
        }

        var ended = request.State == TicketState.AtBranch ? null : (await db.EndingsOf([ticketId], cancellationToken)).GetValueOrDefault(ticketId);
        return new(request.Id, request.Version, request.State)
        {
            Number = request.Number!,
            Tenant = await db.Tenants.Where(tenant => tenant.Id == request.TenantId).Select(tenant => tenant.LegalName).SingleAsync(cancellationToken),
            Requester = await db.Users.Where(user => user.Id == request.RequesterId).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken) ?? "",
            Branch = await db.Branches.AsNoTracking().SingleAsync(branch => branch.Code == request.BranchCode, cancellationToken),
            Lane = request.Lane,
            Details = request.Details,
            Instruction = request.Instruction,
            Since = request.HeldSince,
            Ended = ended,
        };
    }
}
