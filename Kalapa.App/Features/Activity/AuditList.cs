using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>What of the record is looked at; what is null is not narrowed.</summary>
/// <param name="From">First day, in the head office.</param>
/// <param name="To">Last day.</param>
/// <param name="Actor">Part of a name.</param>
/// <param name="Type">An event's type, such as T08 or <see cref="Denied"/>.</param>
/// <param name="Ticket">Beginning of a ticket's number.</param>
public sealed record AuditFilter(DateOnly? From = null, DateOnly? To = null, string? Actor = null, string? Type = null, string? Ticket = null)
{
    /// <summary>A call that the rights refused.</summary>
    public const string Denied = "denied";
}

/// <summary>One line of the record.</summary>
/// <param name="Event">As written, without the talk of supervisor and CS where the reader may not know it.</param>
/// <param name="Number">The ticket's number; null when it is about no ticket, or one that is gone.</param>
/// <param name="IsWithheld">Something was left out.</param>
public sealed record AuditLine(AuditEvent Event, string? Number, bool IsWithheld);

/// <summary>A page of the record, newest first.</summary>
/// <param name="Lines">At most <see cref="AuditList.PageSize"/>.</param>
/// <param name="Before">Where the next page begins; null on the last.</param>
public sealed record AuditListPage(IReadOnlyList<AuditLine> Lines, long? Before);

/// <summary>Reads the record (O49).</summary>
public sealed class AuditList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    // Question and answer between supervisor and CS are internal talk that happens to be kept here.
    private static readonly string[] InternalTalk = ["question", "answer"];

    /// <summary>The page older than <paramref name="before"/>; null for who may not read the record. A draft is nobody's but its author's.</summary>
    public async Task<AuditListPage?> For(Actor? reader, AuditFilter filter, long? before = null, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var events = Narrow(db.AuditEvents.AsNoTracking(), db, filter)
            .Where(happened => !db.Tickets.Any(ticket => ticket.Id == happened.TicketId && ticket.State == TicketState.Draft));
        if (before is { } seq)
        {
            events = events.Where(happened => happened.Seq < seq);
        }

        var rows = await events.OrderByDescending(happened => happened.Seq).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = rows.Take(PageSize).ToList();
        Guid[] ids = [.. page.Select(happened => happened.TicketId).OfType<Guid>().Distinct()];
        var tickets = await db.Tickets.AsNoTracking().Where(ticket => ids.Contains(ticket.Id))
            .Select(ticket => new { ticket.Id, ticket.Number, ticket.BranchCode, ticket.TenantId, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId })
            .ToDictionaryAsync(ticket => ticket.Id, cancellationToken);
        return new([.. page.Select(Line)], rows.Count > PageSize ? page[^1].Seq : null);

        AuditLine Line(AuditEvent happened)
        {
            var ticket = happened.TicketId is { } id ? tickets.GetValueOrDefault(id) : null;
            var withheld = happened.TicketId is not null && InternalTalk.Any(happened.Values.ContainsKey)
                && !(ticket is not null && access.Allows(reader, Operation.ReadInternal,
                    new(ticket.BranchCode, ticket.TenantId, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId)));
            return new(withheld ? WithoutTalk(happened) : happened, ticket?.Number, withheld);
        }
    }

    private static IQueryable<AuditEvent> Narrow(IQueryable<AuditEvent> events, KalapaDbContext db, AuditFilter filter)
    {
        events = events.By(db, filter.Actor);
        if (filter.From is { } first)
        {
            var from = BranchTime.StartOf(first);
            events = events.Where(happened => happened.At >= from);
        }

        if (filter.To is { } last)
        {
            var until = BranchTime.StartOf(last.AddDays(1));
            events = events.Where(happened => happened.At < until);
        }

        if (filter.Type is { } type)
        {
            events = events.Where(happened => happened.Type == type);
        }

        if (filter.Ticket?.Trim().ToUpperInvariant() is { Length: > 0 } number)
        {
            events = events.Where(happened => db.Tickets.Any(ticket => ticket.Id == happened.TicketId && ticket.Number!.StartsWith(number)));
        }

        return events;
    }

    private static AuditEvent WithoutTalk(AuditEvent happened) => new()
    {
        Seq = happened.Seq,
        At = happened.At,
        ActorId = happened.ActorId,
        ActorName = happened.ActorName,
        Type = happened.Type,
        TicketId = happened.TicketId,
        From = happened.From,
        To = happened.To,
        Values = happened.Values.Where(value => !InternalTalk.Contains(value.Key)).ToDictionary(),
    };
}
