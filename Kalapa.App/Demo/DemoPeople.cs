using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;

namespace Kalapa.App.Demo;

/// <summary>The companies and accounts of a try-out. Their names and numbers belong to nobody.</summary>
internal static class DemoPeople
{
    public static readonly Guid Nusantara = new("0199a000-0000-7000-8000-000000000001");
    public static readonly Guid Samudra = new("0199a000-0000-7000-8000-000000000002");
    public static readonly Guid Rimba = new("0199a000-0000-7000-8000-000000000003");
    public static readonly Guid Lintas = new("0199a000-0000-7000-8000-000000000004");
    public static readonly Guid Bahtera = new("0199a000-0000-7000-8000-000000000005");
    public static readonly Guid Khatulistiwa = new("0199a000-0000-7000-8000-000000000006");

    public static readonly Guid Cakra = new("0199a000-0000-7000-8000-000000000007");

    // The personas: one click on the sign-in page.
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

    // The others: nobody signs in as one of them with a click, so the simulation may act for them.
    public static readonly KalapaUser RimbaClient = Of(12, "Hana Puspita", "hana@rimba.example", Role.Client, tenant: Rimba, tenantAdmin: true);
    public static readonly KalapaUser LintasClient = Of(13, "Yoga Pratama", "yoga@lintas.example", Role.Client, tenant: Lintas, tenantAdmin: true);
    public static readonly KalapaUser LintasColleague = Of(14, "Citra Maharani", "citra@lintas.example", Role.Client, tenant: Lintas);
    public static readonly KalapaUser BahteraClient = Of(15, "Nadia Safitri", "nadia@bahtera.example", Role.Client, tenant: Bahtera, tenantAdmin: true);
    public static readonly KalapaUser KhatulistiwaClient = Of(16, "Ilham Ramadhan", "ilham@khatulistiwa.example", Role.Client, tenant: Khatulistiwa, tenantAdmin: true);
    public static readonly KalapaUser ThirdAgent = Of(17, "Sinta Permata", "sinta@kalapa.example", Role.Cs, lead: true);
    public static readonly KalapaUser FourthAgent = Of(18, "Fajar Nugroho", "fajar@kalapa.example", Role.Cs);
    public static readonly KalapaUser AnySupervisor = Of(19, "Hendra Kusuma", "hendra@kalapa.example", Role.Supervisor, branches: ["CBT", "BDG", "PKU", "SBY", "BTR"]);
    public static readonly KalapaUser CibitungGuard = Of(20, "Lukman Hakim", "lukman@kalapa.example", Role.Gate, branches: ["CBT", "BTR"]);
    public static readonly KalapaUser OtherGates = Of(21, "Tari Oktaviani", "tari@kalapa.example", Role.Gate, branches: ["BDG", "PKU", "SBY"]);

    /// <summary>Of the company without a contract. The simulation leaves it alone: it may file a site tour and nothing else.</summary>
    public static readonly KalapaUser ProspectClient = Of(22, "Gilang Permana", "gilang@cakra.example", Role.Client, tenant: Cakra, tenantAdmin: true);

    /// <summary>Those with a button, in its order.</summary>
    public static readonly IReadOnlyList<KalapaUser> Personas =
        [Client, Colleague, OtherClient, Agent, OtherAgent, Lead, Supervisor, OtherSupervisor, Guard, OtherGuard, Admin];

    /// <summary>Those the simulation plays.</summary>
    public static readonly IReadOnlyList<KalapaUser> Simulated =
        [RimbaClient, LintasClient, LintasColleague, BahteraClient, KhatulistiwaClient, ThirdAgent, FourthAgent, AnySupervisor, CibitungGuard, OtherGates];

    public static readonly IReadOnlyList<KalapaUser> All = [.. Personas, .. Simulated, ProspectClient];

    /// <summary>Six companies with a contract, and a prospect.</summary>
    public static IReadOnlyList<Tenant> Tenants(DateOnly today) =>
    [
        Company(Nusantara, "PT Nusantara Data Prima", "KLP/2024/017", today, ["CBT", "BDG", "BTR"], Agent),
        Company(Samudra, "PT Samudra Awan Digital", "KLP/2025/004", today, ["CBT", "SBY", "PKU"], OtherAgent),
        Company(Rimba, "PT Rimba Niaga Elektronik", "KLP/2023/032", today, ["BDG", "BTR"], Agent),
        Company(Lintas, "PT Lintas Arus Telekom", "KLP/2024/041", today, ["CBT", "BDG", "SBY"], ThirdAgent),
        Company(Bahtera, "PT Bahtera Finansia Utama", "KLP/2025/011", today, ["CBT", "BTR"], OtherAgent),
        Company(Khatulistiwa, "PT Khatulistiwa Medika Data", "KLP/2024/058", today, ["PKU", "SBY"], FourthAgent),
        new()
        {
            Id = Cakra,
            LegalName = "PT Cakra Bumi Analitika",
            ContractNo = "",
            ContractTo = Tenant.NoContract,
            Status = TenantStatus.Prospect,
            AllowedBranches = ["CBT"],
            ManagerId = Agent.Id,
        },
    ];

    /// <summary>What stands on a company's letterhead.</summary>
    public static string CompanyName(Guid tenantId) => Tenants(default).Single(tenant => tenant.Id == tenantId).LegalName;

    /// <summary>Who watches a branch's gate in the told past: its persona where it has one.</summary>
    public static KalapaUser GuardOf(string branch) => branch switch
    {
        "CBT" => Guard,
        "BDG" => OtherGuard,
        "BTR" => CibitungGuard,
        _ => OtherGates,
    };

    private static Tenant Company(Guid id, string name, string contract, DateOnly today, string[] branches, KalapaUser manager) => new()
    {
        Id = id,
        LegalName = name,
        ContractNo = contract,
        ContractTo = today.AddYears(1),
        AllowedBranches = branches,
        ManagerId = manager.Id,
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
