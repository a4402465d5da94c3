using Kalapa.App.Data;
using Kalapa.App.Features.Solutions;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>Solutions, for clients and for staff.</summary>
internal static partial class Probes
{
    private static IReadOnlyList<Probe> OfSolutions =>
    [
        OnSolution<DraftSolution>(Operation.DraftSolution, Scenes.Solution(SolutionState.Draft), (verb, user, _) => verb.Run(user)),
        Verb<DraftSolution>(Operation.DraftSolution, Scenes.SupportResolved, (verb, user, target) => verb.FromTicket(user, target.TicketId, english: false))
            with { Verb = "DraftSolution.FromTicket", Without = EveryBranch, Blind = [.. AnyClient, "H"], Behind = InTheView },
        OnSolution<SaveSolution>(Operation.DraftSolution, Scenes.Solution(SolutionState.Draft), (verb, user, id) => verb.Run(user, id, content => content)),
        OnSolution<SaveSolution>(Operation.DraftSolution, Scenes.Solution(SolutionState.Published), (verb, user, id) => verb.Revise(user, id)) with { Verb = "SaveSolution.Revise" },
        OnSolution<PublishSolution>(Operation.PublishSolution, Scenes.Solution(SolutionState.Draft), (verb, user, id) => verb.Run(user, id)),
        OnSolution<RetireSolution>(Operation.PublishSolution, Scenes.Solution(SolutionState.Published), (verb, user, id) => verb.Run(user, id)),
        OnSolution<MarkHelped>(Operation.ReadSolution, Scenes.Solution(SolutionState.Published), (verb, user, id) => verb.Run(user, id)),
        OnSolution<MarkHelped>(Operation.ReadStaffSolution, Scenes.StaffSolution, (verb, user, id) => verb.Open(user, id)) with { Verb = "MarkHelped.Open" },
        ReadOfSolution<SolutionOffers>(Operation.ReadSolution, Scenes.Solution(SolutionState.Published), IsOffered),
        ReadOfSolution<SolutionOffers>(Operation.ReadStaffSolution, Scenes.StaffSolution, IsOffered),
        .. ReadsOfSolution(Operation.ReadSolution, Scenes.Solution(SolutionState.Published)),
        .. ReadsOfSolution(Operation.ReadStaffSolution, Scenes.StaffSolution),
        .. ReadsOfSolution(Operation.DraftSolution, Scenes.Solution(SolutionState.Draft)),
        .. ReadsOfSolution(Operation.DraftSolution, Scenes.Solution(SolutionState.Retired)),
    ];

    /// <summary>Solutions belong to no company, branch or agent: a client stands there as any client, an agent as any agent.</summary>
    private static Probe OnSolution<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Guid, Task> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
        {
            await call(verbs.GetRequiredService<T>(), user, await SolutionOf(verbs, target));
            return Answer.Allow;
        })
        {
            Service = typeof(T),
            Without = EveryBranch,
            Blind = [.. AnyClient, "H"],
        };

    private static IEnumerable<Probe> ReadsOfSolution(Operation operation, Func<TestApp, Task<Guid>> scene) =>
    [
        ReadOfSolution<SolutionDetail>(operation, scene, async (read, reader, id) => await read.For(reader, id) is not null),
        ReadOfSolution<SolutionList>(operation, scene, async (read, reader, id) => (await read.For(reader, new() { Text = "pdu" }, english: false)).Rows.Any(row => row.Id == id)),
    ];

    private static async Task<bool> IsOffered(SolutionOffers read, Kalapa.Domain.Actor? reader, Guid id) =>
        (await read.For(reader, SolutionScenes.Fitting(id), forClients: false)).Any(offer => offer.Id == id);

    private static Probe ReadOfSolution<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Kalapa.Domain.Actor?, Guid, Task<bool>> shows)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
            Shown(await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), await SolutionOf(verbs, target))))
        {
            Service = typeof(T),
            IsRead = true,
            Without = EveryBranch,
            Blind = [.. AnyClient, "H"],
        };

    /// <summary>The newest one; what is not there for a target that is not.</summary>
    private static async Task<Guid> SolutionOf(IServiceProvider verbs, Target target)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await db.Tickets.AnyAsync(row => row.Id == target.TicketId)
            ? await db.Solutions.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync()
            : Guid.CreateVersion7();
    }
}
