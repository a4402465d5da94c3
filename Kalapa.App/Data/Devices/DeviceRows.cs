using Kalapa.Domain.Devices;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Data.Devices;

/// <summary>Keeps the device register beside the gate's ticks that it is made of, in their own transaction.</summary>
internal static class DeviceRows
{
    /// <summary>Called by the save seam with what happened at the gate on a permit that is held. The device's row is locked after it, last of all.</summary>
    public static async Task Keep(OperationContext operation, Permit permit, PermitRequest request, IReadOnlyList<GateEvent> lines)
    {
        foreach (var line in lines.Where(line => line.IsEquipmentTick))
        {
            var tick = TickOf(line, permit.Equipment, permit.Zones, request.Content.Racks, request.RequesterId);
            var device = await Find(operation.Db, permit.TenantId, tick, operation.Cancellation);
            device.Move(tick);
            line.IsAbout(device.Id, device.Steps);
        }
    }

    /// <summary>A line of the gate's book as the register reads it.</summary>
    public static DeviceTick TickOf(GateEvent line, IReadOnlyList<EquipmentItem> equipment, IReadOnlyList<string> zones, string racks, Guid requesterId) => new(
        equipment[line.Line!.Value],
        line.Type == GateEventType.EquipmentIn ? EquipmentDirection.In : EquipmentDirection.Out,
        line.Quantity!.Value,
        DevicePlace.Of(line.BranchCode, zones, racks),
        requesterId,
        line.At);

    /// <summary>The device that a tick is about, held; a new one when none passed before.</summary>
    public static async Task<Device> Find(KalapaDbContext db, Guid tenantId, DeviceTick tick, CancellationToken cancellationToken)
    {
        var key = Device.KeyOf(tick.Item, tick.Place.BranchCode);
        var device = db.Devices.Local.FirstOrDefault(row => row.TenantId == tenantId && row.Key == key)
            ?? await db.Devices.Where(row => row.TenantId == tenantId && row.Key == key).LockedAsync(cancellationToken);
        if (device is null)
        {
            device = Device.Begin(Guid.CreateVersion7(tick.At), tenantId, key);
            db.Devices.Add(device);
        }

        return device;
    }
}
