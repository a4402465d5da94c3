using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Approvals;

/// <summary>One ticket as the supervisor who decides on it reads it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Version">A decision sends it back.</param>
/// <param name="State">Where it stands.</param>
public sealed record ApprovalView(Guid Id, long Version, TicketState State)
{
    /// <summary>The ticket's number.</summary>
    public required string Number { get; init; }

    /// <summary>What is asked.</summary>
    public required RequestContent Content { get; init; }

    /// <summary>The hash of all that is shown and decided on.</summary>
    public required string Hash { get; init; }

    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>Who asks, by name.</summary>
    public required string Requester { get; init; }

    /// <summary>Who filed it, by name.</summary>
    public required string Creator { get; init; }

    /// <summary>The CS agent, by name; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>The lane.</summary>
    public Lane Lane { get; init; }

    /// <summary>Since when it awaits its decision; null when it does not.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The paper list with what is there.</summary>
    public required IReadOnlyList<ApprovalPaper> Papers { get; init; }

    /// <summary>What was said, oldest first, internal notes among it.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>The last round that somebody decided.</summary>
    public Approval? Decided { get; init; }

    /// <summary>Two yeses of different people are needed (T14).</summary>
    public bool NeedsTwo { get; init; }

    /// <summary>The first of them; the second decides on what it left. Null while there is none.</summary>
    public FirstApproval? First { get; init; }

    /// <summary>What may still be approved: the request, or what the first of two yeses left of it.</summary>
    public RequestContent Decidable => First?.Narrowing is not { } left ? Content : Content with
    {
        Window = left.Window ?? Content.Window,
        Visitors = [.. Content.Visitors.Where(visitor => left.PersonIds?.Contains(visitor.PersonId) ?? true)],
        Zones = left.Zones ?? Content.Zones,
    };

    /// <summary>For whom this reader decides here; null in the own right.</summary>
    public Principal? For { get; init; }

    /// <summary>Who is named from another branch to decide on it, by name; empty for nobody.</summary>
    public string NamedApprover { get; init; } = "";

    /// <summary>Why this reader may not decide; null for who may.</summary>
    public FourEyesConflict? FourEyesConflict { get; init; }

    /// <summary>What about branch or company stands in the way of a yes.</summary>
    public IReadOnlyList<RuleBroken> Faults { get; init; } = [];

    /// <summary>Exactly what the state table and the rights allow this reader now: the buttons.</summary>
    public required IReadOnlyList<TicketAction> Actions { get; init; }

    /// <summary>The papers the client asks to go without.</summary>
    public IEnumerable<ApprovalPaper> WaiversAsked => Papers.Where(paper => paper.Current?.Verdict == Verdict.WaiverAsked);
}

/// <summary>One line of the paper list.</summary>
/// <param name="Required">Which paper, whose, when due.</param>
/// <param name="Person">The worker's name of a per-person paper.</param>
/// <param name="Current">The version that counts; null when nothing is there.</param>
/// <param name="File">Its file.</param>
public sealed record ApprovalPaper(RequiredPaper Required, string? Person, TicketDocument? Current, Attachment? File);

/// <summary>Reads all that a decision needs, for one who decides in the ticket's branch.</summary>
public sealed class ApprovalDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The view; null when the ticket is not there or not for this reader to decide on, which look the same.</summary>
    public async Task<ApprovalView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.PermitRequests.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals)
            .SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (ticket is not { Number: { } number } || reader is null || !access.Allows(reader, Operation.Decide, ticket.Subject))
        {
            return null;
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == ticket.BranchCode, cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(row => row.Id == ticket.TenantId, cancellationToken);
        var names = await Names(db, ticket, cancellationToken);
        return new(ticket.Id, ticket.Version, ticket.State)
        {
            Number = number,
            Content = ticket.Content,
            Hash = ticket.ContentHash,
            Branch = branch,
            Tenant = tenant.LegalName,
            Requester = names.GetValueOrDefault(ticket.RequesterId, ""),
            Creator = names.GetValueOrDefault(ticket.CreatedById, ""),
            Owner = ticket.OwnerId is { } owner ? names.GetValueOrDefault(owner, "") : "",
            Lane = ticket.Lane,
            EscalatedAt = ticket.OpenApproval?.RequestedAt,
            Papers = await PapersOf(db, ticket, cancellationToken),
            Messages = await MessagesOf(db, reader, ticket, cancellationToken),
            Decided = ticket.Approvals.Where(round => round.DecidedBy is not null).MaxBy(round => round.DecidedAt),
            NeedsTwo = ticket.NeedsTwoDecisions,
            First = ticket.OpenApproval?.First,
            For = ticket.PrincipalOf(reader),
            NamedApprover = ticket.NamedApproverId is { } named ? names.GetValueOrDefault(named, "") : "",
            FourEyesConflict = FourEyesConflicts.Of(ticket, reader, await VisitorUsers(db, ticket, cancellationToken)),
            Faults = [.. SubmissionRules.CheckStanding(branch, tenant, ticket.Content.Window)],
            Actions = TicketActions.For(access, reader, ticket.Kind, ticket.Subject, ticket.State),
        };
    }

    private static Task<Dictionary<Guid, string>> Names(KalapaDbContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        Guid?[] people = [ticket.RequesterId, ticket.CreatedById, ticket.OwnerId, ticket.NamedApproverId];
        return db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
    }

    private static async Task<IReadOnlyCollection<Guid>> VisitorUsers(KalapaDbContext db, PermitRequest ticket, CancellationToken cancellationToken)
    {
        Guid[] people = [.. ticket.Content.Visitors.Select(visitor => visitor.PersonId)];
        return await db.People.Where(person => people.Contains(person.Id) && person.UserId != null)
            .Select(person => person.UserId!.Value).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ApprovalPaper>> PapersOf(KalapaDbContext db, PermitRequest ticket, CancellationToken cancellationToken)
    {
        var files = await db.Attachments.AsNoTracking().Where(row => row.TicketId == ticket.Id).ToDictionaryAsync(row => row.Id, cancellationToken);
        var current = ticket.CurrentDocuments.ToDictionary(paper => paper.Slot);
        return
        [
            .. PermitCatalogue.Default.Checklist(ticket.Content).Where(line => !line.InForm).Select(line =>
            {
                var paper = current.GetValueOrDefault(line.Slot);
                var person = ticket.Content.Visitors.FirstOrDefault(visitor => visitor.PersonId == line.Slot.PersonId)?.FullName;
                return new ApprovalPaper(line, person, paper, paper?.AttachmentId is { } file ? files.GetValueOrDefault(file) : null);
            }),
        ];
    }

    private async Task<IReadOnlyList<Message>> MessagesOf(KalapaDbContext db, Actor reader, Ticket ticket, CancellationToken cancellationToken)
    {
        var isOpen = access.Allows(reader, Operation.ReadMessages, ticket.Subject);
        var isInternal = access.Allows(reader, Operation.ReadInternal, ticket.Subject);
        return await db.Messages.AsNoTracking()
            .Where(row => row.TicketId == ticket.Id && (row.Visibility == Visibility.Internal ? isInternal : isOpen))
            .OrderBy(row => row.At).ToListAsync(cancellationToken);
    }
}
