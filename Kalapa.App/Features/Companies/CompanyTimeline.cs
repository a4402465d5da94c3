using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Companies;

/// <summary>What stands in a company's timeline.</summary>
public enum TimelineKind
{
    /// <summary>A work permit was asked for.</summary>
    Request,

    /// <summary>Somebody came in or went out.</summary>
    Visit,

    /// <summary>A fault, a question or an order.</summary>
    Fault,

    /// <summary>Staff noted something.</summary>
    Note,

    /// <summary>Staff called, or was called.</summary>
    Call,
}

/// <summary>One line of it.</summary>
/// <param name="Id">Of the ticket, the passage or the note.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When.</param>
/// <param name="Text">The title of a request, who came, or what was noted.</param>
public sealed record TimelineRow(Guid Id, TimelineKind Kind, DateTimeOffset At, string Text) : IStableRow
{
    /// <summary>The ticket that it is or belongs to; null for a note.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>Its number.</summary>
    public string Number { get; init; } = "";

    /// <summary>Where a request stands now.</summary>
    public TicketState? State { get; init; }

    /// <summary>The branch; empty for a note.</summary>
    public string Branch { get; init; } = "";

    /// <summary>The branch's zone; null for a note, which is read at head office.</summary>
    public TimeZoneInfo? Clock { get; init; }

    /// <summary>Of a passage: in, or out.</summary>
    public bool IsEntry { get; init; }

    /// <summary>The author of a note.</summary>
    public string Author { get; init; } = "";

    /// <summary>Who was spoken to.</summary>
    public string SpokeTo { get; init; } = "";

    /// <summary>When its author mended it.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Until when the reader, who wrote it, may mend it; null for everybody else.</summary>
    public DateTimeOffset? EditableUntil { get; init; }
}

/// <summary>Where the next page begins.</summary>
/// <param name="At">The last line's instant.</param>
/// <param name="Seen">Lines of that very instant that were shown.</param>
public sealed record TimelineCursor(DateTimeOffset At, IReadOnlyList<Guid> Seen);

/// <summary>A page of it.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Null when nothing is older.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineRow> Rows, TimelineCursor? Next);

