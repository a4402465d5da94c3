using Kalapa.App.Data;
using Kalapa.App.Data.Devices;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Devices;

/// <summary>A device passed a gate.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="At">When.</param>
/// <param name="Branch">At whose gate, by name.</param>
/// <param name="Clock">That branch's time zone.</param>
public sealed record DeviceMovement(EquipmentDirection Direction, int Quantity, DateTimeOffset At, string Branch, TimeZoneInfo Clock)
{
    /// <summary>Number of the request whose permit it passed on.</summary>
    public required string Number { get; init; }

    /// <summary>That request; null for who may not read it.</summary>
    public required Guid? TicketId { get; init; }

    /// <summary>Who ticked it; empty in a reduced view.</summary>
    public required string Guard { get; init; }

    /// <summary>The serial as the guard read it; empty when it has none.</summary>
    public required string Serial { get; init; }
}

/// <summary>A device with its movements.</summary>
/// <param name="Row">What it is and where.</param>
/// <param name="Movements">Newest first, as many as <see cref="DeviceDetail.Shown"/>; those of other branches than the reader's are not among them.</param>
/// <param name="Total">How many there are for this reader.</param>
public sealed record DeviceView(DeviceRow Row, IReadOnlyList<DeviceMovement> Movements, int Total)
{
    /// <summary>Without the guards' names.</summary>
    public required bool IsReduced { get; init; }
}

/// <summary>Reads one device: O73.</summary>
public sealed class DeviceDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>As many movements are shown.</summary>
    public const int Shown = 100;

    // A thing without a serial is counted by its words for years; more than this nobody reads on a screen, and the report has them all.
    private const int MostRead = 500;

    /// <summary>The device; null when it is not there or not for this reader, which look the same.</summary>
    public async Task<DeviceView?> For(Actor? reader, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var device = await db.Devices.AsNoTracking().WithinReachOf(access, reader).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (device is null || reader is null || !access.Allows(reader, Operation.ReadDevices, device.Subject))
        {
            return null;
        }

        var branches = await db.Branches.AsNoTracking().ToDictionaryAsync(row => row.Code, cancellationToken);
        var tenant = await db.Tenants.AsNoTracking().Where(row => row.Id == device.TenantId).Select(row => row.LegalName).SingleAsync(cancellationToken);
        var moved = await db.GateEvents.AsNoTracking().Where(line => line.DeviceId == id).OrderByDescending(line => line.DeviceStep).Take(MostRead)
            .Join(db.Permits, line => line.PermitId, permit => permit.Id, (line, permit) => new { Line = line, permit.TicketId })
            .Join(db.Tickets, row => row.TicketId, ticket => ticket.Id, (row, ticket) => new { row.Line, Ticket = ticket })
            .ToListAsync(cancellationToken);
        var seen = moved.OrderByDescending(row => row.Line.DeviceStep)
            .Select(row => (row.Line, row.Ticket, Answer: access.Ask(reader, Operation.ReadDevices, row.Ticket.Subject with { OwnerId = null })))
            .Where(row => row.Answer is Answer.Allow or Answer.Reduced).ToList();
        return new(DeviceRow.Of(device, tenant, branches[device.BranchCode]),
            [
                .. seen.Take(Shown).Select(row => new DeviceMovement(
                    row.Line.Type == GateEventType.EquipmentIn ? EquipmentDirection.In : EquipmentDirection.Out,
                    row.Line.Quantity ?? 1, row.Line.At, branches[row.Line.BranchCode].Name, branches[row.Line.BranchCode].Clock)
                {
                    Number = row.Ticket.Number ?? "",
                    TicketId = access.Allows(reader, Operation.ReadContent, row.Ticket.Subject) ? row.Ticket.Id : null,
                    Guard = row.Answer == Answer.Allow ? row.Line.GuardName : "",
                    Serial = row.Line.Serial ?? "",
                }),
            ],
            seen.Count)
        {
            IsReduced = access.Ask(reader, Operation.ReadDevices, device.Subject) == Answer.Reduced,
        };
    }
}
