using Kalapa.App.Data.Devices;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Data.Search;
using Kalapa.App.Live;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kalapa.App.Data;

/// <summary>What the seam adds to every save: versions, audit rows, time segments, moved places, notifications, the device register, what a search finds; and what is to be announced.</summary>
internal static class SaveChangesPipeline
{
    public static async Task<IReadOnlyList<TicketChanged>> Run(OperationContext operation)
    {
        var db = operation.Db;
        var notices = new Notices(operation);
        db.ChangeTracker.DetectChanges();
        var changed = ChangedTickets(db).ToHashSet();
        foreach (var ticket in changed)
        {
            await Keep(operation, db.Entry(ticket), notices);
        }

        var announced = changed.Concat(operation.Announced).Distinct().Select(Change).ToList();
        foreach (var permit in db.ChangeTracker.Entries<Permit>().ToList())
        {
            if (await KeepPermit(operation, permit.Entity, notices) is { } ticket && announced.All(change => change.TicketId != ticket.Id))
            {
                announced.Add(Change(ticket));
            }
        }

        foreach (var line in db.ChangeTracker.Entries<GateEvent>().Where(IsToldNow).Select(entry => entry.Entity).ToList())
        {
            var (permit, ticket) = await Concerned(operation, line);
            db.AuditEvents.Add(Denial(permit, line, operation.Now));
            await notices.OfDenial(ticket, line);
            announced = [.. announced.Where(change => change.TicketId != ticket.Id), Change(ticket)];
        }

        await notices.OfMessages();
        await notices.OfPlaceMoves();
        await notices.OfPromises();
        await notices.OfStandIns();
        await notices.Write();
        await OutboxRows.Keep(operation);
        await SearchRows.Keep(operation);
        await SolutionRows.Keep(operation);
        var told = notices.Told;
        return told.Count == 0 ? announced : [.. announced.Select(change => change with { Notified = told })];
    }

