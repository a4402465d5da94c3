using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>A place in line moved back.</summary>
/// <param name="From">The number before; null far down the line, where one does not look for numbers.</param>
/// <param name="To">The number after.</param>
/// <param name="Reason">Why, coarsely.</param>
/// <param name="At">When.</param>
public sealed record PlaceNews(int? From, int? To, MoveReason Reason, DateTimeOffset At);

/// <summary>One ticket as its reader may see it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Version">Commands send it back.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">What the reader is to it follows from this.</param>
public sealed record TicketView(Guid Id, long Version, TicketState State, AccessSubject Subject)
{
    /// <summary>Null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>What is asked; without the visitors' ID data where the reader's view is reduced.</summary>
    public required RequestContent Content { get; init; }

    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>Who asks, by name.</summary>
    public required string Requester { get; init; }

    /// <summary>Who holds it, by name; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>The lane.</summary>
    public Lane Lane { get; init; }

    /// <summary>"Nomor 4 dalam antrian" of the whole queue; null when not queued.</summary>
    public int? Place { get; init; }

    /// <summary>The last time the place moved backwards, newest first.</summary>
    public IReadOnlyList<PlaceNews> Moves { get; init; } = [];

    /// <summary>First submission.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Since when the present holder has it.</summary>
    public DateTimeOffset HeldSince { get; init; }

    /// <summary>By when a returned request must be back.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Its window began and nobody decided yet.</summary>
    public bool IsLate { get; init; }

    /// <summary>The paper list with what is there.</summary>
    public required IReadOnlyList<PaperLine> Papers { get; init; }

    /// <summary>Every round of approval, oldest first.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>What was said, oldest first; without internal notes for those who may not know of them.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The files that came with those messages, by message.</summary>
    public ILookup<Guid, Attachment> MessageFiles { get; init; } = Array.Empty<Attachment>().ToLookup(file => file.Id);

    /// <summary>The ended request this one was copied from, when the reader may read it.</summary>
    public CopyLink? CopiedFrom { get; init; }

    /// <summary>The requests that were copied from this one and that the reader may read, oldest first.</summary>
    public IReadOnlyList<CopyLink> Copies { get; init; } = [];

    /// <summary>The reader may ask again for what this ended request asked for.</summary>
    public bool MayCopy { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<AuditEvent> Timeline { get; init; } = [];

    /// <summary>The permit, once out.</summary>
    public Permit? Permit { get; init; }

    /// <summary>The reader sees no ID data and no files of persons.</summary>
    public bool IsReduced { get; init; }

    /// <summary>The reader sees the header, the times and the public events alone; of files name and size.</summary>
    public bool IsOutline { get; init; }

    /// <summary>The files by name, where there is no paper list to show them in.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>Exactly what the state table and the rights allow this reader now: the buttons.</summary>
    public required IReadOnlyList<TicketAction> Actions { get; init; }
}

/// <summary>A request at the other end of a copy.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Null while it is a draft.</param>
public sealed record CopyLink(Guid Id, string? Number);

/// <summary>One line of the paper list.</summary>
/// <param name="Required">Which paper, whose, when due.</param>
/// <param name="Person">The worker's name of a per-person paper.</param>
/// <param name="Current">The version that counts; null when nothing is there.</param>
/// <param name="File">The current version's file.</param>
/// <param name="History">Earlier versions, newest first.</param>
public sealed record PaperLine(
    RequiredPaper Required, string? Person, TicketDocument? Current, Attachment? File, IReadOnlyList<TicketDocument> History);

/// <summary>Reads one ticket for one reader.</summary>
public sealed class TicketDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    private const int ShownMoves = 3;
    private const int RecentShifts = 50;

