using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>A ticket somebody simulated might act on.</summary>
internal sealed record SimulatedTicket(Guid Id, TicketState State, Guid RequesterId, Guid? OwnerId, int ReturnCount);

/// <summary>A support request somebody simulated might act on.</summary>
/// <param name="IsOnSimulatedDesk">Its owner is simulated.</param>
/// <param name="IsOfSimulatedClient">Its requester is.</param>
/// <param name="HadVisit">A visit was made for it before.</param>
internal sealed record SimulatedFault(
    Guid Id, TicketState State, string Title, string BranchCode, Guid TenantId, Guid RequesterId, Guid? OwnerId, int ReturnCount, int NotSolvedCount, string Instruction,
    bool IsOnSimulatedDesk, bool IsOfSimulatedClient, bool HadVisit);

/// <summary>A visit that was prepared for a simulated client and is not sent yet (U06).</summary>
internal sealed record SimulatedVisit(Guid Id, string BranchCode, Guid RequesterId, bool IsEmergency);

/// <summary>What lies before the simulated people; nothing of it belongs to an account that a person may be signed in as.</summary>
/// <param name="Now">The instant.</param>
/// <param name="Waiting">How long the line is.</param>
/// <param name="OnDesks">Permits asked for, in the hands of simulated agents.</param>
/// <param name="OfClients">Permits that simulated clients asked for.</param>
/// <param name="Faults">Support requests of simulated clients, or owned by simulated agents.</param>
/// <param name="Prepared">Visits that wait for simulated clients to send them.</param>
/// <param name="Escalated">Await a decision.</param>
/// <param name="Expected">Permits whose people may come in now, nobody of them being inside anywhere.</param>
/// <param name="Inside">Permits of simulated clients whose people have been inside for some minutes.</param>
internal sealed record DemoSituation(
    DateTimeOffset Now, int Waiting, IReadOnlyList<SimulatedTicket> OnDesks, IReadOnlyList<SimulatedTicket> OfClients,
    IReadOnlyList<SimulatedFault> Faults, IReadOnlyList<SimulatedVisit> Prepared, IReadOnlyList<Guid> Escalated, IReadOnlyList<Permit> Expected, IReadOnlyList<Permit> Inside)
{
    /// <summary>What lies before them beside tickets.</summary>
    public required DemoDesk Desk { get; init; }

    /// <summary>How long a simulated visit takes at least.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromMinutes(3);

    private static readonly TicketState[] Over = [TicketState.Closed, TicketState.Cancelled, TicketState.Lapsed];

    /// <summary>How many tickets of either kind this agent has in review.</summary>
    public int OnDeskOf(Guid agent) => OnDesks.Count(ticket => ticket.OwnerId == agent && ticket.State == TicketState.InReview)
        + Faults.Count(fault => fault.OwnerId == agent && fault.State == TicketState.InReview);

    /// <summary>Looks around.</summary>
    public static Task<DemoSituation> Read(DemoActions actions, CancellationToken cancellationToken) => actions.Read(async db =>
    {
        var now = actions.Now;
        Guid[] clients = [.. DemoPeople.Simulated.Where(user => user.Role == Role.Client).Select(user => user.Id)];
        Guid[] agents = [.. DemoPeople.Simulated.Where(user => user.Role == Role.Cs).Select(user => user.Id)];
        var open = await db.PermitRequests.AsNoTracking()
            .Where(row => row.WindowEnd > now && (agents.Contains(row.OwnerId!.Value) || clients.Contains(row.RequesterId)))
            .Select(row => new SimulatedTicket(row.Id, row.State, row.RequesterId, row.OwnerId, row.ReturnCount)).ToListAsync(cancellationToken);
        var faults = await db.SupportRequests.AsNoTracking()
            .Where(row => !Over.Contains(row.State) && (agents.Contains(row.OwnerId!.Value) || clients.Contains(row.RequesterId)))
            .Select(row => new SimulatedFault(
                row.Id, row.State, row.Title, row.BranchCode, row.TenantId, row.RequesterId, row.OwnerId, row.ReturnCount, row.NotSolvedCount, row.Instruction,
                agents.Contains(row.OwnerId!.Value), clients.Contains(row.RequesterId), db.PermitRequests.Any(visit => visit.SupportId == row.Id)))
            .ToListAsync(cancellationToken);
        var prepared = await db.PermitRequests.AsNoTracking().Where(row => row.State == TicketState.Draft && row.SupportId != null && clients.Contains(row.RequesterId)).ToListAsync(cancellationToken);
        var escalated = await db.PermitRequests.Where(row => row.State == TicketState.Escalated && row.WindowEnd > now).OrderBy(row => row.HeldSince)
            .Select(row => row.Id).ToListAsync(cancellationToken);
        var permits = await db.Permits.AsNoTracking().Include(row => row.People)
            .Where(row => row.EndedAt == null || row.People.Any(person => person.InsideSince != null)).ToListAsync(cancellationToken);
        var inside = permits.SelectMany(permit => permit.WhoIsInside()).Select(person => person.PersonId).ToHashSet();
        var ofClients = open.Where(ticket => clients.Contains(ticket.RequesterId)).ToList();
        var simulated = ofClients.Select(ticket => ticket.Id).ToHashSet();
        return new DemoSituation(
            now,
            await db.Tickets.Waiting().CountAsync(cancellationToken),
            [.. open.Where(ticket => ticket.OwnerId is { } owner && agents.Contains(owner) && ticket.State is TicketState.InReview or TicketState.Clarifying)],
            ofClients,
            faults,
            [.. prepared.Select(visit => new SimulatedVisit(visit.Id, visit.BranchCode, visit.RequesterId, visit.Content.Types.Contains(PermitType.Emergency)))],
            escalated,
            [.. permits.Where(permit => permit.State == PermitState.Issued && permit.Window.Start <= now && !permit.WindowIsOver(now)
                && !permit.People.Any(person => inside.Contains(person.PersonId)))],
            [.. permits.Where(permit => simulated.Contains(permit.TicketId) && permit.WhoIsInside().Any(person => person.InsideSince < now - Stay))])
        {
            Desk = await DemoDesk.Read(db, now, cancellationToken),
        };
    });
}
