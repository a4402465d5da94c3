using System.Runtime.CompilerServices;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>A request with every time (R1). No ID data, no code, nothing internal: what every reader's screen shows of it.</summary>
public sealed record RegisterRow(PermitRequest Ticket, string Company, string Requester, string Owner)
{
    /// <summary>First claim.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Last handing on to the supervisor.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The last decision.</summary>
    public Approval? Decision { get; init; }

    /// <summary>P01.</summary>
    public DateTimeOffset? PermitAt { get; init; }

    /// <summary>P02.</summary>
    public DateTimeOffset? FirstCheckInAt { get; init; }

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Time by whose clock it was.</summary>
    public required IReadOnlyDictionary<Holder, TimeSpan> Held { get; init; }

    /// <summary>Papers due after entry that are overdue (T28).</summary>
    public int OverduePapers { get; init; }
}

/// <summary>R1 as one reader may list it.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="First">The first page of them.</param>
/// <param name="All">All, read page by page while they are gone through; each time anew.</param>
public sealed record Register(int Count, IReadOnlyList<RegisterRow> First, IAsyncEnumerable<RegisterRow> All);

/// <summary>Reads R1 (O08, O58): what the reader may list and no more.</summary>
public sealed class RequestRegister(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    private static readonly string[] Times = ["T04", "T05", "T11", "P01", "P02"];

    /// <summary>So many tickets are read together.</summary>
    internal int Page { get; init; } = 500;

    /// <summary>By first submission, oldest first. Drafts are nobody's business yet, and what is submitted after this question is not in its answer.</summary>
    public async Task<Register> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.ReportRequests, null))
        {
            return new(0, [], AsyncEnumerable.Empty<RegisterRow>());
        }

        var now = time.GetUtcNow();
        var (from, to) = (filter.Start(zone), filter.End(zone));
        var question = new Question(reader, filter, from, to > now ? now : to.AddTicks(-1));
        var first = await Read(question, cancellationToken).Take(Page).ToListAsync(cancellationToken);
        return first.Count < Page ? new(first.Count, first, first.ToAsyncEnumerable()) : new(await Count(question, cancellationToken), first, Read(question, CancellationToken.None));
    }

    private async Task<int> Count(Question question, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var subjects = Chosen(db, question).Select(row => new { row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId, row.Content });
        // The content is long, and asked for by a filter alone.
        return question.Filter.Type is { } type
            ? await subjects.AsAsyncEnumerable().CountAsync(row => row.Content.Types.Contains(type) && May(new(row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId)), cancellationToken)
            : await subjects.Select(row => new { row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId }).AsAsyncEnumerable()
                .CountAsync(row => May(new(row.BranchCode, row.TenantId, row.RequesterId, row.CreatedById, row.OwnerId)), cancellationToken);

        bool May(AccessSubject subject) => access.Allows(question.Reader, Operation.ReportRequests, subject);
    }

    private async IAsyncEnumerable<RegisterRow> Read(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var chosen = Chosen(db, question);
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var names = await db.Users.ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        var now = time.GetUtcNow();
        var left = chosen;
        while (true)
        {
            var page = await left.Include(row => row.Documents).Include(row => row.Approvals).AsSplitQuery()
                .OrderBy(row => row.FirstSubmittedAt).ThenBy(row => row.QueueSeq).Take(Page).ToListAsync(cancellationToken);
            Guid[] ids = [.. page.Select(row => row.Id)];
            // The types are chosen here: asked for both, a database without statistics goes through all events of a type for each page.
            var happened = (await db.AuditEvents.Where(row => ids.Contains(row.TicketId!.Value)).Select(row => new { row.TicketId, row.Type, row.At }).ToListAsync(cancellationToken))
                .Where(row => Times.Contains(row.Type)).ToLookup(row => row.TicketId!.Value, row => (row.Type, row.At));
            var segments = (await db.TimeSegments.AsNoTracking().Where(row => ids.Contains(row.TicketId)).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId);
            foreach (var ticket in page.Where(ticket => question.Asks(ticket) && access.Allows(question.Reader, Operation.ReportRequests, ticket.Subject)))
            {
                var owner = (ticket.OwnerId ?? ticket.LastOwnerId) is { } id ? names.GetValueOrDefault(id, "") : "";
                yield return Row(ticket, companies[ticket.TenantId], names.GetValueOrDefault(ticket.RequesterId, ""), owner, happened[ticket.Id], segments[ticket.Id], now);
            }

            if (page.Count < Page)
            {
                yield break;
            }

            var (at, seq) = (page[^1].FirstSubmittedAt, page[^1].QueueSeq);
            left = chosen.Where(row => row.FirstSubmittedAt >= at && (row.FirstSubmittedAt > at || row.QueueSeq > seq));
        }
    }

    private static IQueryable<PermitRequest> Chosen(KalapaDbContext db, Question question) => db.PermitRequests.AsNoTracking()
        .Where(row => row.State != TicketState.Draft && row.FirstSubmittedAt >= question.From && row.FirstSubmittedAt <= question.Last)
        .ChosenBy(question.Filter).WithinReadScopeOf(question.Reader);

    private static RegisterRow Row(
        PermitRequest ticket, string company, string requester, string owner, IEnumerable<(string Type, DateTimeOffset At)> happened, IEnumerable<TimeSegment> segments, DateTimeOffset now)
    {
        var times = happened.ToLookup(row => row.Type, row => row.At);
        var entered = First(times["P02"]);
        return new(ticket, company, requester, owner)
        {
            ClaimedAt = First(times["T04"].Concat(times["T05"])),
            EscalatedAt = times["T11"].Select(at => (DateTimeOffset?)at).Max(),
            Decision = ticket.Approvals.Where(round => round.DecidedAt is not null && round.Outcome != Outcome.Superseded).MaxBy(round => round.DecidedAt),
            PermitAt = First(times["P01"]),
            FirstCheckInAt = entered,
            EndedAt = ticket.State.IsFinal() ? ticket.HeldSince : null,
            Held = Held(ticket, segments, now),
            OverduePapers = entered + PermitRequest.AfterEntryTime < now ? ticket.OwedAfterEntry(PermitCatalogue.Default).Count : 0,
        };
    }

    private static DateTimeOffset? First(IEnumerable<DateTimeOffset> times) => times.Select(at => (DateTimeOffset?)at).Min();

    private static Dictionary<Holder, TimeSpan> Held(Ticket ticket, IEnumerable<TimeSegment> finished, DateTimeOffset now) => finished
        .Select(segment => (segment.Holder, Time: segment.End - segment.Start))
        .Concat(ticket.Holder is { } holder ? [(holder, now - ticket.HeldSince)] : [])
        .GroupBy(stretch => stretch.Holder).ToDictionary(group => group.Key, group => group.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Time));

    /// <summary>Who asks for what, first submitted between two instants, both included.</summary>
    private sealed record Question(Actor Reader, ReportFilter Filter, DateTimeOffset From, DateTimeOffset Last)
    {
        /// <summary>What the database cannot say of the filter.</summary>
        public bool Asks(PermitRequest ticket) => Filter.Type is null || ticket.Content.Types.Contains(Filter.Type);
    }
}
