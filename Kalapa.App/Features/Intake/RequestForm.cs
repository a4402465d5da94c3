using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>A request that is being written or completed, with everything its form offers.</summary>
/// <param name="Id">Key.</param>
/// <param name="Version">Rises with each change.</param>
/// <param name="State">Draft or Returned; any other is not written on any more.</param>
/// <param name="Content">What is saved.</param>
public sealed record RequestFormView(Guid Id, long Version, TicketState State, RequestContent Content)
{
    /// <summary>Null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>For whom.</summary>
    public required Tenant Tenant { get; init; }

    /// <summary>Where the company may go instead.</summary>
    public required IReadOnlyList<Branch> Branches { get; init; }

    /// <summary>All papers there are, every version.</summary>
    public required IReadOnlyList<TicketDocument> Documents { get; init; }

    /// <summary>Their files.</summary>
    public required IReadOnlyDictionary<Guid, Attachment> Files { get; init; }

    /// <summary>Earlier visitors of the company.</summary>
    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>By when a returned request must be back.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What CS or the supervisor asked for, newest last.</summary>
    public string? Asked { get; init; }

    /// <summary>Its start when it was submitted: only a moved one needs the lead time again.</summary>
    public DateTimeOffset? SubmittedStart { get; init; }

    /// <summary>The version of a paper that counts; null when nothing is there.</summary>
    public TicketDocument? Current(PaperSlot slot) => Documents.Where(paper => paper.Slot == slot).MaxBy(paper => paper.Version);

    /// <summary>Everything that keeps <paramref name="content"/> from being sent now.</summary>
    public IReadOnlyList<RuleBroken> Faults(RequestContent content, DateTimeOffset now)
    {
        var current = Documents.GroupBy(paper => paper.Slot).Select(versions => versions.MaxBy(paper => paper.Version)!).ToList();
        var sameStart = State == TicketState.Returned && content.Window?.Start == SubmittedStart;
        return [.. SubmissionRules.Check(content, Branch, Tenant, PermitCatalogue.Default, current, now)
            .Where(fault => !sameStart || fault.Code != "submit.lead-time")];
    }
}

/// <summary>Reads a request for its form.</summary>
public sealed class RequestForm(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The view; null when it is not there or not the reader's to write on, which look the same.</summary>
    public async Task<RequestFormView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.PermitRequests.AsNoTracking().Include(row => row.Documents).SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (ticket is null || reader is null || !access.Allows(reader, Operation.EditContent, ticket.Subject))
        {
            return null;
        }

        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == ticket.TenantId, cancellationToken);
        var branches = await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return new(ticket.Id, ticket.Version, ticket.State, ticket.Content)
        {
            Number = ticket.Number,
            Branch = branches.Single(branch => branch.Code == ticket.BranchCode),
            Tenant = tenant,
            Branches = [.. branches.Where(branch => branch.Active && tenant.AllowedBranches.Contains(branch.Code))],
            Documents = [.. ticket.Documents],
            Files = await db.Attachments.AsNoTracking().Where(row => row.TicketId == ticketId && row.MessageId == null).ToDictionaryAsync(row => row.Id, cancellationToken),
            People = await db.People.AsNoTracking().Where(row => row.TenantId == ticket.TenantId && !row.Archived).OrderBy(row => row.FullName).ToListAsync(cancellationToken),
            Deadline = ticket.Deadline,
            Asked = ticket.State == TicketState.Returned
                ? await db.Messages.Where(row => row.TicketId == ticketId && row.Visibility == Visibility.Public && row.AuthorRole != Role.Client)
                    .OrderByDescending(row => row.At).Select(row => row.Body).FirstOrDefaultAsync(cancellationToken)
                : null,
            SubmittedStart = ticket.SubmittedStart,
        };
    }
}
