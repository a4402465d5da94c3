using Kalapa.App.Data;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Devices;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>Devices on a <see cref="TestApp"/>, ticked through its gates as they are in real life.</summary>
internal static class DeviceScenes
{
    /// <summary>A server that its list says comes in.</summary>
    public static EquipmentItem Server { get; } = new(EquipmentDirection.In, "Server", "Dell", "R760", "SN-1", 1);

    /// <summary>A permit for <paramref name="items"/>; the clock stands at the beginning of its window.</summary>
    public static async Task<Permit> PermitFor(this TestApp app, IReadOnlyList<EquipmentItem> items, KalapaUser? author = null, string racks = "A-07", string branch = "CBT")
    {
        var permit = await app.ComingPermitFor(items, author, racks, branch);
        app.Clock.SetUtcNow(permit.Window.Start);
        return permit;
    }

    /// <summary>The same, before its window.</summary>
    public static async Task<Permit> ComingPermitFor(this TestApp app, IReadOnlyList<EquipmentItem> items, KalapaUser? author = null, string racks = "A-07", string branch = "CBT")
    {
        var content = app.Visit() with { Equipment = items, Racks = racks, Zones = ["DH1"] };
        var id = await app.Submitted(author, branch, content);
        await app.Get<TakeNext>().Run(app.People.Agent.Id);
        foreach (var slot in (await app.Ticket(id)).CurrentDocuments.Select(paper => paper.Slot).ToList())
        {
            await app.Get<JudgePaper>().Run(app.People.Agent.Id, id, (await app.Ticket(id)).Version, slot, Verdict.Accepted, null, "");
        }

        await app.Get<EscalateTicket>().Run(app.People.Agent.Id, id, (await app.Ticket(id)).Version);
        await app.Decide(app.People.SecondSupervisor, id, Outcome.Approved);
        return await app.Permit(id);
    }

    /// <summary>The guard of the permit's branch ticks a line.</summary>
    public static async Task Tick(this TestApp app, Permit permit, EquipmentDirection direction, int line = 0, int? pieces = null)
    {
        var guard = permit.BranchCode == "BDG" ? app.People.BandungGuard : app.People.Guard;
        var item = permit.Equipment[line];
        Assert.Equal(EquipmentAnswer.Recorded, await app.Get<MoveEquipment>().Tick(guard.Id, permit.Id, new(line, direction, pieces ?? item.Quantity, item.Serial)));
    }

    /// <summary>Brings one thing inside.</summary>
    public static async Task<Device> Inside(this TestApp app, EquipmentItem? item = null, KalapaUser? author = null, string racks = "A-07", string branch = "CBT")
    {
        var permit = await app.PermitFor([item ?? Server], author, racks, branch);
        await app.Tick(permit, EquipmentDirection.In);
        return await app.Read(db => db.Devices.AsNoTracking().OrderByDescending(row => row.MovedAt).ThenByDescending(row => row.Id).FirstAsync());
    }

    /// <summary>The whole register.</summary>
    public static Task<List<Device>> Register(this TestApp app) => app.Read(db => db.Devices.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
}
