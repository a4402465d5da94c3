using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Demo;

/// <summary>Six people of each company who come again and again: the same person is the same row in every request.</summary>
internal static class DemoVisitors
{
    /// <summary>Who escorts them at the demo's branches.</summary>
    public static PassageNotes Escorted { get; } = new() { Escort = "Hasan Basri" };

    private static readonly Dictionary<Guid, string[]> Names = new()
    {
        [DemoPeople.Nusantara] = ["Agus Santoso", "Dewi Anggraini", "Rizki Maulana", "Putri Handayani", "Eko Wahyudi", "Galih Saputro"],
        [DemoPeople.Samudra] = ["Andi Firmansyah", "Lina Marlina", "Hadi Purnomo", "Yuni Astuti", "Reza Fahlevi", "Indra Gunawan"],
        [DemoPeople.Rimba] = ["Teguh Prasetyo", "Wulan Sari", "Doni Kurniawan", "Asep Hidayat", "Mega Utami", "Cecep Supriatna"],
        [DemoPeople.Lintas] = ["Arif Budiman", "Fitri Rahayu", "Slamet Riyadi", "Vina Melati", "Heru Cahyono", "Oki Setiadi"],
        [DemoPeople.Bahtera] = ["Rudi Hermawan", "Ayu Kusumawati", "Zaki Mubarak", "Nur Aini", "Danu Wibowo", "Kiki Amalia"],
        [DemoPeople.Khatulistiwa] = ["Syahrul Efendi", "Melati Siregar", "Bambang Irawan", "Desi Ratnasari", "Roni Simanjuntak", "Elsa Novita"],
        [DemoPeople.Cakra] = ["Surya Adiputra", "Intan Permatasari", "Bayu Anggoro", "Laras Wening", "Toni Haryanto", "Maria Kaban"],
    };

    /// <summary>The first leads, the others work; on a visit they only look.</summary>
    /// <param name="tenantId">Whose people.</param>
    /// <param name="crew">Which of the six.</param>
    /// <param name="works">False for a visit.</param>
    public static IReadOnlyList<Visitor> Of(Guid tenantId, IReadOnlyList<int> crew, bool works) =>
    [
        .. crew.Select((number, at) => new Visitor(
            PersonId(tenantId, number), Names[tenantId][number], number == 5 ? IdType.Sim : IdType.Ktp, Last4(tenantId, number), DemoPeople.CompanyName(tenantId),
            $"+62 812 5550 {100 + Company(tenantId) * 10 + number}", 1980 + (number * 7 + Company(tenantId) * 3) % 20,
            at == 0 ? VisitorRole.Lead : works ? VisitorRole.Worker : VisitorRole.Guest)),
    ];

    private static Guid PersonId(Guid tenantId, int number) => new($"0199c000-0000-7000-8000-{Company(tenantId) * 100 + number:D12}");

    private static string Last4(Guid tenantId, int number) => $"{(4417 + Company(tenantId) * 1543 + number * 731) % 10_000:D4}";

    private static int Company(Guid tenantId) => Names.Keys.ToList().IndexOf(tenantId);
}
