using System.Globalization;
using System.Runtime.CompilerServices;
using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Text;
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

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The filter as it stands in an address; what is no day is no filter.</summary>
    public static AuditFilter Of(string? from, string? to, string? actor, string? type, string? ticket) =>
        new(TypedDate.Day(from), TypedDate.Day(to), Blank(actor), Blank(type), Blank(ticket));

    /// <summary>The same for an address, by the names it has there.</summary>
    public Dictionary<string, object?> Address => new()
    {
        ["dari"] = Text(From),
        ["sampai"] = Text(To),
        ["pelaku"] = Actor,
        ["jenis"] = Type,
        ["tiket"] = Ticket,
    };

    private static string? Text(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string? Blank(string? text) => TypedText.IsBlank(text) ? null : TypedText.Line(text);
}

/// <summary>One line of the record.</summary>
/// <param name="Event">As written, with names for ids, without the talk of supervisor and CS where the reader may not know it.</param>
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

    private const int ExportedAtOnce = 500;

    // Sorts behind whatever a ticket's number goes on with.
    private const string LastDigits = "ZZZZZZZZZZZZZZZZ";

    /// <summary>The page older than <paramref name="before"/>; null for who may not read the record. A draft is nobody's but its author's.</summary>
    public Task<AuditListPage?> For(Actor? reader, AuditFilter filter, long? before = null, CancellationToken cancellationToken = default) =>
        Read(reader, filter, before, PageSize, cancellationToken);

    /// <summary>Every line of the filter, newest first, read page by page: memory does not grow with the record. Empty for who may not read it.</summary>
    public async IAsyncEnumerable<AuditLine> All(Actor? reader, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long? before = null;
        do
        {
            var page = await Read(reader, filter, before, ExportedAtOnce, cancellationToken);
            foreach (var line in page?.Lines ?? [])
            {
                yield return line;
            }

            before = page?.Before;
        }
        while (before is not null);
    }

    /// <summary>How many lines the filter has; 0 for who may not read the record.</summary>
    public async Task<int> Count(Actor? reader, AuditFilter filter, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return 0;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Shown(db, filter).By(await db.ActorsNamed(filter.Actor, cancellationToken)).CountAsync(cancellationToken);
    }

    private async Task<AuditListPage?> Read(Actor? reader, AuditFilter filter, long? before, int size, CancellationToken cancellationToken)
    {
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var events = Shown(db, filter);
        if (before is { } seq)
        {
            events = events.Where(happened => happened.Seq < seq);
        }

        var rows = await events.NewestBy(await db.ActorsNamed(filter.Actor, cancellationToken), size + 1, happened => happened, happened => happened.Seq, cancellationToken);
        var page = rows.Take(size).ToList();
        var names = await AuditNames.Of(db, page, cancellationToken);
        Guid[] ids = [.. page.Select(happened => happened.TicketId).OfType<Guid>().Distinct()];
        var tickets = await db.Tickets.AsNoTracking().Where(ticket => ids.Contains(ticket.Id))
            .Select(ticket => new { ticket.Id, ticket.Number, ticket.BranchCode, ticket.TenantId, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId })
            .ToDictionaryAsync(ticket => ticket.Id, cancellationToken);
        return new([.. page.Select(Line)], rows.Count > size ? page[^1].Seq : null);

        AuditLine Line(AuditEvent happened)
        {
            var ticket = happened.TicketId is { } id ? tickets.GetValueOrDefault(id) : null;
            var withheld = happened.TicketId is not null && happened.Values.Keys.Any(key => PublicTimeline.IsInternal(happened.Type, key))
                && !(ticket is not null && access.Allows(reader, Operation.ReadInternal,
                    new(ticket.BranchCode, ticket.TenantId, ticket.RequesterId, ticket.CreatedById, ticket.OwnerId)));
            return new(AuditNames.In(withheld ? PublicTimeline.WithoutInternal(happened) : happened, names), ticket?.Number, withheld);
        }
    }

    /// <summary>The filter, but for who did it.</summary>
    private static IQueryable<AuditEvent> Shown(KalapaDbContext db, AuditFilter filter) => Narrow(db.AuditEvents.AsNoTracking(), db, filter)
        .Where(happened => !db.Tickets.Any(ticket => ticket.Id == happened.TicketId && ticket.State == TicketState.Draft));

    private static IQueryable<AuditEvent> Narrow(IQueryable<AuditEvent> events, KalapaDbContext db, AuditFilter filter)
    {
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

        // A whole number in whatever dress, or the beginning of one.
        if (filter.Ticket is { } typed && !TypedText.IsBlank(typed))
        {
            var number = TicketNumber.TryParse(typed, out var read) ? read.ToString() : TypedText.Digits(typed).ToUpperInvariant();
            // As a range, which an index answers; the pattern of StartsWith is matched with every ticket there is.
            var end = number + LastDigits;
            events = events.Where(happened => db.Tickets.Where(ticket => string.Compare(ticket.Number, number) >= 0 && string.Compare(ticket.Number, end) <= 0)
                .Select(ticket => (Guid?)ticket.Id).Contains(happened.TicketId));
        }

        return events;
    }
}
