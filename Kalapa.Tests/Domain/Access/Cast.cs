using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;

namespace Kalapa.Tests.Domain.Access;

/// <summary>The people around one ticket of company Us in Cibitung, and the ticket as each test needs it.</summary>
internal static class Cast
{
    public const string Branch = "CBT";
    public const string ElsewhereBranch = "SBY";

    public static readonly Guid Us = Guid.NewGuid();
    public static readonly Guid Them = Guid.NewGuid();

    public static readonly Actor Requester = new(Guid.NewGuid(), "Rina", Role.Client) { TenantId = Us };
    public static readonly Actor Creator = new(Guid.NewGuid(), "Citra", Role.Client) { TenantId = Us };
    public static readonly Actor Colleague = new(Guid.NewGuid(), "Kiki", Role.Client) { TenantId = Us };
    public static readonly Actor TenantAdmin = new(Guid.NewGuid(), "Tari", Role.Client) { TenantId = Us, IsTenantAdmin = true };
    public static readonly Actor Stranger = new(Guid.NewGuid(), "Seno", Role.Client) { TenantId = Them };
    public static readonly Actor Holder = new(Guid.NewGuid(), "Hana", Role.Cs) { AllBranches = true };
    public static readonly Actor Agent = new(Guid.NewGuid(), "Agus", Role.Cs) { Branches = In(Branch) };
    public static readonly Actor AgentElsewhere = new(Guid.NewGuid(), "Eka", Role.Cs) { Branches = In(ElsewhereBranch) };
    public static readonly Actor Supervisor = new(Guid.NewGuid(), "Surya", Role.Supervisor) { Branches = In(Branch) };
    public static readonly Actor SupervisorElsewhere = new(Guid.NewGuid(), "Sari", Role.Supervisor) { Branches = In(ElsewhereBranch) };
    public static readonly Actor StandIn = new(Guid.NewGuid(), "Ratna", Role.Supervisor)
    {
        Branches = In(ElsewhereBranch),
        DecidesFor = new Dictionary<string, Principal> { [Branch] = new(Supervisor.UserId, Supervisor.Name) },
    };

    public static readonly Actor NamedApprover = new(Guid.NewGuid(), "Nana", Role.Supervisor) { Branches = In(ElsewhereBranch) };
    public static readonly Actor Admin = new(Guid.NewGuid(), "Adi", Role.Admin);
    public static readonly Actor Gate = new(Guid.NewGuid(), "Gita", Role.Gate) { Branches = In(Branch) };
    public static readonly Actor GateElsewhere = new(Guid.NewGuid(), "Galih", Role.Gate) { Branches = In(ElsewhereBranch) };

    public static readonly AccessSubject Ticket = new(Branch, Us, Requester.UserId, Creator.UserId, Holder.UserId, NamedApproverId: NamedApprover.UserId);

    public static Actor AsLead(this Actor actor) => actor with { IsLead = true };

    private static HashSet<string> In(string branch) => [branch];
}
