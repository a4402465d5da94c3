using System.Runtime.CompilerServices;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>A register as one reader may list it.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="First">The first page of them.</param>
/// <param name="All">All, read page by page while they are gone through; each time anew.</param>
public sealed record Register<TRow>(int Count, IReadOnlyList<TRow> First, IAsyncEnumerable<TRow> All);

/// <summary>What every register tells of a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Company">Whose, by name.</param>
/// <param name="Requester">Who asked, by name.</param>
/// <param name="Owner">The agent who holds it or held it last, by name; empty for nobody.</param>
/// <param name="Times">When things happened to it, by their type such as <c>T04</c>.</param>
/// <param name="Held">Time by whose clock it was.</param>
public sealed record TicketFacts<T>(
    T Ticket, string Company, string Requester, string Owner, ILookup<string, DateTimeOffset> Times, IReadOnlyDictionary<Holder, TimeSpan> Held)
    where T : Ticket
{
    /// <summary>First claim; null while nobody took it.</summary>
    public DateTimeOffset? ClaimedAt => First("T04", "T05");

    /// <summary>When it came to its end; null while it is open.</summary>
    public DateTimeOffset? EndedAt => Ticket.State.IsFinal() ? Ticket.HeldSince : null;

    /// <summary>The first time that one of <paramref name="types"/> happened; null for never.</summary>
    public DateTimeOffset? First(params ReadOnlySpan<string> types)
    {
        DateTimeOffset? first = null;
        foreach (var type in types)
        {
            first = Times[type].Select(at => (DateTimeOffset?)at).Append(first).Min();
        }

        return first;
    }

    /// <summary>The last time that <paramref name="type"/> happened; null for never.</summary>
    public DateTimeOffset? Last(string type) => Times[type].Select(at => (DateTimeOffset?)at).Max();
}

