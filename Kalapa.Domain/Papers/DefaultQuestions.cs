namespace Kalapa.Domain.Papers;

/// <summary>
/// The questions as the specification seeds them (product.md section 2). Q14, the incident number and why it cannot wait,
/// is not a choice: it is <c>RequestContent.IncidentNumber</c> and <c>Purpose</c>.
/// </summary>
internal static class DefaultQuestions
{
    /// <summary>In the order they are asked.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new(Question.Work, "Apa yang akan dilakukan?", "What will be done?",
        [
            new("VIS", "Melihat atau memeriksa, tanpa pekerjaan", "Look or inspect, no work", Type: "VIS"),
            new("WRK", "Bekerja di rak kami sendiri", "Work in our own rack", Type: "WRK"),
            new("EQP", "Hanya membawa perangkat masuk atau keluar", "Only bring equipment in or out", Type: "EQP"),
            new("DLV", "Mengantar barang ke dok", "Deliver to the dock", Type: "DLV"),
            new("PRJ", "Proyek oleh kontraktor", "A contractor's project", Type: "PRJ"),
            new("EMG", "Keadaan darurat yang tidak dapat menunggu", "An emergency that cannot wait", Type: "EMG"),
        ]),
        If("Q02", "Apakah ada orang dari perusahaan lain yang datang?", "Do people of another company come?", Conditions.Vendor),
        If("Q03", "Apakah ada perangkat yang masuk?", "Does equipment come in?", Conditions.In),
        If("Q04", "Apakah ada perangkat yang keluar?", "Does equipment go out?", Conditions.Out),
        If("Q05", "Mungkinkah layanan atau sistem bersama terganggu?", "May a service or a shared system be affected?", Conditions.Impact),
        If("Q06", "Apakah ada bahan kimia, baterai, atau cairan?", "Are there chemicals, batteries or liquids?", Conditions.Chemicals),
        Adds("Q07", "Apakah ada percikan atau nyala api?", "Will there be sparks or flame?", "HOT"),
        Adds("Q08", "Apakah ada pekerjaan listrik?", "Is there electrical work?", "ELC"),
        Adds("Q09", "Apakah ada pekerjaan di atas 1,8 m?", "Is there work above 1.8 m?", "HGT"),
        Adds("Q10", "Apakah panel lantai atau plafon dibuka?", "Are floor or ceiling panels opened?", "RFC"),
        Adds("Q11", "Apakah ada pengeboran atau pekerjaan berdebu?", "Is there drilling or dusty work?", "DST"),
        Adds("Q12", "Apakah sistem kebakaran dinonaktifkan?", "Is the fire system switched off?", "FIR"),
        Adds("Q13", "Apakah ada pekerjaan di ruang terbatas?", "Is there work in a confined space?", "CNF"),
    ];

    private static Question If(string code, string id, string en, string condition) => YesNo(code, id, en, null, condition);

    private static Question Adds(string code, string id, string en, string type) => YesNo(code, id, en, type, null);

    private static Question YesNo(string code, string id, string en, string? type, string? condition) => new(code, id, en,
    [
        new("yes", "Ya", "Yes", type, condition),
        new("no", "Tidak", "No"),
    ]);
}
