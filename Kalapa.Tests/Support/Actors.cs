using Kalapa.Domain;
using Kalapa.Domain.Approvals;

namespace Kalapa.Tests.Support;

/// <summary>Those who act on a request in Cibitung.</summary>
internal static class Actors
{
    public static readonly Actor Requester = new(Guid.CreateVersion7(), "Sari", Role.Client);

    public static readonly Actor Agent = new(Guid.CreateVersion7(), "Rina", Role.Cs) { AllBranches = true };

    public static readonly Actor OtherAgent = new(Guid.CreateVersion7(), "Dimas", Role.Cs) { AllBranches = true };

    public static readonly Actor BandungAgent = new(Guid.CreateVersion7(), "Eka", Role.Cs) { Branches = new HashSet<string> { "BDG" } };

    public static readonly Actor Lead = new(Guid.CreateVersion7(), "Tono", Role.Cs) { AllBranches = true, IsLead = true };

    public static readonly Actor Supervisor = new(Guid.CreateVersion7(), "Budi", Role.Supervisor) { Branches = new HashSet<string> { "CBT" } };

    /// <summary>Another branch's, who stands in for <see cref="Supervisor"/> in Cibitung.</summary>
    public static readonly Actor StandIn = new(Guid.CreateVersion7(), "Hendra", Role.Supervisor)
    {
        Branches = new HashSet<string> { "SBY" },
        DecidesFor = new Dictionary<string, Principal> { ["CBT"] = new(Supervisor.UserId, Supervisor.Name) },
    };

    public static readonly Actor BandungSupervisor = new(Guid.CreateVersion7(), "Yudi", Role.Supervisor) { Branches = new HashSet<string> { "BDG" } };

    public static readonly Actor SecondSupervisor = new(Guid.CreateVersion7(), "Ratna", Role.Supervisor) { Branches = new HashSet<string> { "CBT" } };
}
