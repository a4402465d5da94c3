using Kalapa.App.Data;
using Kalapa.App.Data.Devices;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
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

/// <summary>A support request that is about the device.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Of the request.</param>
/// <param name="Title">One line that names it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SubmittedAt">When it was sent first.</param>
/// <param name="Clock">Its branch's time zone.</param>
public sealed record DeviceTicket(Guid Id, string Number, string Title, TicketState State, DateTimeOffset SubmittedAt, TimeZoneInfo Clock)
{
    /// <summary>The reader may open it.</summary>
    public required bool MayOpen { get; init; }
}

/// <summary>A device with its movements and the requests that are about it.</summary>
/// <param name="Row">What it is and where.</param>
/// <param name="Movements">Newest first, as many as <see cref="DeviceDetail.Shown"/>; those of other branches than the reader's are not among them.</param>
/// <param name="Total">How many there are for this reader.</param>
public sealed record DeviceView(DeviceRow Row, IReadOnlyList<DeviceMovement> Movements, int Total)
{
    /// <summary>Without the guards' names.</summary>
    public required bool IsReduced { get; init; }

    /// <summary>The device's company.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>What was asked or reported about it, newest first, as many as <see cref="DeviceDetail.TicketsShown"/>; of those that the reader may list.</summary>
    public required IReadOnlyList<DeviceTicket> Tickets { get; init; }

    /// <summary>There are more of them; the search finds them.</summary>
    public required bool HasMoreTickets { get; init; }
}

/// <summary>Reads one device: O73.</summary>
public sealed class DeviceDetail(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>As many movements are shown.</summary>
    public const int Shown = 100;

    /// <summary>As many requests are shown.</summary>
    public const int TicketsShown = 10;

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
        var tickets = await Tickets(db, reader, id, branches, cancellationToken);
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
            TenantId = device.TenantId,
            Tickets = [.. tickets.Take(TicketsShown)],
            HasMoreTickets = tickets.Count > TicketsShown,
        };
    }

    private async Task<IReadOnlyList<DeviceTicket>> Tickets(KalapaDbContext db, Actor reader, Guid id, Dictionary<string, Branch> branches, CancellationToken cancellationToken)
    {
        var about = await db.SupportRequests.AsNoTracking().WithinReadScopeOf(reader).Where(row => row.DeviceId == id && row.State != TicketState.Draft)
            .OrderByDescending(row => row.FirstSubmittedAt).ThenByDescending(row => row.Id).Take(MostRead).ToListAsync(cancellationToken);
        return
        [
            .. about.Where(row => access.Allows(reader, Operation.List, row.Subject))
                .Select(row => new DeviceTicket(row.Id, row.Number ?? "", row.Title, row.State, row.FirstSubmittedAt!.Value, branches[row.BranchCode].Clock)
                {
                    MayOpen = access.Allows(reader, Operation.ReadContent, row.Subject),
                }),
        ];
    }
}
