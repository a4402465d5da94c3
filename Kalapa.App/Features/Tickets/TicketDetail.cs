using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>Reads one ticket for one reader.</summary>
public sealed class TicketDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, CurrentPromises promises, UsualWaits usual, TimeProvider time)
{
    private const int ShownMoves = 3;
    private const int RecentShifts = 50;

    /// <summary>The view; null when the ticket is not there or not for this reader, which look the same.</summary>
    public async Task<TicketView?> For(Actor? reader, Guid ticketId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await db.Tickets.AsNoTracking()
            .Include(row => ((PermitRequest)row).Documents).Include(row => ((PermitRequest)row).Approvals)
            .SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (ticket is null || reader is null || !access.Allows(reader, Operation.ReadContent, ticket.Subject))
        {
            return null;
        }

        var files = await db.Attachments.AsNoTracking().Where(row => row.TicketId == ticketId).ToDictionaryAsync(row => row.Id, cancellationToken);
        var shared = await Shared(db, reader, ticket, files, cancellationToken);
        return ticket switch
        {
            PermitRequest request => await Of(db, reader, shared, request, files, cancellationToken),
            SupportRequest request => await Of(db, reader, shared, request, cancellationToken),
            _ => throw new InvalidOperationException($"No page shows a ticket of kind {ticket.Kind}."),
        };
    }

    private async Task<TicketView> Shared(KalapaDbContext db, Actor reader, Ticket ticket, Dictionary<Guid, Attachment> files, CancellationToken cancellationToken)
    {
        var reduced = access.Ask(reader, Operation.ReadContent, ticket.Subject) == Answer.Reduced;
        // Who even lists reduced (AD) reads the outline; a colleague (C~) reads all but ID data.
        var outline = reduced && access.Ask(reader, Operation.List, ticket.Subject) == Answer.Reduced;
        var names = await Names(db, ticket, cancellationToken);
        var messages = await MessagesOf(db, reader, ticket, cancellationToken);
        var copies = await CopiesOf(db, reader, ticket, cancellationToken);
        // Not even the name of an internal note's file, or of one that was not sent yet.
        bool IsKnown(Attachment file) => messages.Any(message => message.Id == file.MessageId)
            || (ticket is PermitRequest request && request.Documents.Any(paper => paper.AttachmentId == file.Id));
        var rating = await db.Ratings.AsNoTracking().SingleOrDefaultAsync(row => row.TicketId == ticket.Id, cancellationToken);
        return new(ticket.Id, ticket.Version, ticket.State, ticket.Subject)
        {
            Number = ticket.Number,
            Title = ticket.Title,
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
            Held = ticket.Held,
            UsualWait = await usual.For(ticket.Held, cancellationToken),
            PromisedBy = promises.Current.ClockOf(ticket.Held)?.Due,
            Deadline = ticket.Deadline,
            Files = outline ? [.. files.Values.Where(IsKnown).OrderBy(file => file.At)] : [],
            Messages = messages,
            MessageFiles = files.Values.Where(file => messages.Any(message => message.Id == file.MessageId)).OrderBy(file => file.At).ToLookup(file => file.MessageId!.Value),
            CopiedFrom = copies.Where(row => row.Id == ticket.CopiedFromId).Select(Link).SingleOrDefault(),
            Copies = [.. copies.Where(row => row.CopiedFromId == ticket.Id).OrderBy(row => row.CreatedAt).Select(Link)],
            MayCopy = ticket.State.IsFinal() && access.Allows(reader, Operation.CreateDraft, new(ticket.BranchCode, ticket.TenantId)),
            Rating = rating is null ? null : RatingFor(reader, ticket, rating),
            AsksForRating = rating is null && access.Allows(reader, Operation.Rate, ticket.Subject)
                && ticket.AsksForRating(reader, await db.Ratings.LastGivenBy(reader.UserId, cancellationToken), time.GetUtcNow()),
            Timeline = await TimelineOf(db, reader, ticket, cancellationToken),
            IsReduced = reduced,
            IsOutline = outline,
            Actions = TicketActions.For(access, reader, ticket.Kind, ticket.Subject, ticket.State),
        };
    }

