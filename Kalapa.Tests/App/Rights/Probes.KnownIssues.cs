using Kalapa.App.Data;
using Kalapa.App.Features.KnownIssues;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>Known issues and the tickets that are linked to them.</summary>
internal static partial class Probes
{
    // Of a company that is allowed at the branch, a client is there a colleague or its admin; of another, nobody is known better than by that.
    private static string[] Issueless => ["requester", "other company's client"];

    private static string[] AnyIssue => ["C=", "C~", "C≠", "S", "V=", "V+", "V≠", "AD", "G", "G≠"];

    private static string[] Clients => ["C=", "C~", "C≠"];

    // Where a support request is read before, it is no stand-in's: those probes are blind to V+.
    private static IReadOnlyList<Probe> OfKnownIssues =>
    [
        OnIssue<DeclareKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, target, _) => verb.Run(user, KnownIssueScenes.Outage, target.Tomorrow)),
        Verb<DeclareKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(isLinked: false), (verb, user, target) => verb.Run(user, KnownIssueScenes.Outage, target.Tomorrow, target.TicketId))
            with { Verb = "DeclareKnownIssue out of a ticket", Without = Issueless, Blind = ["H", "V+"], Behind = [Operation.ReadHeader] },
        OnIssue<UpdateKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, target, id) => verb.Run(user, id, "Teknisi di lokasi.", target.Tomorrow)),
        OnIssue<ResolveKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, _, id) => verb.Run(user, id, SupportOutcome.Fixed, "", "Sudah pulih.")),
        OnIssue<ResolveLinkedTickets>(Operation.ManageKnownIssue, Scenes.KnownIssue(isOver: true), (verb, user, _, id) => verb.Run(user, id)) with { Without = [.. Issueless, "supervisor"] },
        OnIssue<LinkTickets>(Operation.ManageKnownIssue, Scenes.KnownIssue(isLinked: false), (verb, user, target, id) => verb.Link(user, id, target.TicketId)) with { Verb = "LinkTickets.Link", Blind = ["H", "V+"], Behind = [Operation.ReadHeader] },
        OnIssue<LinkTickets>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, target, id) => verb.Unlink(user, id, target.TicketId)) with { Verb = "LinkTickets.Unlink", Blind = ["H", "V+"], Behind = [Operation.ReadHeader] },
        OnIssue<LinkTickets>(Operation.HandleSupport, Scenes.KnownIssueHeld, (verb, user, target, id) => verb.Link(user, id, target.TicketId))
            with { Verb = "LinkTickets.Link by the owner", Without = [.. Issueless, "lead", "supervisor"], Blind = [.. AnyIssue] },
        OnIssue<JoinKnownIssue>(Operation.SeeKnownIssue, Scenes.KnownIssue(isLinked: false), (verb, user, _, id) => verb.Run(user, id))
            with { Without = [.. Issueless, "H", "S", "V=", "AD"], Blind = ["G"] },
        ReadOfIssue<KnownIssueDetail>(Operation.SeeKnownIssue, async (read, reader, _, id) => await read.For(reader, id) is not null) with { Without = Clients, Blind = ["H"] },
        ReadOfIssue<KnownIssueList>(Operation.SeeKnownIssue, async (read, reader, _, id) => (await read.For(reader, new())).Rows.Any(row => row.Id == id)) with { Without = Clients, Blind = ["H"] },
        ReadOfIssue<LateUpdates>(Operation.SeeKnownIssue, async (read, reader, _, id) => (await read.For(reader)).Any(row => row.Id == id)) with { Without = Clients, Blind = ["H"] },
        ReadOfIssue<MyKnownIssues>(Operation.SeeKnownIssue, async (read, reader, _, id) => (await read.For(reader)).Any(row => row.Id == id))
            with { Without = ["requester", "other company's client", "client of no company", "H", "S", "V=", "V+", "V≠", "AD", "G", "G≠"] },
        ReadOfIssue<TicketIssues>(Operation.SeeKnownIssue, async (read, reader, target, id) => (await read.For(reader, target.TicketId))?.Linked?.Id == id)
            with { Blind = ["H", "V+"], Behind = [Operation.ReadHeader] },
        ReadOfIssue<DeclareChoices>(Operation.ManageKnownIssue, async (read, reader, _, _) => (await read.For(reader, null))?.Branches.Any(branch => branch.Code == "CBT") ?? false) with { Scene = Scenes.KnownIssue() },
    ];

    /// <summary>A known issue is its branch's and nobody holds it. A client stands there as the colleague of a company that is allowed at the branch; who is not is another's.</summary>
    private static Probe OnIssue<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Guid, Task> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
        {
            await call(verbs.GetRequiredService<T>(), user, target, await IssueOf(verbs, target));
            return Answer.Allow;
        })
        {
            Service = typeof(T),
            Without = Issueless,
            Blind = ["H"],
        };

    private static Probe ReadOfIssue<T>(Operation operation, Func<T, Kalapa.Domain.Actor?, Target, Guid, Task<bool>> shows)
        where T : notnull =>
        new(operation, typeof(T).Name, Scenes.KnownIssue(), async (verbs, user, target) =>
            Shown(await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), target, await IssueOf(verbs, target))))
        {
            Service = typeof(T),
            IsRead = true,
            Without = Issueless,
            Blind = ["H"],
        };

    /// <summary>The newest one; what is not there for a target that is not.</summary>
    private static async Task<Guid> IssueOf(IServiceProvider verbs, Target target)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await db.Tickets.AnyAsync(row => row.Id == target.TicketId)
            ? await db.KnownIssues.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync()
            : Guid.CreateVersion7();
    }
}
