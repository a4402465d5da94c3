using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>What of the stream is looked at; what is null is not narrowed.</summary>
/// <param name="Type">An event's type, such as T08.</param>
/// <param name="Branch">Branch code.</param>
/// <param name="Actor">Part of a name.</param>
public sealed record StreamFilter(string? Type = null, string? Branch = null, string? Actor = null);

/// <summary>One public event of a ticket: what, who, when, no words.</summary>
/// <param name="Seq">Order of the record.</param>
/// <param name="At">When.</param>
/// <param name="Type">What, such as T08.</param>
/// <param name="Actor">Who, by name.</param>
/// <param name="TicketId">Which ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Tenant">Its company.</param>
/// <param name="Branch">Its branch's code.</param>
/// <param name="TimeZone">IANA zone of the branch.</param>
public sealed record StreamEvent(
    long Seq, DateTimeOffset At, string Type, string Actor, Guid TicketId, string Number, string Tenant, string Branch, string TimeZone);

/// <summary>Reads the newest public events of the tickets whose timeline the reader may read (O50).</summary>
public sealed class EventStream(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>How many at most.</summary>
    public const int Length = 50;

    private static readonly string[] Hidden = [.. PublicTimeline.HiddenTypes];

    private static readonly int FirstPortion = 4 * Length;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StreamEvent>> For(Actor? reader, StreamFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var events = db.AuditEvents.AsNoTracking().Where(happened => !Hidden.Contains(happened.Type) && happened.TicketId != null);
        var actors = await db.ActorsNamed(filter.Actor, cancellationToken);
        if (filter.Type is { } type)
        {
            events = events.Where(happened => happened.Type == type);
        }

        // From the newest on, in portions that grow: one join over everything has MariaDB sort the whole record (R149).
        List<StreamEvent> found = [];
        long? before = null;
        for (var portion = FirstPortion; ; portion *= 4)
        {
            var page = before is { } seq ? events.Where(happened => happened.Seq < seq) : events;
            var read = await page.NewestBy(actors, portion,
                happened => new { happened.Seq, happened.At, happened.Type, happened.ActorName, TicketId = happened.TicketId!.Value }, happened => happened.Seq, cancellationToken);
            var tickets = await Listed(db, reader, filter.Branch, [.. read.Select(happened => happened.TicketId).Distinct()], cancellationToken);
            found.AddRange(read.Where(happened => tickets.ContainsKey(happened.TicketId)).Select(happened => tickets[happened.TicketId] with
            {
                Seq = happened.Seq,
                At = happened.At,
                Type = happened.Type,
                Actor = happened.ActorName,
            }));
            if (found.Count >= Length || read.Count < portion)
            {
                return [.. found.Take(Length)];
            }

            before = read[^1].Seq;
        }
    }

    /// <summary>What the stream says of each of these tickets, without those that the reader may not read.</summary>
    private async Task<IReadOnlyDictionary<Guid, StreamEvent>> Listed(KalapaDbContext db, Actor? reader, string? branchCode, Guid[] ids, CancellationToken cancellationToken)
    {
        // The branch is looked at afterwards: with it in the question SQLite reads all requests of the branch.
        var tickets = db.Tickets.AsNoTracking().Where(ticket => ids.Contains(ticket.Id) && ticket.State != TicketState.Draft);
        var rows = await tickets
            .Join(db.Tenants, ticket => ticket.TenantId, tenant => tenant.Id, (ticket, tenant) => new { Ticket = ticket, tenant.LegalName })
            .Join(db.Branches, row => row.Ticket.BranchCode, branch => branch.Code, (row, branch) => new
            {
                Event = new StreamEvent(0, default, "", "", row.Ticket.Id, row.Ticket.Number!, row.LegalName, row.Ticket.BranchCode, branch.TimeZone),
                Subject = new AccessSubject(row.Ticket.BranchCode, row.Ticket.TenantId, row.Ticket.RequesterId, row.Ticket.CreatedById, row.Ticket.OwnerId, false, row.Ticket.Kind, row.Ticket.NamedApproverId),
            })
            .ToListAsync(cancellationToken);
        return rows.Where(row => (branchCode is null || row.Event.Branch == branchCode) && access.Allows(reader, Operation.ReadTimeline, row.Subject)).ToDictionary(row => row.Event.TicketId, row => row.Event);
    }
}
