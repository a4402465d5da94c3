using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Load.Seed;

/// <summary>Companies and accounts of a run; nobody shares one.</summary>
/// <param name="agents">How many agents watch and hold tickets.</param>
/// <param name="takers">How many agents take tickets; each keeps at most <see cref="TakesEach"/> of them.</param>
internal sealed class SeedPeople(int agents, int takers)
{
    /// <summary>Below what one agent may have in review.</summary>
    public const int TakesEach = 4;

    /// <summary>Everybody's.</summary>
    public const string Password = "a load run's password";

    private const int Companies = 20;

    private static readonly string[] Branches = ["CBT", "BDG", "PKU", "SBY", "BTR"];

    /// <summary>The companies; each may enter every branch.</summary>
    public IReadOnlyList<Tenant> Tenants { get; private set; } = [.. Enumerable.Range(1, Companies).Select(number => new Tenant
    {
        Id = Guid.CreateVersion7(),
        LegalName = $"PT Muatan Data {number:D2}",
        ContractNo = $"KLP/2024/{number:D3}",
        ContractTo = DateOnly.FromDateTime(DateTime.UtcNow).AddYears(2),
        AllowedBranches = Branches,
    })];

    /// <summary>One client of each company, in the companies' order.</summary>
    public IReadOnlyList<KalapaUser> Clients => _clients ??= [.. Tenants.Select((tenant, index) => Of($"Klien {index + 1:D2}", $"klien{index + 1}", Role.Client, tenant.Id))];

    /// <summary>Agents whose screens watch, and who hold tickets.</summary>
    public IReadOnlyList<KalapaUser> Agents { get; } = [.. Enumerable.Range(1, agents).Select(number => Of($"Agen {number:D2}", $"agen{number}", Role.Cs))];

    /// <summary>Agents who hold nothing yet, so that they may take.</summary>
    public IReadOnlyList<KalapaUser> Takers { get; } = [.. Enumerable.Range(1, takers).Select(number => Of($"Pengambil {number:D3}", $"pengambil{number}", Role.Cs))];

    /// <summary>Each decides for every branch.</summary>
    public IReadOnlyList<KalapaUser> Supervisors { get; } = [.. Enumerable.Range(1, 5).Select(number => Of($"Supervisor {number}", $"supervisor{number}", Role.Supervisor, branches: Branches))];

    /// <summary>One at each gate.</summary>
    public IReadOnlyList<KalapaUser> Guards { get; } = [.. Branches.Select(branch => Of($"Gerbang {branch}", $"gerbang{branch.ToLowerInvariant()}", Role.Gate, branches: [branch]))];

    /// <summary>Who watches activity.</summary>
    public KalapaUser Admin { get; } = Of("Admin", "admin", Role.Admin);

    /// <summary>All accounts.</summary>
    public IEnumerable<KalapaUser> All => [.. Clients, .. Agents, .. Takers, .. Supervisors, .. Guards, Admin];

    private IReadOnlyList<KalapaUser>? _clients;

    /// <summary>Takes the keys that they have in a database which was seeded before.</summary>
    public async Task Find(KalapaDbContext db)
    {
        var tenants = await db.Tenants.AsNoTracking().OrderBy(row => row.LegalName).ToListAsync();
        var accounts = await db.Users.Select(row => new { row.Email, row.Id, row.TenantId }).ToDictionaryAsync(row => row.Email!);
        Tenants = tenants;
        foreach (var user in All)
        {
            (user.Id, user.TenantId) = (accounts[user.Email!].Id, accounts[user.Email!].TenantId);
        }
    }

    private static KalapaUser Of(string name, string mailbox, Role role, Guid? tenant = null, string[]? branches = null)
    {
        var email = $"{mailbox}@muatan.example";
        return new()
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Role = role,
            TenantId = tenant,
            Branches = branches ?? [],
        };
    }
}