    /// <summary>The view; null when the ticket is not there or not for this reader, which look the same.</summary>
    public async Task<TicketView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.PermitRequests.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals)
            .SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (ticket is null || reader is null || !access.Allows(reader, Operation.ReadContent, ticket.Subject))
        {
            return null;
        }

        var reduced = access.Ask(reader, Operation.ReadContent, ticket.Subject) == Answer.Reduced;
        // Who even lists reduced (AD) reads the outline; a colleague (C~) reads all but ID data.
        var outline = reduced && access.Ask(reader, Operation.List, ticket.Subject) == Answer.Reduced;
        var names = await Names(db, ticket, cancellationToken);
        var files = await db.Attachments.AsNoTracking().Where(row => row.TicketId == ticketId).ToDictionaryAsync(row => row.Id, cancellationToken);
        var messages = await MessagesOf(db, reader, ticket, cancellationToken);
        var copies = await CopiesOf(db, reader, ticket, cancellationToken);
        // Not even the name of an internal note's file, or of one that was not sent yet.
        bool IsKnown(Attachment file) => ticket.Documents.Any(paper => paper.AttachmentId == file.Id) || messages.Any(message => message.Id == file.MessageId);
        return new(ticket.Id, ticket.Version, ticket.State, ticket.Subject)
        {
            Number = ticket.Number,
            Content = outline ? Outline(ticket.Content) : reduced ? WithoutIdData(ticket.Content) : ticket.Content,
            Branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == ticket.BranchCode, cancellationToken),
            Tenant = await db.Tenants.Where(row => row.Id == ticket.TenantId).Select(row => row.LegalName).SingleAsync(cancellationToken),
            Requester = names.GetValueOrDefault(ticket.RequesterId, ""),
            Owner = ticket.OwnerId is { } owner ? names.GetValueOrDefault(owner, "") : "",
            Lane = ticket.Lane,
            Place = ticket is { State: TicketState.Queued, QueueKey: { } key }
                ? 1 + await db.Tickets.Waiting().Before(key).CountAsync(cancellationToken)
                : null,
            Moves = await MovesOf(db, ticket, cancellationToken),
            SubmittedAt = ticket.FirstSubmittedAt,
            HeldSince = ticket.HeldSince,
            Deadline = ticket.Deadline,
            IsLate = ticket.IsLate(time.GetUtcNow()),
            Papers = outline ? [] : PapersOf(ticket, files),
            Files = outline ? [.. files.Values.Where(IsKnown).OrderBy(file => file.At)] : [],
            Approvals = [.. ticket.Approvals.OrderBy(round => round.RequestedAt)],
            Messages = messages,
            MessageFiles = files.Values.Where(file => messages.Any(message => message.Id == file.MessageId)).OrderBy(file => file.At).ToLookup(file => file.MessageId!.Value),
            CopiedFrom = copies.Where(row => row.Id == ticket.CopiedFromId).Select(Link).SingleOrDefault(),
            Copies = [.. copies.Where(row => row.CopiedFromId == ticketId).OrderBy(row => row.CreatedAt).Select(Link)],
            MayCopy = ticket.State.IsFinal() && access.Allows(reader, Operation.CreateDraft, new(ticket.BranchCode, ticket.TenantId)),
            Timeline = await TimelineOf(db, reader, ticket, cancellationToken),
            Permit = await PermitOf(db, ticketId, reduced, cancellationToken),
            IsReduced = reduced,
            IsOutline = outline,
            Actions = TicketActions.For(access, reader, ticket.Kind, ticket.Subject, ticket.State),
        };
    }

    private static async Task<Dictionary<Guid, string>> Names(KalapaDbContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        Guid?[] people = [ticket.RequesterId, ticket.CreatedById, ticket.OwnerId];
        return await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
    }

    private static IReadOnlyList<PaperLine> PapersOf(PermitRequest ticket, Dictionary<Guid, Attachment> files) =>
    [
        .. PermitCatalogue.Default.Checklist(ticket.Content).Where(line => !line.InForm).Select(line =>
        {
            var versions = ticket.Documents.Where(paper => paper.Slot == line.Slot).OrderByDescending(paper => paper.Version).ToList();
            var current = versions.FirstOrDefault();
            var person = ticket.Content.Visitors.FirstOrDefault(visitor => visitor.PersonId == line.Slot.PersonId)?.FullName;
            return new PaperLine(line, person, current, current?.AttachmentId is { } file ? files.GetValueOrDefault(file) : null, [.. versions.Skip(1)]);
        }),
    ];

    /// <summary>The last times its place moved back; far down the line without the numbers.</summary>
    private static async Task<IReadOnlyList<PlaceNews>> MovesOf(KalapaDbContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        var moves = await db.PlaceMoves.AsNoTracking().Where(row => row.TicketId == ticket.Id).OrderByDescending(row => row.At).Take(ShownMoves).ToListAsync(cancellationToken);
        var news = moves.Select(move => new PlaceNews(move.From, move.To, move.Reason, move.At));
        if (ticket is { State: TicketState.Queued, QueueKey: { } place })
        {
            var since = ticket.HeldSince;
            var shifts = await db.QueueShifts.AsNoTracking().Where(row => row.At >= since).OrderByDescending(row => row.At).Take(RecentShifts).ToListAsync(cancellationToken);
            news = news.Concat(shifts.Where(shift => shift.Moved(place)).Select(shift => new PlaceNews(null, null, shift.Reason, shift.At)));
        }

        return [.. news.OrderByDescending(move => move.At).Take(ShownMoves)];
    }

    /// <summary>Both ends of a copy, without what the reader may not know of.</summary>
    private async Task<IReadOnlyList<Ticket>> CopiesOf(KalapaDbContext db, Actor reader, Ticket ticket, CancellationToken cancellationToken)
    {
        var others = await db.Tickets.AsNoTracking().Where(row => row.CopiedFromId == ticket.Id || row.Id == ticket.CopiedFromId).ToListAsync(cancellationToken);
        return [.. others.Where(other => access.Allows(reader, Operation.ReadContent, other.Subject))];
    }

    private static CopyLink Link(Ticket ticket) => new(ticket.Id, ticket.Number);

    private async Task<IReadOnlyList<Message>> MessagesOf(KalapaDbContext db, Actor reader, Ticket ticket, CancellationToken cancellationToken)
    {
        if (!access.Allows(reader, Operation.ReadMessages, ticket.Subject))
        {
            return [];
        }

        var messages = db.Messages.AsNoTracking().Where(row => row.TicketId == ticket.Id);
        if (!access.Allows(reader, Operation.ReadInternal, ticket.Subject))
        {
            messages = messages.Where(row => row.Visibility == Visibility.Public);
        }

        return await messages.OrderBy(row => row.At).ToListAsync(cancellationToken);
    }

    /// <summary>A reader without internal notes sees what moved, not the words that were meant for staff.</summary>
    private async Task<IReadOnlyList<AuditEvent>> TimelineOf(KalapaDbContext db, Actor reader, Ticket ticket, CancellationToken cancellationToken)
    {
        if (!access.Allows(reader, Operation.ReadTimeline, ticket.Subject))
        {
            return [];
        }

        var events = await db.AuditEvents.AsNoTracking().Where(row => row.TicketId == ticket.Id).OrderBy(row => row.Seq).ToListAsync(cancellationToken);
        return access.Allows(reader, Operation.ReadInternal, ticket.Subject) ? events : [.. events.Where(PublicTimeline.Shows).Select(PublicTimeline.Of)];
    }

    private static async Task<Permit?> PermitOf(KalapaDbContext db, Guid ticketId, bool reduced, CancellationToken cancellationToken)
    {
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.TicketId == ticketId, cancellationToken);
        if (reduced)
        {
            permit?.HideIdData();
        }

        return permit;
    }

    private static RequestContent Outline(RequestContent content) => new() { Title = content.Title, Types = content.Types, Window = content.Window };

    private static RequestContent WithoutIdData(RequestContent content) => content with
    {
        Visitors = [.. content.Visitors.Select(visitor => visitor with { IdLast4 = "", Phone = "", BirthYear = 0 })],
    };
}
