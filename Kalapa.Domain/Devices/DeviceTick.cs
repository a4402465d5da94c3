using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Devices;

/// <summary>Where a permit takes what comes in on it.</summary>
/// <param name="BranchCode">Whose gate it passes.</param>
/// <param name="Zone">The permit's zone when it names one alone; else empty.</param>
/// <param name="Rack">The permit's racks, as typed; may be empty.</param>
public sealed record DevicePlace(string BranchCode, string Zone, string Rack)
{
    /// <summary>Of a permit's zones and racks.</summary>
    public static DevicePlace Of(string branchCode, IReadOnlyList<string> zones, string racks) => new(branchCode, zones is [var only] ? only : "", racks);
}

/// <summary>Pieces of one listed line passed the gate (P16, P17), as the device register reads it.</summary>
/// <param name="Item">The line as listed.</param>
/// <param name="Direction">Which way it went; that need not be the line's own direction.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="Place">Where the permit takes it.</param>
/// <param name="RequesterId">Who asked for the permit.</param>
/// <param name="At">When.</param>
public sealed record DeviceTick(EquipmentItem Item, EquipmentDirection Direction, int Quantity, DevicePlace Place, Guid RequesterId, DateTimeOffset At);
