using System.Globalization;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>
/// Writes the notifications of one save, in its transaction, from the events the seam collects: no verb can forget them, and
/// what is undone tells nobody.
/// </summary>
internal sealed class Notices(OperationContext operation)
{
    private readonly HashSet<Guid> _commanded = [];
    private readonly List<Notification> _told = [];
    private BranchDeciders? _deciders;

    /// <summary>Whose notifications this save adds or marks.</summary>
    public IReadOnlySet<Guid> Told => operation.Db.ChangeTracker.Entries<Notification>()
        .Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Entity.UserId).ToHashSet();

    /// <summary>An event of a ticket or of its permit.</summary>
    public async Task OfEvent(Ticket ticket, string id, Actor actor)
    {
        _commanded.Add(ticket.Id);
        if (NotificationTable.OfEvent(id) is var (type, audience))
        {
            (string, string)[] values = type == NotificationType.Returned && ticket.Deadline is { } until
                ? [(Notification.Until, until.ToString("O", CultureInfo.InvariantCulture))]
                : NotificationTable.Says(type, NotificationType.PermitIssued) && operation.Db.ChangeTracker.Entries<Permit>().Any(permit => permit.State == EntityState.Added && permit.Entity.TicketId == ticket.Id)
                ? [("permit", "issued")] : [];
            Tell(ticket.Id, await Listeners(ticket, audience), type, actor.UserId, values);
            if (type == NotificationType.Transferred && ticket.LastOwnerId is { } before)
            {
                Tell(ticket.Id, [before], NotificationType.TakenBack, actor.UserId);
            }
        }
    }

    /// <summary>The gate turned somebody away.</summary>
    public async Task OfDenial(Ticket ticket, GateEvent line)
    {
        if (line is { IsTold: true, DenyCode: { } code })
        {
            Tell(ticket.Id, await Listeners(ticket, NotificationTable.OfDenial), NotificationType.DeniedAtGate, line.GuardId, ("code", $"{code}"));
        }
    }

    /// <summary>Messages said in this save. What is said with a command is part of it, and that was told.</summary>
    public async Task OfMessages()
    {
        // What is told of a known issue is said on each of its tickets.
        var ofIssue = operation.Db.ChangeTracker.Entries<KnownIssue>().Any(entry => entry.State == EntityState.Modified);
        var said = Added<Message>().Where(message => !_commanded.Contains(message.TicketId)).ToList();
        foreach (var message in said)
        {
            var ticket = operation.Announced.Single(announced => announced.Id == message.TicketId);
            var byParty = message.AuthorId == ticket.RequesterId || message.AuthorId == ticket.CreatedById;
            var audience = NotificationTable.OfMessage(message, byParty, ticket.State);
            var type = message.Visibility != Visibility.Public ? NotificationType.InternalNote : ofIssue ? NotificationType.IssueUpdated : NotificationType.Message;
            Tell(ticket.Id, await Listeners(ticket, audience), type, message.AuthorId, ("who", message.AuthorName));
        }
    }

    /// <summary>Places that moved backwards, told once until read: a busy morning moves a place many times.</summary>
    public async Task OfPlaceMoves()
    {
        var moves = Added<PlaceMove>().ToList();
        if (moves.Count == 0)
        {
            return;
        }

        Guid[] ids = [.. moves.Select(move => move.TicketId)];
        var tickets = await operation.Db.Tickets.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, operation.Cancellation);
        var waiting = await operation.Db.Notifications
            .Where(row => ids.Contains(row.TicketId!.Value) && row.Type == NotificationType.MovedBack && row.ReadAt == null)
            .Select(row => new { TicketId = row.TicketId!.Value, row.UserId }).ToListAsync(operation.Cancellation);
        foreach (var move in moves)
        {
            var listeners = await Listeners(tickets[move.TicketId], NotificationTable.OfPlaceMove);
            var unaware = listeners.Where(user => !waiting.Contains(new { move.TicketId, UserId = user }));
            Tell(move.TicketId, unaware, NotificationType.MovedBack, operation.Actor.UserId, ("reason", $"{move.Reason}"));
        }
    }

    /// <summary>
    /// Promises whose clocks passed thresholds in this save. After a pause several are passed at once: then those who work on the ticket are told one thing, and admins theirs.
    /// </summary>
    public async Task OfPromises()
    {
        foreach (var passed in Added<AuditEvent>().Where(row => PromiseEvents.ThresholdOf(row.Type) is not null).GroupBy(row => row.TicketId).ToList())
        {
            var ticket = operation.Announced.Single(announced => announced.Id == passed.Key);
            foreach (var told in passed.Select(row => PromiseEvents.ThresholdOf(row.Type)!.Value).GroupBy(threshold => threshold == PromiseThreshold.Overdue))
            {
                List<Guid> listeners = [];
                foreach (var threshold in told)
                {
                    listeners.AddRange(await PromiseListeners.Of(operation, ticket, threshold));
                }

                Tell(ticket.Id, listeners, NotificationTable.OfPromise(told.Max()), operation.Actor.UserId,
                    passed.First().Values.Where(value => value.Key is PromiseEvents.Holder or PromiseEvents.Due).Select(value => (value.Key, value.Value)));
            }
        }
    }

    /// <summary>
    /// Adds what was told to this save. What a person has not read yet is told again by the same row, and who has the ticket on the screen has read it (R29). One read, whatever is
    /// told to however many.
    /// </summary>
    public async Task Write()
    {
        // By reader and ticket, since places that moved may be thousands.
        var together = _told.ToLookup(one => (one.UserId, one.TicketId));
        var told = _told.Where(one => !together[(one.UserId, one.TicketId)].Any(other => NotificationTable.Says(other.Type, one.Type))).ToList();
        var unread = told.Count == 0 ? [] : await Unread(told);
        foreach (var one in told)
        {
            if (unread.Find(row => row.UserId == one.UserId && row.TicketId == one.TicketId && row.Covers(one.Type, one.Values, operation.Now)) is { } before)
            {
                before.Repeat(operation.Now);
                continue;
            }

            if (one.TicketId is { } ticketId && operation.Seen.Sees(one.UserId, ticketId))
            {
                one.MarkRead(operation.Now);
            }

            operation.Db.Notifications.Add(one);
        }
    }

    /// <summary>O52: one is told with the person that one will stand in, does so, or does not any more.</summary>
    public async Task OfStandIns()
    {
        foreach (var entry in operation.Db.ChangeTracker.Entries<StandIn>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList())
        {
            var standIn = entry.Entity;
            NotificationType? type = standIn.WithdrawnAt == operation.Now ? NotificationType.StandInWithdrawn
                : standIn.BegunAt == operation.Now ? NotificationType.StandInBegun
                : entry.State == EntityState.Added ? NotificationType.StandInNamed
                : null;
            if (type is { } told)
            {
                operation.Db.Notifications.Add(new()
                {
                    UserId = standIn.UserId,
                    Type = told,
                    At = operation.Now,
                    Values = new Dictionary<string, string> { ["who"] = standIn.ForName, ["branch"] = await operation.Db.Branches.Where(row => row.Code == standIn.BranchCode).Select(row => row.Name).SingleAsync(operation.Cancellation), ["from"] = Written(standIn.From), ["to"] = Written(standIn.To) },
                });
            }
        }
    }

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private void Tell(
        Guid ticketId, IEnumerable<Guid> listeners, NotificationType type, Guid doer, params IEnumerable<(string Key, string Value)> values) =>
        _told.AddRange(listeners.Where(user => user != doer).Distinct().Select(user => new Notification
        {
            UserId = user,
            TicketId = ticketId,
            Type = type,
            At = operation.Now,
            Values = values.ToDictionary(value => value.Key, value => value.Value),
        }));

    // Held, since their reader may be reading them in this moment. Places are told once until read anyway, and may be many.
    private Task<List<Notification>> Unread(IReadOnlyList<Notification> told)
    {
        Guid[] readers = [.. told.Where(one => one.Type != NotificationType.MovedBack).Select(one => one.UserId).Distinct()];
        Guid?[] tickets = [.. told.Where(one => one.Type != NotificationType.MovedBack).Select(one => one.TicketId).Distinct()];
        var since = operation.Now - Notification.OneThing;
        return operation.Db.Notifications
            .Where(row => readers.Contains(row.UserId) && row.ReadAt == null && tickets.Contains(row.TicketId) && row.At > since)
            .OrderBy(row => row.Id).ToLockedListAsync(operation.Cancellation);
    }

    private async Task<IReadOnlyList<Guid>> Listeners(Ticket ticket, Audience audience)
    {
        List<Guid> listeners = [];
        if (audience.HasFlag(Audience.Parties))
        {
            listeners.AddRange([ticket.RequesterId, ticket.CreatedById]);
        }

        if (audience.HasFlag(Audience.Owner) && (ticket.OwnerId ?? ticket.LastOwnerId) is { } owner)
        {
            listeners.Add(owner);
        }

        if (audience.HasFlag(Audience.Supervisors))
        {
            listeners.AddRange((_deciders ??= await BranchDeciders.Read(operation.Db, operation.Now, operation.Cancellation)).Of(ticket).Select(decider => decider.UserId));
        }

        if (audience.HasFlag(Audience.NamedApprover) && ticket.NamedApproverId is { } named)
        {
            listeners.Add(named);
        }

        return listeners;
    }

    private IEnumerable<T> Added<T>()
        where T : class =>
        operation.Db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);
}