    private async Task<PermitRequestView> Of(
        KalapaDbContext db, Actor reader, TicketView shared, PermitRequest request, Dictionary<Guid, Attachment> files, CancellationToken cancellationToken)
    {
        var content = shared.IsOutline ? Outline(request.Content) : shared.IsReduced ? WithoutIdData(request.Content) : request.Content;
        return new(shared, content, shared.IsOutline ? [] : PapersOf(request, files))
        {
            IsLate = request.IsLate(time.GetUtcNow()),
            Approvals = [.. request.Approvals.OrderBy(round => round.RequestedAt)],
            Permit = await PermitOf(db, request.Id, shared.IsReduced, cancellationToken),
            Support = request.SupportId is { } support && await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == support, cancellationToken) is { } found
                && access.Allows(reader, Operation.ReadContent, found.Subject) ? Link(found) : null,
        };
    }

    private async Task<SupportView> Of(KalapaDbContext db, Actor reader, TicketView shared, SupportRequest request, CancellationToken cancellationToken)
    {
        var readsInternal = access.Allows(reader, Operation.ReadInternal, request.Subject);
        return new(shared, shared.IsOutline ? Outline(request.Details) : request.Details)
        {
            Outcome = request.Outcome,
            Cause = readsInternal ? request.Cause : "",
            Solution = shared.IsOutline ? "" : request.Solution,
            Instruction = readsInternal ? request.Instruction : "",
            DeviceId = await DeviceOf(db, reader, shared.IsOutline, request, cancellationToken),
            VisitId = request.VisitId,
            Visits = await VisitsOf(db, reader, request, cancellationToken),
        };
    }

    private async Task<Guid?> DeviceOf(KalapaDbContext db, Actor reader, bool isOutline, SupportRequest request, CancellationToken cancellationToken) =>
        !isOutline && request.Details.DeviceId is { } id
            && await db.Devices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } device
            && access.Allows(reader, Operation.ReadDevices, device.Subject) ? id : null;

    private async Task<IReadOnlyList<VisitLink>> VisitsOf(KalapaDbContext db, Actor reader, SupportRequest request, CancellationToken cancellationToken)
    {
        var visits = await db.PermitRequests.AsNoTracking().Where(row => row.SupportId == request.Id).OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken);
        Guid[] ids = [.. visits.Select(visit => visit.Id)];
        var permits = await db.Permits.Where(permit => ids.Contains(permit.TicketId)).ToDictionaryAsync(permit => permit.TicketId, permit => permit.State, cancellationToken);
        return
        [
            .. visits.Where(visit => access.Allows(reader, Operation.ReadContent, visit.Subject))
                .Select(visit => new VisitLink(visit.Id, visit.Number, visit.State, permits.TryGetValue(visit.Id, out var state) ? state : null)),
        ];
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

    /// <summary>Stars are for who gave them and for staff; the words beside them for who gave them, CS leads and admins.</summary>
    private RatingView? RatingFor(Actor reader, Ticket ticket, Rating rating)
    {
        var readsLine = rating.ById == reader.UserId || access.Allows(reader, Operation.ReportSatisfaction, ticket.Subject);
        return readsLine || access.Allows(reader, Operation.ReadInternal, ticket.Subject)
            ? new(rating.Stars, readsLine && rating.Line.Length > 0 ? rating.Line : null)
            : null;
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

    private static SupportDetails Outline(SupportDetails details) => new() { Title = details.Title, Category = details.Category, Impact = details.Impact };

    private static RequestContent Outline(RequestContent content) => new() { Title = content.Title, Types = content.Types, Window = content.Window };

    private static RequestContent WithoutIdData(RequestContent content) => content with
    {
        Visitors = [.. content.Visitors.Select(visitor => visitor with { IdLast4 = "", Phone = "", BirthYear = 0 })],
    };
}
