using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>Equipment passed the gate, or did not.</summary>
/// <param name="Happened">Its line in the gate's book.</param>
/// <param name="Permit">On which permit.</param>
/// <param name="Number">The ticket's number.</param>
/// <param name="Company">Whose.</param>
public sealed record MovementRow(GateEvent Happened, Permit Permit, string Number, string Company)
{
    /// <summary>The listed line; null for a thing that is on none.</summary>
    public EquipmentItem? Listed => Happened.Line is { } line && line < Permit.Equipment.Count ? Permit.Equipment[line] : null;

    /// <summary>Whether the guard compared a serial: a listed one always was, since nothing passes without.</summary>
    public SerialComparison Comparison => SerialNumber.Key(Listed?.Serial) is { Length: > 0 } ? SerialComparison.Yes
        : SerialNumber.Key(Happened.Serial) is { Length: > 0 } ? SerialComparison.No
        : SerialComparison.None;
}

/// <summary>What became of a serial at the gate.</summary>
public enum SerialComparison
{
    /// <summary>The one on the thing is the one on the permit.</summary>
    Yes,

    /// <summary>The guard read one; the permit names none that it could be compared with.</summary>
    No,

    /// <summary>There was none on either.</summary>
    None,
}

/// <summary>A line of which pieces are inside.</summary>
/// <param name="Line">The line.</param>
/// <param name="Permit">On which permit.</param>
/// <param name="Number">The ticket's number.</param>
/// <param name="Company">Whose.</param>
public sealed record InsideRow(EquipmentLine Line, Permit Permit, string Number, string Company);

/// <summary>What R12 tells.</summary>
public sealed record Movements(IReadOnlyList<MovementRow> Passed, IReadOnlyList<MovementRow> Denied, IReadOnlyList<InsideRow> Inside);

/// <summary>Reads R12, under R6's right (O60): what was carried in and out at the own branches' gates, or by the own company.</summary>
public sealed class EquipmentReport(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The movements of the filter's days, and what is inside now of the permits whose window touches them.</summary>
    public async Task<Movements> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.ReportVisits, null))
        {
            return new([], [], []);
        }

        var (from, to) = (filter.Start(zone), filter.End(zone));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tickets = db.PermitRequests.AsNoTracking().ChosenBy(filter with { AgentId = null }).WithinReadScopeOf(reader);
        var permits = (await tickets.Join(db.Permits, ticket => ticket.Id, permit => permit.TicketId, (ticket, permit) => new { Ticket = ticket, Permit = permit })
                .Where(row => row.Permit.EquipmentCounts != null || db.GateEvents.Any(line => line.PermitId == row.Permit.Id && line.What != null))
                .ToListAsync(cancellationToken))
            .Where(row => (filter.Type is null || row.Ticket.Content.Types.Contains(filter.Type)) && access.Allows(reader, Operation.ReportVisits, row.Ticket.Subject))
            .ToDictionary(row => row.Permit.Id);
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var book = (await db.GateEvents.AsNoTracking().Where(row => row.What != null && row.At >= from && row.At < to).OrderBy(row => row.At).ToListAsync(cancellationToken))
            .Where(line => line.PermitId is { } id && permits.ContainsKey(id))
            .Select(line => (Line: line, On: permits[line.PermitId!.Value]))
            .Select(row => new MovementRow(row.Line, row.On.Permit, row.On.Ticket.Number!, companies[row.On.Ticket.TenantId])).ToList();
        return new(
            book.FindAll(row => row.Happened.Type is GateEventType.EquipmentIn or GateEventType.EquipmentOut),
            book.FindAll(row => row.Happened.Type is GateEventType.Denied),
            [
                .. permits.Values.Where(row => row.Permit.Window.Start < to && row.Permit.Window.End >= from)
                    .OrderBy(row => row.Permit.Window.Start).ThenBy(row => row.Ticket.Number, StringComparer.Ordinal)
                    .SelectMany(row => row.Permit.EquipmentLines().Where(line => line.Inside > 0)
                        .Select(line => new InsideRow(line, row.Permit, row.Ticket.Number!, companies[row.Ticket.TenantId]))),
            ]);
    }
}
