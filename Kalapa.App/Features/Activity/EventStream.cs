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

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StreamEvent>> For(Actor? reader, StreamFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var events = db.AuditEvents.AsNoTracking().Where(happened => !Hidden.Contains(happened.Type)).By(db, filter.Actor);
        if (filter.Type is { } type)
        {
            events = events.Where(happened => happened.Type == type);
        }

        var tickets = db.Tickets.Where(ticket => ticket.State != TicketState.Draft);
        if (filter.Branch is { } code)
        {
            tickets = tickets.Where(ticket => ticket.BranchCode == code);
        }

        var rows = await events.Join(tickets, happened => happened.TicketId, ticket => (Guid?)ticket.Id, (happened, ticket) => new { Event = happened, Ticket = ticket })
            .Join(db.Tenants, row => row.Ticket.TenantId, tenant => tenant.Id, (row, tenant) => new { row.Event, row.Ticket, tenant.LegalName })
            .Join(db.Branches, row => row.Ticket.BranchCode, branch => branch.Code, (row, branch) => new { row.Event, row.Ticket, row.LegalName, branch.TimeZone })
            .OrderByDescending(row => row.Event.Seq).Take(Length)
            .Select(row => new
            {
                Event = new StreamEvent(
                    row.Event.Seq, row.Event.At, row.Event.Type, row.Event.ActorName, row.Ticket.Id, row.Ticket.Number!, row.LegalName, row.Ticket.BranchCode, row.TimeZone),
                Subject = new AccessSubject(row.Ticket.BranchCode, row.Ticket.TenantId, row.Ticket.RequesterId, row.Ticket.CreatedById, row.Ticket.OwnerId, false),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => access.Allows(reader, Operation.ReadTimeline, row.Subject)).Select(row => row.Event)];
    }
}
