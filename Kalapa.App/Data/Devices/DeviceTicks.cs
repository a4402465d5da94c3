using Kalapa.Domain.Devices;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Devices;

/// <summary>A tick with the device that the book says it is about.</summary>
/// <param name="Line">In the gate's book.</param>
/// <param name="TenantId">The permit's company.</param>
/// <param name="Tick">As the register reads it.</param>
internal sealed record BookedTick(GateEvent Line, Guid TenantId, DeviceTick Tick);

/// <summary>Reads the gate's ticks with what their permits say, in the order in which they came.</summary>
internal static class DeviceTicks
{
    /// <summary>Ticks of equipment among <paramref name="lines"/>; a line of no permit, or of a line that its permit does not have, is left out.</summary>
    public static async Task<IReadOnlyList<BookedTick>> BookedTicks(this KalapaDbContext db, IQueryable<GateEvent> lines, CancellationToken cancellationToken)
    {
        var book = await lines.OrderBy(line => line.DeviceStep).ThenBy(line => line.At).ThenBy(line => line.Id).ToListAsync(cancellationToken);
        Guid?[] ids = [.. book.Select(line => line.PermitId).Distinct()];
        var permits = await db.Permits.AsNoTracking().Where(permit => ids.Contains(permit.Id))
            .Join(db.PermitRequests.AsNoTracking(), permit => permit.TicketId, request => request.Id, (permit, request) => new
            {
                permit.Id,
                permit.TenantId,
                permit.Equipment,
                permit.Zones,
                request.Content,
                request.RequesterId,
            }).ToDictionaryAsync(row => row.Id, cancellationToken);
        return
        [
            .. from line in book
               let permit = line.PermitId is { } id ? permits.GetValueOrDefault(id) : null
               where permit is not null && line.IsEquipmentTick && line.Line < permit.Equipment.Count
               select new BookedTick(line, permit.TenantId, DeviceRows.TickOf(line, permit.Equipment, permit.Zones, permit.Content.Racks, permit.RequesterId)),
        ];
    }
}