    /// <summary>Tickets whose row, papers or approvals were touched, or to which something happened.</summary>
    private static IEnumerable<Ticket> ChangedTickets(KalapaDbContext db)
    {
        var parts = db.ChangeTracker.Entries().Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached))
            .Select(entry => entry.Entity switch
            {
                Ticket ticket => ticket.Id,
                TicketDocument document => document.TicketId,
                Approval approval => approval.TicketId,
                _ => (Guid?)null,
            })
            .ToHashSet();
        return db.Tickets.Local.Concat(db.ChangeTracker.Entries<Ticket>().Select(entry => entry.Entity))
            .Where(ticket => parts.Contains(ticket.Id) || ticket.HasPendingEvents).Distinct().ToList();
    }

    private static async Task Keep(OperationContext operation, EntityEntry<Ticket> entry, Notices notices)
    {
        var (db, ticket) = (operation.Db, entry.Entity);
        var (events, segments) = ticket.DequeueEvents();
        if (entry.State == EntityState.Deleted)
        {
            // A discarded draft was never submitted: nothing of it is kept (T03).
            return;
        }

        if (entry.State != EntityState.Added)
        {
            await KeepQueueOrder(operation, entry);
        }

        // An owner's sign of life alone is no new version: messages never make a decision stale.
        if (events.Count > 0 || entry.HasNewContent() || entry.Property(row => row.BranchCode).IsModified
            || HasChangedParts(db, ticket))
        {
            ticket.BumpVersion();
        }

        db.TimeSegments.AddRange(segments.Where(segment => segment.End > segment.Start));
        db.AuditEvents.AddRange(events.Select(occurred => new AuditEvent
        {
            At = occurred.At,
            ActorId = occurred.Actor.UserId,
            ActorName = occurred.Actor.Name,
            Type = occurred.Type,
            TicketId = ticket.Id,
            From = occurred.From?.ToString(),
            To = occurred.To.ToString(),
            Values = occurred.Values,
        }));
        foreach (var occurred in events)
        {
            await notices.OfEvent(ticket, occurred.Type, occurred.Actor);
        }
    }

    private static bool HasChangedParts(KalapaDbContext db, Ticket ticket) =>
        db.ChangeTracker.Entries<TicketDocument>().Any(entry => entry.Entity.TicketId == ticket.Id && entry.State != EntityState.Unchanged)
        || db.ChangeTracker.Entries<Approval>().Any(entry => entry.Entity.TicketId == ticket.Id && entry.State != EntityState.Unchanged);

    /// <summary>
    /// Entering, leaving or moving in the queue needs its lock; who is pushed back by it is told why (section 5).
    /// </summary>
    private static async Task KeepQueueOrder(OperationContext operation, EntityEntry<Ticket> entry)
    {
        var ticket = entry.Entity;
        var was = KeyIn(entry.Property(row => row.State).OriginalValue, entry.Property(row => row.Lane).OriginalValue,
            entry.Property(row => row.QueuedAt).OriginalValue, entry.Property(row => row.QueueSeq).OriginalValue);
        var becomes = KeyIn(ticket.State, ticket.Lane, ticket.QueuedAt, ticket.QueueSeq);
        if (was == becomes)
        {
            return;
        }

        if (!operation.HoldsQueue)
        {
            throw new InvalidOperationException($"Ticket {ticket.Id} entered, left or moved in the queue without the queue's lock.");
        }

        if (becomes is { } key)
        {
            var reason = was is not null ? MoveReason.LaneChange
                : ticket.Lane == Lane.Emergency ? MoveReason.Emergency
                : MoveReason.EarlierCameBack;
            await PlaceMoves.Keep(operation, ticket, was, key, reason);
        }
    }

    private static QueueKey? KeyIn(TicketState state, Lane lane, DateTimeOffset? at, long? seq) =>
        state == TicketState.Queued ? new QueueKey(lane, at!.Value, seq!.Value) : null;

    /// <returns>The permit's ticket; null when nothing happened to the permit.</returns>
    private static async Task<Ticket?> KeepPermit(OperationContext operation, Permit permit, Notices notices)
    {
        var db = operation.Db;
        var events = permit.TakeEvents();
        var gateEvents = permit.TakeGateEvents();
        if (events.Count == 0 && gateEvents.Count == 0)
        {
            return null;
        }

        permit.Version++;
        db.GateEvents.AddRange(gateEvents);
        db.AuditEvents.AddRange(events.Select(occurred => new AuditEvent
        {
            At = occurred.At,
            ActorId = occurred.Actor.UserId,
            ActorName = occurred.Actor.Name,
            Type = occurred.Id,
            TicketId = permit.TicketId,
            To = permit.State.ToString(),
            Values = occurred.Values.ToDictionary(value => value.Key, value => Words(value.Value)),
        }));
        db.AuditEvents.AddRange(gateEvents.Where(line => line.IsTold).Select(line => Denial(permit, line, line.At)));
        var ticket = db.Tickets.Local.FirstOrDefault(row => row.Id == permit.TicketId)
            ?? await db.Tickets.SingleAsync(row => row.Id == permit.TicketId, operation.Cancellation);
        await DeviceRows.Keep(operation, permit, (PermitRequest)ticket, gateEvents);
        foreach (var occurred in events)
        {
            await notices.OfEvent(ticket, occurred.Id, occurred.Actor);
        }

        foreach (var line in gateEvents.Where(line => line.IsTold))
        {
            await notices.OfDenial(ticket, line);
        }

        return ticket;
    }

    /// <summary>Who is turned away stands in the ticket's record too, so that customer service is told live (section 4).</summary>
    /// <param name="permit">Which.</param>
    /// <param name="line">The line of the gate's book, with its own time.</param>
    /// <param name="at">When it is told: the record never goes back in time.</param>
    private static AuditEvent Denial(Permit permit, GateEvent line, DateTimeOffset at) => new()
    {
        At = at,
        ActorId = line.GuardId,
        ActorName = line.GuardName,
        Type = AuditEvent.DeniedAtGate,
        TicketId = permit.TicketId,
        To = permit.State.ToString(),
        Values = new Dictionary<string, string>
        {
            ["denied"] = line.DenyCode.ToString()!,
            ["gate"] = line.BranchCode,
            ["person"] = line.PersonId is { } id ? permit.Find(id)?.FullName ?? "" : line.TypedName ?? "",
            ["item"] = line.What ?? "",
        },
    };

    /// <summary>A refusal that waited for its undo (<see cref="GateEvent.UndoTime"/>) and is told with this save.</summary>
    private static bool IsToldNow(EntityEntry<GateEvent> entry) =>
        entry.State == EntityState.Modified && entry.Entity.IsTold && entry.Property(row => row.TellAt).OriginalValue is not null;

    private static async Task<(Permit Permit, Ticket Ticket)> Concerned(OperationContext operation, GateEvent line)
    {
        var db = operation.Db;
        var permit = await db.Permits.Include(row => row.People).SingleAsync(row => row.Id == line.PermitId, operation.Cancellation);
        return (permit, await db.Tickets.SingleAsync(row => row.Id == permit.TicketId, operation.Cancellation));
    }

    private static string Words(object value) => value is IEnumerable<Guid> ids ? string.Join(", ", ids) : $"{value}";

    private static TicketChanged Change(Ticket ticket) => new(
        ticket.Id, ticket.TenantId, ticket.BranchCode, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId, ticket.State);
}
