using System.Globalization;
using Kalapa.Domain.Devices;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Devices;

/// <summary>
/// Makes the device register of ticks that were there before it, at a start, before anybody works. A tick that names its device is in it, so each batch is one
/// transaction, a start that is killed leaves the rest to the next one, and an ordinary start asks an index once.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="batch">Ticks in one transaction.</param>
internal sealed class DeviceFilling(IDbContextFactory<KalapaDbContext> contexts, int batch = 1000)
{
    /// <summary>Fills in what is missing.</summary>
    /// <param name="say">Told what was done.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public async Task Complete(Action<string> say, CancellationToken cancellationToken)
    {
        var done = 0;
        while (await Next(cancellationToken) is > 0 and var filled)
        {
            done += filled;
        }

        if (done > 0)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"Made the device register of {done} movements at the gates."));
        }
    }

    /// <summary>One batch: each device that it is about follows all of its ticks anew, so that it does not matter which were known before.</summary>
    /// <returns>How many ticks found their device; 0 when all have.</returns>
    internal async Task<int> Next(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var unknown = db.GateEvents.Where(line => line.DeviceId == null && (line.Type == GateEventType.EquipmentIn || line.Type == GateEventType.EquipmentOut))
            .OrderBy(line => line.At).ThenBy(line => line.Id).Take(batch);
        var booked = await db.BookedTicks(unknown, cancellationToken);
        Dictionary<Guid, Device> touched = [];
        foreach (var (line, tenantId, tick) in booked)
        {
            var device = await DeviceRows.Find(db, tenantId, tick, cancellationToken);
            line.IsAbout(device.Id, 0);
            touched[device.Id] = device;
        }

        // What this batch names is in memory, what earlier ones named is in the database.
        Guid[] ids = [.. touched.Keys];
        var earlier = await db.BookedTicks(db.GateEvents.Where(line => line.DeviceId != null && ids.Contains(line.DeviceId.Value)), cancellationToken);
        foreach (var ticks in earlier.Concat(booked).OrderBy(tick => tick.Line.At).ThenBy(tick => tick.Line.Id).GroupBy(tick => tick.Line.DeviceId!.Value))
        {
            var device = touched[ticks.Key];
            device.Replay([]);
            foreach (var (line, _, tick) in ticks)
            {
                device.Move(tick);
                line.IsAbout(device.Id, device.Steps);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return booked.Count;
    }
}
