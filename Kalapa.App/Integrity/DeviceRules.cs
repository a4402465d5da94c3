using Kalapa.App.Data;
using Kalapa.App.Data.Devices;
using Kalapa.Domain.Devices;
using Kalapa.Domain.Permits;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Integrity;

/// <summary>The device register is what the gate's ticks make of it (desk.md section 4): each device follows its own anew and is compared.</summary>
internal static class DeviceRules
{
    private const int Page = 200;

    /// <summary>Every device, and every tick that is in no register.</summary>
    public static async Task<IReadOnlyList<Finding>> RegisterEqualsTicks(KalapaDbContext db, CancellationToken cancellationToken)
    {
        List<Finding> found = [];
        var ids = await db.Devices.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var page in ids.Chunk(Page))
        {
            var devices = await db.Devices.Where(row => page.Contains(row.Id)).ToListAsync(cancellationToken);
            var booked = (await db.BookedTicks(db.GateEvents.Where(line => line.DeviceId != null && page.Contains(line.DeviceId.Value)), cancellationToken))
                .ToLookup(tick => tick.Line.DeviceId!.Value);
            found.AddRange(devices.Select(device => new Finding($"device {device.Label}", Fault(device, [.. booked[device.Id]]))));
        }

        var unknown = await db.GateEvents.CountAsync(
            line => (line.Type == GateEventType.EquipmentIn || line.Type == GateEventType.EquipmentOut) && (line.DeviceId == null || !db.Devices.Any(device => device.Id == line.DeviceId)), cancellationToken);
        found.AddRange(Enumerable.Repeat(new Finding("gate events", "a tick of equipment that is in no register"), unknown));
        return found;
    }

    /// <summary>Every device that a request of a page of tickets names is of the request's own company (always true 15).</summary>
    public static async Task<IReadOnlyList<Finding>> NamedByItsCompany(KalapaDbContext db, IEnumerable<SupportRequest> requests, CancellationToken cancellationToken)
    {
        var named = requests.Where(request => request.Details.DeviceId is not null).ToList();
        Guid[] ids = [.. named.Select(request => request.Details.DeviceId!.Value).Distinct()];
        var owners = ids.Length == 0 ? [] : await db.Devices.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.TenantId, cancellationToken);
        return
        [
            .. named.Select(request => new Finding(request.Number ?? $"draft {request.Id}",
                !owners.TryGetValue(request.Details.DeviceId!.Value, out var owner) ? "names a device that is in no register"
                : owner != request.TenantId ? "names another company's device"
                : null)),
        ];
    }

    private static string? Fault(Device device, IReadOnlyList<BookedTick> booked) =>
        booked.Count == 0 ? "no tick tells of it"
        : !booked.Select(tick => tick.Line.DeviceStep).SequenceEqual(Enumerable.Range(1, booked.Count).Cast<int?>()) ? "its ticks are not numbered one after another"
        : booked.Any(tick => tick.TenantId != device.TenantId || Device.KeyOf(tick.Tick.Item, tick.Tick.Place.BranchCode) != device.Key) ? "a tick of another device stands with it"
        : Device.Of(device.Id, device.TenantId, device.Key, booked.Select(tick => tick.Tick)) is var told && !told.Says(device)
            ? $"the register says {device.Inside} inside at {device.BranchCode}, and its ticks say {told.Inside} at {told.BranchCode}"
        : null;
}
