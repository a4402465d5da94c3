using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>What became of an expected visitor.</summary>
public enum VisitOutcome
{
    /// <summary>The window is ahead or runs.</summary>
    Expected,

    /// <summary>In there now.</summary>
    Inside,

    /// <summary>Came, and went.</summary>
    Arrived,

    /// <summary>Did not come although the permit was good.</summary>
    NoShow,

    /// <summary>The permit was called off, taken back or held before anybody came.</summary>
    CalledOff,
}

/// <summary>One person of one permit (R6). No ID data and no code.</summary>
public sealed record VisitRow(Permit Permit, PermitPerson Person, string Number, string Company, VisitOutcome Outcome)
{
    /// <summary>First time in.</summary>
    public DateTimeOffset? FirstIn { get; init; }

    /// <summary>Last time out.</summary>
    public DateTimeOffset? LastOut { get; init; }

    /// <summary>How often the gate said no to this person.</summary>
    public int Denied { get; init; }

    /// <summary>Why the person came in without the permit's code; empty when it was shown.</summary>
    public string WithoutCode { get; init; } = "";

    /// <summary>Somebody of the permit stayed too long (P12).</summary>
    public DateTimeOffset? OverstayAt { get; init; }

    /// <summary>Badges worn, first to last.</summary>
    public string Badges { get; init; } = "";

    /// <summary>Left with a badge that is not back.</summary>
    public bool BadgeMissing { get; init; }

    /// <summary>Who escorted, first to last.</summary>
    public string Escorts { get; init; } = "";

    /// <summary>Who authorised the visit, by name.</summary>
    public string AuthorisedBy { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? AuthorisedAt { get; init; }

    /// <summary>Where the permit let the person be.</summary>
    public string Zones { get; init; } = "";
}

/// <summary>The gate said no.</summary>
/// <param name="Happened">Its line in the gate's book.</param>
/// <param name="Number">Of the ticket; empty when the code is nobody's.</param>
/// <param name="Company">Whose; empty as well.</param>
/// <param name="Person">Who stood there; empty when only a code was looked up.</param>
public sealed record DenialRow(GateEvent Happened, string Number, string Company, string Person);

/// <summary>What R6 tells.</summary>
public sealed record Visits(IReadOnlyList<VisitRow> People, IReadOnlyList<DenialRow> Denials);

/// <summary>Reads R6 (O60): the own branches' visits, or the own company's.</summary>
public sealed class VisitReport(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>The visits whose window touches the filter's days, by their start.</summary>
    public async Task<Visits> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.ReportVisits, null))
        {
            return new([], []);
        }

        var (from, to) = (filter.Start(zone), filter.End(zone));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var chosen = await db.PermitRequests.AsNoTracking().ChosenBy(filter with { AgentId = null }).WithinReadScopeOf(reader).Where(row => row.WindowEnd >= from)
            .Join(db.Permits.Include(permit => permit.People), ticket => ticket.Id, permit => permit.TicketId, (ticket, permit) => new { Ticket = ticket, Permit = permit })
            .ToListAsync(cancellationToken);
        var visits = chosen.Where(row => row.Permit.Window.Start < to && row.Permit.Window.End >= from
            && (filter.Type is null || row.Ticket.Content.Types.Contains(filter.Type)) && access.Allows(reader, Operation.ReportVisits, row.Ticket.Subject)).ToList();
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var book = await db.GateEvents.AsNoTracking().Where(row => row.At >= from.AddDays(-1) && (filter.Branch == null || row.BranchCode == filter.Branch)).OrderBy(row => row.At).ToListAsync(cancellationToken);
        var lines = book.Where(line => line.PermitId is not null).ToLookup(line => line.PermitId!.Value);
        var overstays = (await db.AuditEvents.AsNoTracking().Where(row => row.Type == "P12" && row.At >= from).Select(row => new { row.TicketId, row.At }).ToListAsync(cancellationToken))
            .ToLookup(row => row.TicketId!.Value, row => row.At);
        var tickets = visits.Select(row => row.Ticket.Id).ToList();
        var grants = (await db.Set<Approval>().AsNoTracking().Where(row => tickets.Contains(row.TicketId)).ToListAsync(cancellationToken))
            .Where(row => row.Outcome is Outcome.Approved or Outcome.ApprovedWithConditions).ToLookup(row => row.TicketId);
        var now = time.GetUtcNow();
        return new(
            [
                .. visits.OrderBy(row => row.Permit.Window.Start).ThenBy(row => row.Ticket.Number, StringComparer.Ordinal).SelectMany(row => row.Permit.People.Select(person =>
                {
                    var own = lines[row.Permit.Id].Where(line => line.PersonId == person.PersonId).ToList();
                    return new VisitRow(row.Permit, person, row.Ticket.Number!, companies[row.Ticket.TenantId], OutcomeOf(row.Permit, person, now))
                    {
                        FirstIn = own.Find(line => line.Type == GateEventType.CheckIn)?.At,
                        LastOut = own.FindLast(line => line.Type == GateEventType.CheckOut)?.At,
                        Denied = own.Count(IsDenial),
                        WithoutCode = string.Join("; ", own.Select(line => line.WithoutCode).OfType<string>()),
                        Badges = string.Join(", ", own.Where(line => line.Type == GateEventType.CheckIn).Select(line => line.Badge).OfType<string>().Distinct()),
                        BadgeMissing = own.FindLast(line => line.IsBadgeBack is not null || line.Type == GateEventType.BadgeReturned) is { IsBadgeBack: false },
                        Escorts = string.Join(", ", own.Select(line => line.Escort).OfType<string>().Distinct()),
                        AuthorisedBy = DeciderText.Say(grants[row.Ticket.Id].LastOrDefault()?.Deciders ?? []),
                        AuthorisedAt = grants[row.Ticket.Id].LastOrDefault()?.DecidedAt,
                        Zones = string.Join(", ", row.Permit.Snapshot?.Zones.Select(zone => zone.Name) ?? row.Permit.Zones),
                        OverstayAt = overstays[row.Ticket.Id].Select(at => (DateTimeOffset?)at).Min(),
                    };
                })),
            ],
            [
                .. visits.SelectMany(row => lines[row.Permit.Id].Where(IsDenialOfTheDays)
                        .Select(line => new DenialRow(line, row.Ticket.Number!, companies[row.Ticket.TenantId], row.Permit.People.FirstOrDefault(person => person.PersonId == line.PersonId)?.FullName ?? line.TypedName ?? "")))
                    .Concat(filter.TenantId is null && filter.Type is null
                        ? book.Where(line => line.PermitId is null && IsDenialOfTheDays(line) && access.Allows(reader, Operation.ReportVisits, new(line.BranchCode)))
                            .Select(line => new DenialRow(line, "", "", ""))
                        : [])
                    .OrderBy(row => row.Happened.At),
            ]);

        bool IsDenialOfTheDays(GateEvent line) => IsDenial(line) && line.At >= from && line.At < to;
    }

    // A refusal that the guard took back turned nobody away.
    private static bool IsDenial(GateEvent line) => line is { Type: GateEventType.Denied, WithdrawnAt: null };

    private static VisitOutcome OutcomeOf(Permit permit, PermitPerson person, DateTimeOffset now) =>
        person.IsInside ? VisitOutcome.Inside
        : person.CheckIns > 0 ? VisitOutcome.Arrived
        : permit.State is PermitState.Cancelled or PermitState.Revoked or PermitState.Suspended ? VisitOutcome.CalledOff
        : permit.State.IsFinal() || permit.WindowIsOver(now) ? VisitOutcome.NoShow
        : VisitOutcome.Expected;
}