/// <summary>
/// Reads tickets of one kind in the order of their first submission, page by page, as one reader may list them. A page costs the same however many lie before it.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
/// <typeparam name="TRow">What is told of each.</typeparam>
public abstract class TicketRegister<T, TRow>(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
    where T : Ticket
{
    /// <summary>So many tickets are read together.</summary>
    internal int Page { get; init; } = 500;

    private protected AccessTable Access { get; } = access;

    /// <summary>The right that is asked for each row.</summary>
    private protected abstract Operation Right { get; }

    /// <summary>Types of events of which the rows tell when.</summary>
    private protected abstract IReadOnlyCollection<string> Types { get; }

    /// <summary>By first submission, oldest first. Drafts are nobody's business yet, and what is submitted after this question is not in its answer.</summary>
    public async Task<Register<TRow>> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !Access.Allows(reader, Right, null))
        {
            return new(0, [], AsyncEnumerable.Empty<TRow>());
        }

        var now = time.GetUtcNow();
        var (from, to) = (filter.Start(zone), filter.End(zone));
        var question = new Question(reader, filter, from, to > now ? now : to.AddTicks(-1));
        var first = await Read(question, cancellationToken).Take(Page).ToListAsync(cancellationToken);
        return first.Count < Page ? new(first.Count, first, first.ToAsyncEnumerable()) : new(await Count(question, cancellationToken), first, Read(question, CancellationToken.None));
    }

    /// <summary>All of this kind that the database can tell apart by the filter's type; not tracked.</summary>
    private protected abstract IQueryable<T> Tickets(KalapaDbContext db, ReportFilter filter);

    /// <summary>With what the rows tell besides the ticket's own row.</summary>
    private protected virtual IQueryable<T> WithParts(IQueryable<T> tickets) => tickets;

    /// <summary>What the database cannot say of the filter.</summary>
    private protected virtual bool Asks(T ticket, ReportFilter filter) => true;

    /// <summary>Whose they are, for who only counts them.</summary>
    private protected virtual IAsyncEnumerable<AccessSubject> Subjects(IQueryable<T> tickets, ReportFilter filter) => tickets
        .Select(row => new { row.Kind, row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, row.NamedApproverId }).AsAsyncEnumerable()
        .Select(row => new AccessSubject(row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, Kind: row.Kind, NamedApproverId: row.NamedApproverId));

    /// <summary>The rows of one page.</summary>
    private protected abstract Task<IEnumerable<TRow>> Rows(
        KalapaDbContext db, Actor reader, IReadOnlyList<TicketFacts<T>> page, DateTimeOffset now, CancellationToken cancellationToken);

    private async Task<int> Count(Question question, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Subjects(Chosen(db, question), question.Filter).CountAsync(subject => Access.Allows(question.Reader, Right, subject), cancellationToken);
    }

    private async IAsyncEnumerable<TRow> Read(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var chosen = Chosen(db, question);
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var names = await db.Users.ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        var now = time.GetUtcNow();
        var left = chosen;
        while (true)
        {
            var page = await WithParts(left).OrderBy(row => row.FirstSubmittedAt).ThenBy(row => row.QueueSeq).Take(Page).ToListAsync(cancellationToken);
            var told = page.Where(ticket => Asks(ticket, question.Filter) && Access.Allows(question.Reader, Right, ticket.Subject)).ToList();
            foreach (var row in await Rows(db, question.Reader, await Facts(db, told, companies, names, now, cancellationToken), now, cancellationToken))
            {
                yield return row;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            var (at, seq) = (page[^1].FirstSubmittedAt, page[^1].QueueSeq);
            left = chosen.Where(row => row.FirstSubmittedAt >= at && (row.FirstSubmittedAt > at || row.QueueSeq > seq));
        }
    }

    private async Task<IReadOnlyList<TicketFacts<T>>> Facts(
        KalapaDbContext db, List<T> tickets, Dictionary<Guid, string> companies, Dictionary<Guid, string> names, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. tickets.Select(row => row.Id)];
        // The types are chosen here: asked for both, a database without statistics goes through all events of a type for each page.
        var happened = (await db.AuditEvents.Where(row => ids.Contains(row.TicketId!.Value)).Select(row => new { row.TicketId, row.Type, row.At }).ToListAsync(cancellationToken))
            .Where(row => Types.Contains(row.Type)).ToLookup(row => row.TicketId!.Value, row => (row.Type, row.At));
        var segments = (await db.TimeSegments.AsNoTracking().Where(row => ids.Contains(row.TicketId)).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId);
        return
        [
            .. tickets.Select(ticket => new TicketFacts<T>(
                ticket, companies[ticket.TenantId], names.GetValueOrDefault(ticket.RequesterId, ""),
                (ticket.OwnerId ?? ticket.LastOwnerId) is { } owner ? names.GetValueOrDefault(owner, "") : "",
                happened[ticket.Id].ToLookup(row => row.Type, row => row.At), Held(ticket, segments[ticket.Id], now))),
        ];
    }

    private IQueryable<T> Chosen(KalapaDbContext db, Question question) => Tickets(db, question.Filter)
        .Where(row => row.State != TicketState.Draft && row.FirstSubmittedAt >= question.From && row.FirstSubmittedAt <= question.Last)
        .ChosenBy(question.Filter).WithinReadScopeOf(question.Reader);

    private static Dictionary<Holder, TimeSpan> Held(Ticket ticket, IEnumerable<TimeSegment> finished, DateTimeOffset now) => finished
        .Select(segment => (segment.Holder, Time: segment.End - segment.Start))
        .Concat(ticket.Holder is { } holder ? [(holder, now - ticket.HeldSince)] : [])
        .GroupBy(stretch => stretch.Holder).ToDictionary(group => group.Key, group => group.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Time));

    /// <summary>Who asks for what, first submitted between two instants, both included.</summary>
    private sealed record Question(Actor Reader, ReportFilter Filter, DateTimeOffset From, DateTimeOffset Last);
}
