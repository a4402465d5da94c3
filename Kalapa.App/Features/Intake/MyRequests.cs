using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>One request on the home page.</summary>
/// <param name="Id">Key.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">What the reader is to it follows from this.</param>
public sealed record MyRequest(Guid Id, TicketState State, AccessSubject Subject)
{
    /// <summary>What sort of request it is.</summary>
    public TicketKind Kind { get; init; } = TicketKind.Permit;

    /// <summary>Null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>One line that names it; may be empty in a draft.</summary>
    public required string Title { get; init; }

    /// <summary>The branch's name.</summary>
    public required string Branch { get; init; }

    /// <summary>The branch's zone.</summary>
    public required TimeZoneInfo Clock { get; init; }

    /// <summary>The visit; null until typed.</summary>
    public VisitWindow? Window { get; init; }

    /// <summary>By when a returned request must be back.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Since when it stands where it stands.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Place in line; null when not queued.</summary>
    public int? Place { get; init; }

    /// <summary>The permit's state, once out.</summary>
    public PermitState? Permit { get; init; }

    /// <summary>What exactly is waited for from the reader: a word of the home page, and the papers it is about.</summary>
    public (string Word, IReadOnlyList<string> Papers) Waits { get; init; } = ("", []);

    /// <summary>The reader is asked how content one was with it; of one request at most.</summary>
    public bool AsksForRating { get; init; }

    /// <summary>Kalapa waits for the reader.</summary>
    public bool IsMyTurn { get; init; }

    /// <summary>Not sent yet: Kalapa knows nothing of it.</summary>
    public bool IsDraft => State == TicketState.Draft;

    /// <summary>Nothing more will happen.</summary>
    public bool IsOver => State.IsFinal() || Permit?.IsFinal() == true;

    /// <summary>People may come.</summary>
    public bool IsVisit => !IsOver && Permit is not null;
}

/// <summary>Reads a client's company's requests of every kind, or those that staff filed for others.</summary>
public sealed class MyRequests(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>Newest movement first, at most this many; the archive is elsewhere.</summary>
    public const int Most = 200;

    /// <summary>What the reader may list, drafts of others never.</summary>
    public async Task<IReadOnlyList<MyRequest>> For(Actor reader, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = reader.Role == Role.Client
            ? db.Tickets.Where(row => row.TenantId == reader.TenantId && (row.State != TicketState.Draft || row.RequesterId == reader.UserId || row.CreatedById == reader.UserId))
            : db.Tickets.Where(row => row.RequesterId == reader.UserId || row.CreatedById == reader.UserId);
        var tickets = await mine.AsNoTracking().Include(row => ((PermitRequest)row).Documents).OrderByDescending(row => row.HeldSince).Take(Most).ToListAsync(cancellationToken);
        Guid[] ids = [.. tickets.Select(ticket => ticket.Id)];
        var permits = await db.Permits.Where(row => ids.Contains(row.TicketId)).Select(row => new { row.TicketId, row.State })
            .ToDictionaryAsync(row => row.TicketId, row => row.State, cancellationToken);
        var branches = await db.Branches.AsNoTracking().ToDictionaryAsync(row => row.Code, cancellationToken);
        Dictionary<Guid, int> places = [];
        if (tickets.Exists(ticket => ticket.State == TicketState.Queued))
        {
            await foreach (var id in db.Tickets.Waiting().InOrder().Select(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                places.Add(id, places.Count + 1);
            }
        }

        (string Word, IReadOnlyList<string> Papers) Wanted(Ticket ticket) => ticket switch
        {
            PermitRequest request => WaitsFor(request, permits.TryGetValue(ticket.Id, out var permit) ? permit : null),
            SupportRequest request => (WaitsFor(request, VisitOf(request, tickets)), []),
            _ => ("", []),
        };
        bool IsTurnOf(Ticket ticket, string waits) => ticket.State == TicketState.Draft
            ? access.Allows(reader, Operation.EditContent, ticket.Subject)
            : new ClientsTurn(ticket.Kind, ticket.State, ticket.Subject, waits == "Owed", VisitOf(ticket, tickets)?.State).IsOf(reader, access);
        var rated = await AsksToRate(db, reader, tickets, cancellationToken);
        return
        [
            .. tickets.Where(ticket => access.Allows(reader, Operation.List, ticket.Subject)).Select(ticket => new MyRequest(ticket.Id, ticket.State, ticket.Subject)
            {
                Kind = ticket.Kind,
                Number = ticket.Number,
                Title = ticket.Title,
                Branch = branches[ticket.BranchCode].Name,
                Clock = branches[ticket.BranchCode].Clock,
                Window = (ticket as PermitRequest)?.Content.Window,
                Deadline = ticket.Deadline,
                Since = ticket.HeldSince,
                Place = places.TryGetValue(ticket.Id, out var place) ? place : null,
                Permit = permits.TryGetValue(ticket.Id, out var state) ? state : null,
                Waits = Wanted(ticket),
                AsksForRating = ticket.Id == rated,
                IsMyTurn = IsTurnOf(ticket, Wanted(ticket).Word),
            }),
        ];
    }

    /// <summary>The last that closed and that the reader may rate; null for none. One at a time: nobody is asked for a row of them.</summary>
    private async Task<Guid?> AsksToRate(KalapaDbContext db, Actor reader, List<Ticket> tickets, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Guid[] closed = [.. tickets.Where(ticket => ticket.AsksForRating(reader, lastGiven: null, now)).Select(ticket => ticket.Id)];
        if (closed.Length == 0 || await db.Ratings.LastGivenBy(reader.UserId, cancellationToken) + Rating.Rest > now)
        {
            return null;
        }

        var given = await db.Ratings.Where(row => closed.Contains(row.TicketId)).Select(row => row.TicketId).ToListAsync(cancellationToken);
        return closed.Except(given).Select(id => (Guid?)id).FirstOrDefault();
    }

    private static Ticket? VisitOf(Ticket ticket, List<Ticket> tickets) => ticket is SupportRequest { VisitId: { } visit } ? tickets.Find(other => other.Id == visit) : null;

    private static string WaitsFor(SupportRequest request, Ticket? visit) => request.State switch
    {
        TicketState.Draft => "Draft",
        TicketState.Returned => "Answer",
        TicketState.Resolved => "Confirm",
        TicketState.AwaitingVisit when visit is { State: TicketState.Draft or TicketState.Returned } => "Visit",
        _ => "",
    };

    private static (string Word, IReadOnlyList<string> Papers) WaitsFor(PermitRequest ticket, PermitState? permit) => ticket.State switch
    {
        TicketState.Draft => ("Draft", []),
        TicketState.Returned when Failed(ticket) is { Count: > 0 } failed => ("Papers", failed),
        TicketState.Returned => (ticket.WindowWasMissed ? "Window" : "Question", []),
        TicketState.Approved when permit is not (null or PermitState.Issued) && Owed(ticket) is { Count: > 0 } owed => ("Owed", owed),
        _ => ("", []),
    };

    private static IReadOnlyList<string> Failed(PermitRequest ticket) =>
        [.. ticket.CurrentDocuments.Where(paper => paper.Verdict is Verdict.Rejected or Verdict.WaiverRefused).Select(paper => paper.Requirement)];

    private static IReadOnlyList<string> Owed(PermitRequest ticket) =>
        [.. ticket.OwedByClient(PermitCatalogue.Default).Select(slot => slot.Requirement).Distinct()];
}
