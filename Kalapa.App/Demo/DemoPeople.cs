using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;

namespace Kalapa.App.Demo;

/// <summary>The companies and people of a try-out. Their names and numbers belong to nobody.</summary>
internal static class DemoPeople
{
    public static readonly Guid Nusantara = new("0199a000-0000-7000-8000-000000000001");
    public static readonly Guid Samudra = new("0199a000-0000-7000-8000-000000000002");
    public static readonly Guid Rimba = new("0199a000-0000-7000-8000-000000000003");

    public static readonly KalapaUser Client = Of(1, "Sari Wulandari", "sari@nusantara.example", Role.Client, tenant: Nusantara, tenantAdmin: true);
    public static readonly KalapaUser Colleague = Of(2, "Bagus Prakoso", "bagus@nusantara.example", Role.Client, tenant: Nusantara);
    public static readonly KalapaUser OtherClient = Of(3, "Maya Lestari", "maya@samudra.example", Role.Client, tenant: Samudra, tenantAdmin: true);
    public static readonly KalapaUser Agent = Of(4, "Rina Kartika", "rina@kalapa.example", Role.Cs);
    public static readonly KalapaUser OtherAgent = Of(5, "Dimas Saputra", "dimas@kalapa.example", Role.Cs);
    public static readonly KalapaUser Lead = Of(6, "Tono Wijaya", "tono@kalapa.example", Role.Cs, lead: true);
    public static readonly KalapaUser Supervisor = Of(7, "Budi Hartono", "budi@kalapa.example", Role.Supervisor, branches: ["CBT", "BTR"]);
    public static readonly KalapaUser OtherSupervisor = Of(8, "Ratna Dewi", "ratna@kalapa.example", Role.Supervisor, branches: ["CBT", "BDG", "PKU", "SBY"]);
    public static readonly KalapaUser Guard = Of(9, "Joko Susilo", "joko@kalapa.example", Role.Gate, branches: ["CBT"]);
    public static readonly KalapaUser OtherGuard = Of(10, "Wawan Gunawan", "wawan@kalapa.example", Role.Gate, branches: ["BDG"]);
    public static readonly KalapaUser Admin = Of(11, "Anita Rahma", "anita@kalapa.example", Role.Admin);

    public static readonly IReadOnlyList<KalapaUser> All =
        [Client, Colleague, OtherClient, Agent, OtherAgent, Lead, Supervisor, OtherSupervisor, Guard, OtherGuard, Admin];

    public static IEnumerable<Tenant> Tenants(DateOnly today) =>
    [
        Company(Nusantara, "PT Nusantara Data Prima", "KLP/2024/017", today, ["CBT", "BDG", "BTR"]),
        Company(Samudra, "PT Samudra Awan Digital", "KLP/2025/004", today, ["CBT", "SBY", "PKU"]),
        Company(Rimba, "PT Rimba Niaga Elektronik", "KLP/2023/032", today, ["BDG"]),
    ];

    private static Tenant Company(Guid id, string name, string contract, DateOnly today, string[] branches) => new()
    {
        Id = id,
        LegalName = name,
        ContractNo = contract,
        ContractTo = today.AddYears(1),
        AllowedBranches = branches,
    };

    private static KalapaUser Of(
        int number, string name, string email, Role role, Guid? tenant = null, string[]? branches = null, bool lead = false, bool tenantAdmin = false) => new()
        {
            Id = new Guid($"0199b000-0000-7000-8000-{number:D12}"),
            DisplayName = name,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Role = role,
            TenantId = tenant,
            Branches = branches ?? [],
            IsLead = lead,
            IsTenantAdmin = tenantAdmin,
            LockoutEnabled = true,
        };
}
