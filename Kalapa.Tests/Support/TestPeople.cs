using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;

namespace Kalapa.Tests.Support;

/// <summary>One account of each kind there is, in two companies and two branches.</summary>
internal sealed class TestPeople
{
    /// <summary>Who escorts whoever comes in, where the permit asks for somebody.</summary>
    public static PassageNotes Escorted { get; } = new() { Escort = "Hasan Basri" };

    public Tenant Company { get; } = NewTenant("PT Nusantara", "CBT", "BDG");

    public Tenant OtherCompany { get; } = NewTenant("PT Samudra", "CBT");

    public KalapaUser Client { get; }

    public KalapaUser Colleague { get; }

    public KalapaUser TenantAdmin { get; }

    public KalapaUser OtherClient { get; }

    /// <summary>A client whose company is not known.</summary>
    public KalapaUser Stray { get; } = NewUser("Putra", Role.Client);

    public KalapaUser Agent { get; } = NewUser("Rina", Role.Cs);

    public KalapaUser OtherAgent { get; } = NewUser("Dimas", Role.Cs);

    public KalapaUser BandungAgent { get; } = NewUser("Eka", Role.Cs, branches: ["BDG"]);

    public KalapaUser Lead { get; } = NewUser("Tono", Role.Cs, lead: true);

    public KalapaUser Supervisor { get; } = NewUser("Budi", Role.Supervisor, branches: ["CBT"]);

    public KalapaUser SecondSupervisor { get; } = NewUser("Ratna", Role.Supervisor, branches: ["CBT", "BDG"]);

    public KalapaUser BandungSupervisor { get; } = NewUser("Yudi", Role.Supervisor, branches: ["BDG"]);

    /// <summary>Another branch's, who stands in for <see cref="Supervisor"/> where a test says so; in no database else.</summary>
    public KalapaUser StandIn { get; } = NewUser("Hendra", Role.Supervisor, branches: ["SBY"]);

    public KalapaUser Guard { get; } = NewUser("Joko", Role.Gate, branches: ["CBT"]);

    public KalapaUser BandungGuard { get; } = NewUser("Wawan", Role.Gate, branches: ["BDG"]);

    public KalapaUser Admin { get; } = NewUser("Anita", Role.Admin);

    public TestPeople()
    {
        Client = NewUser("Sari", Role.Client, Company);
        Colleague = NewUser("Bagus", Role.Client, Company);
        TenantAdmin = NewUser("Laras", Role.Client, Company, tenantAdmin: true);
        OtherClient = NewUser("Maya", Role.Client, OtherCompany);
    }

    public IReadOnlyList<KalapaUser> All =>
    [
        Client, Colleague, TenantAdmin, OtherClient, Stray, Agent, OtherAgent, BandungAgent, Lead,
        Supervisor, SecondSupervisor, BandungSupervisor, Guard, BandungGuard, Admin,
    ];

    public static KalapaUser NewUser(
        string name, Role role, Tenant? tenant = null, string[]? branches = null, bool lead = false, bool tenantAdmin = false) => new()
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            UserName = $"{name}-{Guid.NewGuid():N}",
            SecurityStamp = $"{Guid.NewGuid():N}",
            Role = role,
            TenantId = tenant?.Id,
            Branches = branches ?? [],
            IsLead = lead,
            IsTenantAdmin = tenantAdmin,
        };

    private static Tenant NewTenant(string name, params string[] branches) => new()
    {
        Id = Guid.CreateVersion7(),
        LegalName = name,
        ContractNo = "K-1",
        ContractTo = new DateOnly(2030, 12, 31),
        AllowedBranches = branches,
    };
}