/// <summary>
/// Requests, visits, faults, notes and calls of one company in one line (O71). Each kind is read on an index of company and instant, from the cursor on and no more than a
/// page of it: a page costs the same, however long the company has been there and however far back one reads.
/// </summary>
public sealed class CompanyTimeline(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 30;

    /// <summary>A page; null when the company is not there or not for the reader. What belongs to other branches than the reader's stays out, and so do notes for a supervisor.</summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="tenantId">The company.</param>
    /// <param name="only">One kind; null for all.</param>
    /// <param name="from">Where it begins; null for the newest.</param>
    /// <param name="size">How many lines.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    public async Task<TimelinePage?> For(
        Actor? reader, Guid tenantId, TimelineKind? only = null, TimelineCursor? from = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == tenantId, cancellationToken);
        if (tenant is null || reader is null || !access.Allows(reader, Operation.ReadCompany, CompanySubject.Of(reader, tenant)))
        {
            return null;
        }

        var asked = new Asked(db, reader, tenantId, from?.At ?? DateTimeOffset.MaxValue, size + 1 + (from?.Seen.Count ?? 0));
        List<TimelineRow> found = [];
        if (only is null or TimelineKind.Request or TimelineKind.Fault)
        {
            found.AddRange(await Tickets(asked, only, cancellationToken));
        }

        if (only is null or TimelineKind.Visit)
        {
            found.AddRange(await Passages(asked, cancellationToken));
        }

        if (only is null or TimelineKind.Note or TimelineKind.Call && access.Allows(reader, Operation.KeepCompany, CompanySubject.Of(reader, tenant)))
        {
            found.AddRange(await Notes(asked, only, cancellationToken));
        }

        var clocks = await db.Branches.AsNoTracking().ToDictionaryAsync(row => row.Code, row => row.Clock, cancellationToken);
        TimelineRow[] rows = [.. found.Where(row => from is null || row.At < from.At || !from.Seen.Contains(row.Id)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(size + 1)
            .Select(row => row with { Clock = clocks.GetValueOrDefault(row.Branch) })];
        return rows.Length <= size ? new(rows, null) : new(rows[..size], CursorAfter(rows[..size], from));
    }

    private static TimelineCursor CursorAfter(TimelineRow[] rows, TimelineCursor? from)
    {
        var at = rows[^1].At;
        return new(at, [.. rows.Where(row => row.At == at).Select(row => row.Id), .. from?.At == at ? from.Seen : []]);
    }

    private static async Task<IEnumerable<TimelineRow>> Tickets(Asked asked, TimelineKind? only, CancellationToken cancellationToken)
    {
        var tickets = asked.Db.Tickets.AsNoTracking().Where(row => row.TenantId == asked.TenantId && row.FirstSubmittedAt != null && row.FirstSubmittedAt <= asked.Until);
        if (only is { } kind)
        {
            var wanted = kind == TimelineKind.Fault ? TicketKind.Support : TicketKind.Permit;
            tickets = tickets.Where(row => row.Kind == wanted);
        }

        if (asked.Branches is { } branches)
        {
            tickets = tickets.Where(row => branches.Contains(row.BranchCode));
        }

        var rows = await tickets.OrderByDescending(row => row.FirstSubmittedAt).Take(asked.Size)
            .Select(row => new { row.Id, row.Kind, row.FirstSubmittedAt, row.Title, row.Number, row.State, row.BranchCode }).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineRow(row.Id, row.Kind == TicketKind.Support ? TimelineKind.Fault : TimelineKind.Request, row.FirstSubmittedAt!.Value, row.Title)
        {
            TicketId = row.Id,
            Number = row.Number ?? "",
            State = row.State,
            Branch = row.BranchCode,
        });
    }

    private static async Task<IEnumerable<TimelineRow>> Passages(Asked asked, CancellationToken cancellationToken)
    {
        var lines = asked.Db.GateEvents.AsNoTracking().Where(row => row.TenantId == asked.TenantId && row.At <= asked.Until
            && (row.Type == GateEventType.CheckIn || row.Type == GateEventType.CheckOut));
        if (asked.Branches is { } branches)
        {
            lines = lines.Where(row => branches.Contains(row.BranchCode));
        }

        var rows = await lines.OrderByDescending(row => row.At).Take(asked.Size)
            .Join(asked.Db.Permits, line => line.PermitId, permit => permit.Id, (line, permit) => new { Line = line, permit.TicketId })
            .Join(asked.Db.Tickets, row => row.TicketId, ticket => ticket.Id, (row, ticket) => new
            {
                row.Line.Id,
                row.Line.At,
                row.Line.Type,
                row.Line.BranchCode,
                row.TicketId,
                ticket.Number,
                Name = asked.Db.Set<PermitPerson>().Where(person => person.PermitId == row.Line.PermitId && person.PersonId == row.Line.PersonId).Select(person => person.FullName).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineRow(row.Id, TimelineKind.Visit, row.At, row.Name ?? "")
        {
            TicketId = row.TicketId,
            Number = row.Number ?? "",
            Branch = row.BranchCode,
            IsEntry = row.Type == GateEventType.CheckIn,
        });
    }

    private static async Task<IEnumerable<TimelineRow>> Notes(Asked asked, TimelineKind? only, CancellationToken cancellationToken)
    {
        var notes = asked.Db.CompanyNotes.AsNoTracking().Where(row => row.TenantId == asked.TenantId && row.At <= asked.Until);
        if (only is { } kind)
        {
            var wanted = kind == TimelineKind.Call ? NoteKind.Call : NoteKind.Note;
            notes = notes.Where(row => row.Kind == wanted);
        }

        var rows = await notes.OrderByDescending(row => row.At).Take(asked.Size).ToListAsync(cancellationToken);
        return rows.Select(row => new TimelineRow(row.Id, row.Kind == NoteKind.Call ? TimelineKind.Call : TimelineKind.Note, row.At, row.Text)
        {
            Author = row.AuthorName,
            SpokeTo = row.SpokeTo,
            EditedAt = row.EditedAt,
            EditableUntil = row.AuthorId == asked.Reader.UserId ? row.At + CompanyNote.EditTime : null,
        });
    }

    private sealed record Asked(KalapaDbContext Db, Actor Reader, Guid TenantId, DateTimeOffset Until, int Size)
    {
        /// <summary>The reader's own; null for who works at all of them.</summary>
        public string[]? Branches { get; } = Reader.Branches.Count > 0 ? [.. Reader.Branches] : null;
    }
}
