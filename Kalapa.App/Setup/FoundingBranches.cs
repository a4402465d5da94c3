using Kalapa.App.Data;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Setup;

/// <summary>The five data centres: without them there is nothing to ask for.</summary>
public static class FoundingBranches
{
    private static readonly Zone[] Zones =
    [
        new("LBY", "Lobi", ZoneKind.Lobby, false),
        new("STG", "Staging", ZoneKind.Staging, false),
        new("DCK", "Loading dock", ZoneKind.Dock, true),
        new("DH1", "Data hall 1", ZoneKind.DataHall, true),
        new("DH2", "Data hall 2", ZoneKind.DataHall, true),
        new("MMR", "Meet-me room", ZoneKind.MeetMe, true),
        new("PWR", "Ruang panel", ZoneKind.PowerRoom, true),
        new("BAT", "Ruang baterai", ZoneKind.Battery, true),
        new("GEN", "Genset", ZoneKind.Genset, true),
        new("CLG", "Ruang pendingin", ZoneKind.Cooling, true),
        new("FIR", "Ruang fire system", ZoneKind.FireSystem, true),
        new("ROF", "Atap", ZoneKind.Roof, true),
        new("OFC", "Kantor", ZoneKind.Office, false),
    ];

    /// <summary>Adds those that are not there yet; what an admin changed stays.</summary>
    public static async Task EnsureThere(IDbContextFactory<KalapaDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var there = await db.Branches.Select(branch => branch.Code).ToListAsync();
        db.Branches.AddRange(All().Where(branch => !there.Contains(branch.Code)));
        await db.SaveChangesAsync();
    }

    /// <summary>The five, as founded.</summary>
    public static IEnumerable<Branch> All() =>
    [
        Of("CBT", "Cibitung", "Kawasan Industri MM2100, Cibitung, Bekasi 17520", 40, "+62 21 5550 1101"),
        Of("BDG", "Bandung", "Jl. Soekarno-Hatta 500, Bandung 40286", 25, "+62 22 5550 1102"),
        Of("PKU", "Pekanbaru", "Jl. Jenderal Sudirman 300, Pekanbaru 28111", 15, "+62 761 555 1103"),
        Of("SBY", "Surabaya", "Jl. Rungkut Industri Raya 10, Surabaya 60293", 25, "+62 31 5550 1104"),
        Of("BTR", "Bintaro", "Jl. Boulevard Bintaro Jaya Sektor 7, Tangerang Selatan 15224", 20, "+62 21 5550 1105"),
    ];

    private static Branch Of(string code, string name, string address, int maxPeople, string phone) => new()
    {
        Code = code,
        Name = name,
        Address = address,
        TimeZone = "Asia/Jakarta",
        MaxPeople = maxPeople,
        EmergencyPhone = phone,
        Zones = Zones,
    };
}
