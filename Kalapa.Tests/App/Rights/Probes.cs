using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>
/// A probe of every verb and read that a right opens. Where nobody can hold the ticket in the state the verb is for, a second
/// probe asks on one that is held, and whoever is let through ends at the state table.
/// </summary>
internal static partial class Probes
{
    private const string WrongState = "ticket.wrong-state";
    private static readonly string[] NobodyHolds = ["H"];
    // A report is about the reader's own share: the rows of another company or branch are not looked for, whatever a cell says.
    private static readonly string[] OthersShare = ["C≠", "V≠", "G≠"];
    private static readonly Operation[] InTheView = [Operation.ReadContent];
    // Companies and accounts belong to no branch: an agent of another one stands there as any agent, a gate as any gate.
    private static readonly string[] EveryBranch = ["V+", "V≠", "G≠"];
    private static readonly string[] AnyClient = ["C=", "C≠"];

    public static readonly IReadOnlyList<Probe> All =
        [.. OfTickets, .. OfSupport.Select(NoDeputys), .. OfReads, .. OfPermits, .. OfGate, .. OfAccounts, .. OfSolutions, .. OfKnownIssues, .. OfCompanies];

    /// <summary>A support request is no stand-in's: the stand-in is another branch's supervisor to it.</summary>
    private static Probe NoDeputys(Probe probe) => probe with { Without = [.. probe.Without, "V+"] };

    /// <summary>A verb that returns has let the user through.</summary>
    private static Probe Verb<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Task> call)
        where T : notnull =>
        Telling<T>(operation, scene, async (verb, user, target) =>
        {
            await call(verb, user, target);
            return Answer.Allow;
        });

    private static Probe Telling<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Task<Answer>> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, (verbs, user, target) => call(verbs.GetRequiredService<T>(), user, target)) { Service = typeof(T) };

    private static Probe Read<T>(Operation operation, Func<T, Kalapa.Domain.Actor?, Target, Task<Answer>> call)
        where T : notnull =>
        new(operation, typeof(T).Name, Scenes.Discussed, (verbs, user, target) => call(verbs.GetRequiredService<T>(), ActorOf(user, target), target))
        {
            Service = typeof(T),
            IsRead = true,
        };

    private static Kalapa.Domain.Actor? ActorOf(Guid? user, Target target) => user == target.People.StandIn.Id
        ? target.People.StandIn.ToActor() with { DecidesFor = new Dictionary<string, Principal> { ["CBT"] = new(target.People.Supervisor.Id, target.People.Supervisor.DisplayName) } }
        : target.People.All.SingleOrDefault(person => person.Id == user)?.ToActor();

    // NoCase is no answer of the matrix: a verb that did something else than asked is wrong in every cell.
    private static Answer Done(bool done) => done ? Answer.Allow : Answer.NoCase;

    private static Answer Shown(bool shown) => shown ? Answer.Allow : Answer.NotFound;
}
