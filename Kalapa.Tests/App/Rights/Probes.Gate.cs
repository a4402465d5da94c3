using Kalapa.App.Data;
using Kalapa.App.Features.Devices;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.RollCalls;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.RollCalls;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>The gate, its roll call, and the devices that it ticks.</summary>
internal static partial class Probes
{
    private static IReadOnlyList<Probe> OfGate =>
    [
        AtGate<LookUpCode>(Scenes.AtTheGate, async (verb, user, target) => (await verb.Run(user, "CBT", target.Code)).Denied),
        AtGate<PassGate>(Scenes.AtTheGate, (verb, user, target) => verb.CheckIn(user, target.PermitId, target.PersonId, idSeen: true, notes: TestPeople.Escorted)),
        AtGate<PassGate>(Scenes.Inside, (verb, user, target) => verb.CheckOut(user, target.PermitId, target.PersonId))
            with { Verb = "PassGate.CheckOut" },
        Verb<CloseVisit>(Operation.ClosePermit, Scenes.Visited, (verb, user, target) => verb.Run(user, target.PermitId)),
        Verb<CloseVisit>(Operation.ClosePermit, Scenes.ClosedAtTheGate, (verb, user, target) => verb.Reopen(user, target.PermitId)) with { Verb = "CloseVisit.Reopen" },
        AtGate<MoveEquipment>(Scenes.WithEquipment, async (verb, user, target) => (await verb.Tick(user, target.PermitId, new(0, EquipmentDirection.In, 1, "SN-1"))).Denied),
        AtGate<ReturnBadge>(Scenes.Inside, async (verb, user, target) =>
        {
            await verb.Run(user, new("12", target.PermitId, target.PersonId, "", "", default));
            return null;
        }),
        Read<GateBadges>(Operation.CheckInOut, async (read, reader, _) => Shown((await read.For(reader, "CBT")).Escorts.Count > 0))
            with { Scene = Scenes.Inside, Blind = ["C=", "C~", "H"] },
        AtGate<MoveEquipment>(Scenes.WithEquipment, async (verb, user, target) =>
            (await verb.TurnAway(user, target.PermitId, "Laptop")).Denied == DenyCode.EquipmentNotListed ? null : DenyCode.NotFound)
            with { Verb = "MoveEquipment.TurnAway" },
        AtGate<TurnAway>(Scenes.AtTheGate, async (verb, user, target) =>
            (await verb.Run(user, target.PermitId, [new(null)], null)).Count == 1 ? null : DenyCode.NotFound),
        AtGate<TurnAway>(Scenes.AtTheGate, async (verb, user, target) =>
        {
            await verb.Withdraw(user, target.PermitId, []);
            return null;
        }) with { Verb = "TurnAway.Withdraw" },
        InRollCall(Scenes.Inside, (verb, user, _, _) => verb.Begin(user, "CBT")) with { Verb = "RollCallVerbs.Begin" },
        InRollCall(Scenes.RollCall, (verb, user, call, target) => verb.Tick(user, call, [new(Guid.NewGuid(), target.PersonId, RollMark.Found, DateTimeOffset.UnixEpoch)]))
            with { Verb = "RollCallVerbs.Tick" },
        InRollCall(Scenes.RollCall, (verb, user, call, _) => verb.End(user, call)) with { Verb = "RollCallVerbs.End" },
        Read<RollCallDetail>(Operation.RollCall, async (read, reader, _) => Shown(await read.For(reader, "CBT") is not null))
            with { Blind = ["C=", "C~", "H"] },
        OfDevice<DeviceDetail>(async (read, reader, id) => await read.For(reader, id) is { } view ? view.IsReduced ? Answer.Reduced : Answer.Allow : Answer.NotFound) with { TellsReduced = true },
        OfDevice<DeviceList>(async (read, reader, id) => Shown((await read.For(reader, new())).Rows.Any(row => row.Id == id))),
        Read<GateDetail>(Operation.CheckInOut, async (read, reader, target) => Shown(await read.For(reader, target.PermitId) is not null))
            with { Blind = ["C=", "C~", "H"] },
        Read<GatePosts>(Operation.CheckInOut, async (read, reader, target) => Shown((await read.For(reader)).Any(post => post.Code == "CBT")))
            with { Blind = ["C=", "C~", "H"] },
    ];

    /// <summary>The guard sees no company and no holder: to the gate every client is another's.</summary>
    private static Probe AtGate<T>(Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Task<DenyCode?>> call)
        where T : notnull
    {
        var probe = Telling<T>(Operation.CheckInOut, scene, async (verb, user, target) => Done(await call(verb, user, target) is null));
        return probe with { Blind = ["C=", "C~", "H"] };
    }

    /// <summary>A roll call is its branch's: to it every client is another's, and no agent holds it.</summary>
    private static Probe InRollCall(Func<TestApp, Task<Guid>> scene, Func<RollCallVerbs, Guid?, Guid, Target, Task> call) =>
        new(Operation.RollCall, nameof(RollCallVerbs), scene, async (verbs, user, target) =>
        {
            await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
            var open = await db.RollCalls.Where(row => row.EndedAt == null).Select(row => row.Id).SingleOrDefaultAsync();
            await call(verbs.GetRequiredService<RollCallVerbs>(), user, open, target);
            return Answer.Allow;
        })
        {
            Service = typeof(RollCallVerbs),
            Blind = ["C=", "C~", "H"],
        };

    /// <summary>The register is read within the own share, and nobody holds a device: to it an agent is an agent.</summary>
    private static Probe OfDevice<T>(Func<T, Kalapa.Domain.Actor?, Guid, Task<Answer>> shows)
        where T : notnull =>
        new(Operation.ReadDevices, typeof(T).Name, Scenes.EquipmentIn, async (verbs, user, target) =>
        {
            await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
            var device = await db.GateEvents.Where(line => line.PermitId == target.PermitId && line.DeviceId != null).Select(line => line.DeviceId).SingleOrDefaultAsync();
            return await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), device ?? Guid.CreateVersion7());
        })
        {
            Service = typeof(T),
            IsRead = true,
            Blind = ["H", "V+", .. OthersShare],
        };
}
