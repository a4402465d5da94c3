using Kalapa.App.Data.Outbox;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// One operation under way: the actor as of now, one instant, one transaction. Locks are taken in the order acting user,
/// branch, ticket, permit. The queue's lock comes before a ticket that waits in it, as a claim takes them, and after any other
/// ticket, since everybody waits for it and nobody who holds it wants that ticket.
/// </summary>
public sealed class OperationContext(
    KalapaDbContext db, Actor actor, AccessTable access, OutgoingChannels channels, SeenTickets seen, DateTimeOffset now, CancellationToken cancellationToken)
{
    private readonly HashSet<Ticket> _announced = [];
    private QueueCounter? _queue;

    /// <summary>For reads, and for adding rows that belong to a ticket. Only the seam saves.</summary>
    public KalapaDbContext Db { get; } = db;

    /// <summary>Who acts.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The rights.</summary>
    public AccessTable Access { get; } = access;

    /// <summary>By which ways people can be reached beside the app.</summary>
    public OutgoingChannels Channels { get; } = channels;

    /// <summary>Who has which ticket on the screen.</summary>
    internal SeenTickets Seen { get; } = seen;

    /// <summary>The operation's one instant.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Ends with the request or circuit.</summary>
    public CancellationToken Cancellation { get; } = cancellationToken;

    /// <summary>True while this operation holds the queue: only then may a ticket enter, leave or move in it.</summary>
    internal bool HoldsQueue => _queue is not null;

    /// <summary>Tickets of which something beside the aggregate changed, such as a message.</summary>
    internal IReadOnlyCollection<Ticket> Announced => _announced;

    /// <summary>May the actor do this to that?</summary>
    /// <exception cref="AccessDenied">No.</exception>
    public void Demand(Operation operation, AccessSubject? subject) => Access.Demand(Actor, operation, subject);

    /// <summary>May the actor do this to that ticket? For commands whose other locks come before the ticket's, where it is asked again.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public Task DemandOnTicket(Guid id, Operation operation) => Look(id, operation);

    /// <summary>Locks the queue's one row: from here on its history is this operation's.</summary>
    public async Task<QueueCounter> LockQueue() =>
        _queue ??= await Db.QueueCounters.Where(row => row.Id == QueueCounter.TheOne).LockedAsync(Cancellation)
            ?? throw new InvalidOperationException("The queue's row is missing: the database was not migrated.");

    /// <summary>The first ticket the agent may take, held; null when none waits. The claim is this, in this one place.</summary>
    public async Task<Ticket?> LockHead()
    {
        await LockQueue();
        var head = await Db.Tickets.Waiting().InScopeOf(Actor).InOrder().Take(1).ToLockedListAsync(Cancellation);
        return head.SingleOrDefault();
    }

    /// <summary>Locks a branch; counts of people inside are read under it.</summary>
    public async Task<Branch> LockBranch(string code) =>
        await Db.Branches.Where(row => row.Code == code).LockedAsync(Cancellation) ?? throw new AccessDenied(Operation.CheckInOut, Answer.NotFound);

    /// <summary>Locks and loads a ticket of any kind for a command that all kinds know; without papers and approvals.</summary>
    /// <param name="id">Which; a foreign id answers exactly like one that does not exist.</param>
    /// <param name="operation">What the actor wants.</param>
    /// <param name="seen">The version the actor saw; null for commands that cannot go stale.</param>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    /// <exception cref="RuleBroken"><c>ticket.stale</c>, naming the seen and the present version.</exception>
    public Task<Ticket> Ticket(Guid id, Operation operation, long? seen = null) => Held(Db.Tickets, id, operation, seen);

    /// <summary>The same of a permit request, with its papers and approvals; a ticket of another kind answers like one that does not exist.</summary>
    public async Task<PermitRequest> PermitRequest(Guid id, Operation operation, long? seen = null) =>
        await WithParts(await Held(Db.PermitRequests, id, operation, seen));

    /// <summary>The same where the state decides which right the command needs.</summary>
    public async Task<PermitRequest> PermitRequest(Guid id, Func<TicketState, Operation> operation, long? seen = null)
    {
        var request = await PermitRequest(id, operation(await StateOf(id)), seen);
        Demand(operation(request.State), request.Subject);
        return request;
    }

    /// <summary>
    /// The same for a command on a ticket that may be waiting: then the queue is held too, and it is locked first. While this
    /// waited for the queue somebody may have taken the ticket, who may want the queue next: a caller who saw a version is told
    /// so before the two wait for each other.
    /// </summary>
    public Task<Ticket> TicketInQueue(Guid id, Operation operation, long? seen = null) => HeldInQueue(Db.Tickets, id, operation, seen);

    /// <summary>The same of a permit request, with its papers and approvals.</summary>
    public async Task<PermitRequest> PermitRequestInQueue(Guid id, Operation operation, long? seen = null) =>
        await WithParts(await HeldInQueue(Db.PermitRequests, id, operation, seen));

    /// <summary>The same of a support request.</summary>
    public Task<SupportRequest> SupportRequest(Guid id, Operation operation, long? seen = null) => Held(Db.SupportRequests, id, operation, seen);

    /// <summary>Locks and loads a permit with its people.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public async Task<Permit> Permit(Guid id, Operation operation)
    {
        var permit = await Db.Permits.Where(row => row.Id == id).LockedAsync(Cancellation)
            ?? throw new AccessDenied(operation, Answer.NotFound);
        Demand(operation, new(permit.BranchCode, permit.TenantId));
        await Db.Entry(permit).Collection(row => row.People).LoadAsync(Cancellation);
        return permit;
    }

    /// <summary>Locks and loads a permit, its request first; what the actor is to the request decides.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public async Task<(Permit Permit, PermitRequest Request)> PermitWithRequest(Guid id, Operation operation)
    {
        var ticketId = await Db.Permits.Where(row => row.Id == id).Select(row => (Guid?)row.TicketId).SingleOrDefaultAsync(Cancellation);
        var request = await PermitRequest(ticketId ?? Guid.Empty, operation);
        var permit = await Db.Permits.Where(row => row.Id == id).ToLockedListAsync(Cancellation);
        await Db.Entry(permit[0]).Collection(row => row.People).LoadAsync(Cancellation);
        return (permit[0], request);
    }

    /// <summary>Loads the papers and approvals of a request that is held.</summary>
    public async Task<PermitRequest> WithParts(PermitRequest request)
    {
        await Db.Entry(request).Collection(row => row.Documents).LoadAsync(Cancellation);
        await Db.Entry(request).Collection(row => row.Approvals).LoadAsync(Cancellation);
        return request;
    }

    /// <summary>What a request is checked against.</summary>
    public async Task<SubmissionContext> SubmissionContext(PermitRequest request) => new(
        await Db.Branches.SingleAsync(row => row.Code == request.BranchCode, Cancellation),
        await Db.Tenants.SingleAsync(row => row.Id == request.TenantId, Cancellation),
        PermitCatalogue.Default);

    /// <summary>How many tickets an agent has in review; the agent's row is locked.</summary>
    public Task<int> CountInReview(Guid agentId) =>
        Db.Tickets.CountAsync(row => row.OwnerId == agentId && row.State == TicketState.InReview, Cancellation);

    /// <summary>Accounts of the visitors who have one, as of now.</summary>
    public async Task<IReadOnlyCollection<Guid>> VisitorUsers(PermitRequest request)
    {
        Guid[] people = [.. request.Content.Visitors.Select(visitor => visitor.PersonId)];
        return await Db.People.Where(person => people.Contains(person.Id) && person.UserId != null)
            .Select(person => person.UserId!.Value).ToListAsync(Cancellation);
    }

    /// <summary>A message on the ticket, by the actor or by Kalapa.</summary>
    public void Say(Ticket ticket, Visibility visibility, string body, Guid? id = null)
    {
        Db.Messages.Add(new(id ?? Guid.CreateVersion7(Now), ticket.Id, Actor.UserId, Actor.Name, Actor.Role, visibility, TypedText.Paragraphs(body), Now));
        Announce(ticket);
    }

    /// <summary>What happened to an account, a company or a person, for the audit. No ID data belongs into it.</summary>
    public void Note(string type, params (string Key, string? Value)[] values) => Db.AuditEvents.Add(new()
    {
        At = Now,
        ActorId = Actor.UserId,
        ActorName = Actor.Name,
        Type = type,
        Values = values.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!),
    });

    /// <summary>Something beside the aggregate changed: screens read again, the version stays.</summary>
    public void Announce(Ticket ticket) => _announced.Add(ticket);

    private static void Fresh(Ticket ticket, long? seen)
    {
        if (seen is { } version && version != ticket.Version)
        {
            throw new RuleBroken("ticket.stale", version, ticket.Version);
        }
    }

    private Task<TicketState> StateOf(Guid id) =>
        Db.Tickets.Where(row => row.Id == id).Select(row => row.State).SingleOrDefaultAsync(Cancellation);

    /// <summary>Reads without locking; the actor may do this to what is read.</summary>
    private async Task<Ticket> Look(Guid id, Operation operation)
    {
        var ticket = await Db.Tickets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, Cancellation)
            ?? throw new AccessDenied(operation, Answer.NotFound);
        Demand(operation, ticket.Subject);
        return ticket;
    }

    private async Task<T> Held<T>(IQueryable<T> kind, Guid id, Operation operation, long? seen)
        where T : Ticket
    {
        var ticket = await kind.Where(row => row.Id == id).LockedAsync(Cancellation)
            ?? throw new AccessDenied(operation, Answer.NotFound);
        Demand(operation, ticket.Subject);
        Fresh(ticket, seen);
        return ticket;
    }

    private async Task<T> HeldInQueue<T>(IQueryable<T> kind, Guid id, Operation operation, long? seen)
        where T : Ticket
    {
        if (await StateOf(id) == TicketState.Queued)
        {
            await DemandOnTicket(id, operation);
            await LockQueue();
            Fresh(await Look(id, operation), seen);
        }

        var ticket = await Held(kind, id, operation, seen);
        if (ticket.State == TicketState.Queued)
        {
            await LockQueue();
        }

        return ticket;
    }
}
