using static Kalapa.Domain.Papers.Conditions;

namespace Kalapa.Domain.Papers;

/// <summary>The table of types and their papers as the specification seeds it (product.md section 2).</summary>
internal static class DefaultPermitTypes
{
    /// <summary>Base types, then add-ons.</summary>
    public static IReadOnlyList<PermitType> All { get; } =
    [
        Base("VIS", "Kunjungan atau inspeksi", "Visit or inspection", risk: 1, leadTime: 8, maxHours: 1 * Day, Escort.Always,
            M("D01"), M("D02", Vendor), M("D04", Vendor)),

        Base("WRK", "Pekerjaan risiko rendah di rak sendiri", "Low-risk work in own rack", risk: 1, leadTime: 8, maxHours: 5 * Day, Escort.Branch,
            M("D01"), M("D02"), M("D04", Vendor), M("D07", Out), M("D08", Impact), M("D16", Impact), M("D17", Chemicals))
            with { TakesAddOns = true },

        Base("EQP", "Perangkat masuk atau keluar", "Equipment in or out", risk: 2, leadTime: 16, maxHours: 2 * Day, Escort.Always,
            M("D01"), M("D02", Vendor), M("D04", Vendor), M("D06", In), M("D07", Out), M("D08", Impact)),

        Base("DLV", "Pengiriman ke dok", "Delivery to the dock", risk: 1, leadTime: 16, maxHours: 1 * Day, Escort.Dock,
            M("D01"), M("D04", Vendor), M("D06"), M("D07", Out), M("D17", Chemicals)),

        Base("PRJ", "Proyek kontraktor", "Contractor project", risk: 3, leadTime: 40, maxHours: 14 * Day, Escort.Always,
            M("D01"), M("D02"), M("D04"), M("D06", In), M("D07", Out), M("D08"), M("D09"), M("D10"), M("D11"), M("D12", AddOn),
            M("D13"), M("D14", Impact), M("D16", Impact), M("D17", Chemicals))
            with { TakesAddOns = true },

        Base("EMG", "Darurat", "Emergency", risk: 3, leadTime: 0, maxHours: 12, Escort.Always,
            A("D01"), A("D02"), A("D04"), M("D07", Out), A("D08"), A("D09"), A("D10"), A("D11"), M("D12", AddOn),
            A("D13"), A("D14"), M("D17", Chemicals), M("D20"))
            with { TakesAddOns = true },

        Extra("HOT", "Pekerjaan panas", "Hot work", risk: 3, M("D08"), M("D09"), M("D10"), M("D11"), M("D15")),
        Extra("ELC", "Pekerjaan listrik", "Electrical work", risk: 4, M("D08"), M("D09"), M("D10"), M("D11"), M("D12"), M("D14")),
        Extra("HGT", "Bekerja di ketinggian", "Work at height", risk: 3, M("D08"), M("D09"), M("D10"), M("D12")),
        Extra("RFC", "Lantai angkat atau plafon", "Raised floor or ceiling", risk: 3, M("D08"), M("D09"), M("D16")),
        Extra("DST", "Pengeboran atau debu", "Drilling or dust", risk: 3, M("D08"), M("D09"), M("D16")),
        Extra("FIR", "Penonaktifan sistem kebakaran", "Fire system impairment", risk: 4, M("D08"), M("D09"), M("D10"), M("D14"), M("D15")),
        Extra("CNF", "Ruang terbatas", "Confined space", risk: 4, M("D08"), M("D09"), M("D10"), M("D11"), M("D12")),
    ];

    private const int Day = 24;

    private static PermitType Base(
        string code, string id, string en, int risk, int leadTime, int maxHours, Escort escort, params IReadOnlyList<PaperRule> papers) =>
        new(code, id, en, IsAddOn: false, risk, leadTime, maxHours, escort, papers);

    private static PermitType Extra(string code, string id, string en, int risk, params IReadOnlyList<PaperRule> papers) =>
        new(code, id, en, IsAddOn: true, risk, LeadTimeHours: 24, MaxHours: 1 * Day, Escort.Always, papers);

    private static PaperRule M(string paper, string? condition = null) => new(paper, Need.Mandatory, condition);

    private static PaperRule A(string paper) => new(paper, Need.AfterEntry);
}
