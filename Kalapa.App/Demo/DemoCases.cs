using Kalapa.App.Data;
using Kalapa.Domain.PermitRequests;
using static Kalapa.App.Demo.DemoEnd;
using static Kalapa.App.Demo.DemoPeople;

namespace Kalapa.App.Demo;

/// <summary>
/// The demo's stories over fourteen days: those of past days by the hours of an office, ended yesterday at the latest, and those of the
/// last day by how long ago they are, so that at whatever hour somebody looks, something is in every state.
/// </summary>
internal sealed class DemoCases
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(7);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly DateTimeOffset _now;
    private readonly DateTimeOffset _midnight;

    private DemoCases(DateTimeOffset now) => (_now, _midnight) = (now, new(now.ToOffset(Zone).Date, Zone));

    /// <summary>Every story, told at <paramref name="now"/>.</summary>
    public static IReadOnlyList<DemoCase> All(DateTimeOffset now)
    {
        var cases = new DemoCases(now);
        return [.. cases.Past(), .. cases.AtTheGate(), .. cases.AtTheSupervisors(), .. cases.AtCustomerService()];
    }

    private IEnumerable<DemoCase> Past() =>
    [
        On(13, "08:10", Client, "CBT", DemoWork.Audit, 12, "09:00", 4, Done),
        On(13, "09:05", OtherClient, "SBY", DemoWork.Patch, 12, "10:00", 4, Done) with { Returns = 1 },
        On(13, "10:40", LintasClient, "BDG", DemoWork.BringIn, 12, "10:00", 5, Done),
        On(12, "08:20", BahteraClient, "CBT", DemoWork.Firmware, 11, "13:00", 4, Done) with { Conditions = "Hanya rak A-07; pekerjaan dihentikan bila suhu naik.", IsNarrowed = true },
        On(12, "08:55", RimbaClient, "BDG", DemoWork.Rack, 11, "09:00", 3, Rejected),
        On(12, "13:15", Colleague, "BTR", DemoWork.Survey, 11, "10:00", 3, NoShow),
        On(11, "08:30", KhatulistiwaClient, "PKU", DemoWork.Memory, 10, "13:00", 4, Done) with { Returns = 2 },
        On(11, "09:20", Client, "CBT", DemoWork.RackProject, 9, "14:00", 3, Done, 2, 3) with { Conditions = "Bukti asuransi diserahkan sebelum pekerjaan berikutnya.", Supervisor = OtherSupervisor },
        On(10, "08:05", OtherClient, "CBT", DemoWork.PowerSupply, 10, "08:05", 8, Done) with { BringsAfterEntry = true },
        On(10, "08:40", LintasColleague, "SBY", DemoWork.Audit, 8, "09:00", 4, Cancelled),
        On(10, "10:15", BahteraClient, "BTR", DemoWork.Patch, 9, "09:00", 4, Done) with { Denial = DemoDenial.IdMismatch },
        On(9, "09:10", LintasClient, "CBT", DemoWork.PowerFeed, 8, "13:00", 3, Done) with { IsAsked = true, Conditions = "Teknisi listrik Kalapa hadir selama pekerjaan di panel." },
        On(9, "13:30", RimbaClient, "BDG", DemoWork.Prospect, 7, "10:00", 2, Lapsed) with { Returns = 1 },
        On(8, "08:15", Client, "BDG", DemoWork.Switch, 7, "09:00", 4, Done) with { OnSiteBecause = "Tim sudah di lobi Bandung; jadwal di surat keliru satu hari." },
        On(8, "08:50", KhatulistiwaClient, "SBY", DemoWork.Ups, 7, "09:00", 3, Done) with { HasMessages = true },
        On(7, "09:00", OtherClient, "PKU", DemoWork.Inspection, 6, "09:00", 3, Done) with { Denial = DemoDenial.TooEarly },
        On(7, "09:30", LintasClient, "BDG", DemoWork.Prospect, 6, "13:00", 2, Done) with { TakenAt = At(7, "09:58") },
        On(7, "09:40", BahteraClient, "CBT", DemoWork.Disk, 6, "10:00", 4, Done) with { PickedBecause = "Hard disk kedua mulai gagal; data pelanggan terancam hilang." },
        On(6, "08:20", Colleague, "CBT", DemoWork.TakeOut, 4, "13:00", 3, Done) with { Returns = 3 },
        On(6, "11:00", LintasColleague, "CBT", DemoWork.Fibre, 4, "09:00", 6, Done, 1, 2) with { Conditions = "Panel lantai ditutup setiap kali area ditinggalkan.", Supervisor = OtherSupervisor },
        On(6, "13:10", Colleague, "CBT", DemoWork.RackProject, 3, "08:00", 8 * 24, ComesBack, 4) with { EndsAt = _midnight },
        On(5, "08:30", RimbaClient, "BTR", DemoWork.Switch, 4, "09:00", 5, Revoked) with { EndsAt = At(4, "11:05") },
        On(5, "09:15", ProspectClient, "CBT", DemoWork.Prospect, 4, "10:00", 2, Done),
        On(5, "10:00", Agent, "SBY", DemoWork.Memory, 4, "13:00", 4, Done) with { Agent = OtherAgent, HasMessages = true },
        On(4, "08:45", BahteraClient, "BTR", DemoWork.Audit, 3, "10:00", 3, Done) with { IsReleased = true, Supervisor = OtherSupervisor, StandsInFor = DemoPeople.Supervisor },
        On(4, "09:30", KhatulistiwaClient, "PKU", DemoWork.Firmware, 3, "09:00", 4, Rejected) with { IsAsked = true },
        On(3, "08:10", LintasClient, "CBT", DemoWork.Uplink, 3, "08:10", 6, Done, 4),
        On(3, "09:00", Colleague, "BDG", DemoWork.Patch, 2, "10:00", 3, Done) with { LeavesLate = true },
        On(2, "08:20", Client, "CBT", DemoWork.Disk, 1, "09:00", 4, Done) with { HandedTo = OtherAgent, Agent = DemoPeople.Agent },
        On(2, "09:10", OtherClient, "CBT", DemoWork.Ups, 1, "10:00", 3, Done) with { Denial = DemoDenial.WrongBranch },
        On(2, "10:30", Supervisor, "CBT", DemoWork.Survey, 1, "13:00", 2, Done, 2, 3) with { Supervisor = OtherSupervisor, Denial = DemoDenial.UnknownCode },
    ];

    private IEnumerable<DemoCase> AtTheGate() =>
    [
        Ago(20, LintasClient, "CBT", DemoWork.Inspection, -9.5, 8.85, Overstayed, 0, 1),
        Ago(16, RimbaClient, "BDG", DemoWork.Disk, -5, 8, Revoked, 0, 1) with { EndsAt = _now.AddHours(-2) },
        Ago(15, Colleague, "CBT", DemoWork.Switch, -4, 8, Suspended, 5) with { EndsAt = _now.AddMinutes(-50), Conditions = "Hanya di luar jam sibuk." },
        Ago(14, Client, "CBT", DemoWork.Firmware, -3, 8, Inside, 0, 1),
        Ago(13.5, BahteraClient, "CBT", DemoWork.Audit, -2, 6, Inside, 0, 1) with { Denial = DemoDenial.NotListed, Supervisor = OtherSupervisor },
        Ago(12.5, LintasClient, "BDG", DemoWork.Survey, -1.5, 5, Inside, 2, 3),
        Ago(3, OtherClient, "SBY", DemoWork.Uplink, -3, 9, Inside, 0, 1),
        Ago(17, OtherClient, "CBT", DemoWork.Rack, 1.5, 3.5, Expected, 2),
        Ago(11, Client, "CBT", DemoWork.Prospect, 0.5, 5.5, Expected, 2, 3) with { Conditions = "Tamu tidak memotret.", HasMessages = true },
        Ago(10.5, LintasColleague, "BDG", DemoWork.Patch, 2, 6, Expected, 4, 5),
        Ago(9.5, KhatulistiwaClient, "PKU", DemoWork.Inspection, 3, 4, Expected, 0, 1),
        Ago(12, BahteraClient, "BTR", DemoWork.Survey, 10, 5, VisitCancelled, 2, 3) with { EndsAt = _now.AddHours(-1) },
    ];

    private IEnumerable<DemoCase> AtTheSupervisors() =>
    [
        Ago(10, LintasColleague, "BDG", DemoWork.Memory, -0.5, 6.5, Escalated),
        Ago(9, KhatulistiwaClient, "SBY", DemoWork.Disk, 20, 5, Escalated) with { Returns = 1 },
        Ago(7, Client, "CBT", DemoWork.Prospect, 26, 4, Escalated) with { HasMessages = true },
        Ago(6.5, OtherClient, "CBT", DemoWork.RackProject, 60, 72, Escalated, 0, 1, 2),
        Ago(6, Colleague, "BTR", DemoWork.Rack, 30, 5, Escalated),
        Ago(5.5, BahteraClient, "CBT", DemoWork.PowerFeed, 48, 6, Escalated) with { HasFirstApproval = true },
        Ago(5, LintasClient, "CBT", DemoWork.Disk, 22, 5, Clarifying),
        Ago(30, KhatulistiwaClient, "SBY", DemoWork.Patch, -20, 16, WindowMissed, 2, 3),
        Ago(4.5, BahteraClient, "BTR", DemoWork.Firmware, 28, 5, AskedClient),
    ];

    private IEnumerable<DemoCase> AtCustomerService() =>
    [
        Ago(5, Client, "BDG", DemoWork.Switch, 40, 5, Returned) with { Returns = 1 },
        Ago(6, OtherClient, "PKU", DemoWork.Firmware, 44, 5, Returned) with { Returns = 2 },
        Ago(4, Colleague, "CBT", DemoWork.TakeOut, 46, 4, Withdrawn),
        Ago(4, RimbaClient, "BDG", DemoWork.Patch, 36, 4, Cancelled),

        // In review since a few minutes: the oldest in line when the agents came.
        Minutes(105, OtherClient, "SBY", DemoWork.Patch, 36, 4, InReview) with { Agent = DemoPeople.Agent, TakenAt = _now.AddMinutes(-21) },
        Minutes(101, LintasClient, "BDG", DemoWork.BringIn, 30, 5, InReview) with { Agent = OtherAgent, TakenAt = _now.AddMinutes(-17) },
        Minutes(97, Client, "CBT", DemoWork.Patch, 28, 4, InReview) with { Agent = DemoPeople.Agent, TakenAt = _now.AddMinutes(-13) },
        Minutes(92, RimbaClient, "BDG", DemoWork.Memory, 33, 4, InReview) with { Agent = Lead, TakenAt = _now.AddMinutes(-9) },
        Minutes(88, BahteraClient, "CBT", DemoWork.Survey, 26, 3, InReview) with { Agent = ThirdAgent, TakenAt = _now.AddMinutes(-5) },

        // In line. The one that was returned comes back to a place before the others; the emergency before all.
        Ago(8, RimbaClient, "BTR", DemoWork.Firmware, 30, 5, Waiting) with { Returns = 1, BackAt = _now.AddMinutes(-2) },
        Minutes(70, Client, "CBT", DemoWork.Memory, 28, 5, Waiting),
        Minutes(61, OtherClient, "PKU", DemoWork.Inspection, 44, 3, Waiting),
        Minutes(52, Colleague, "BTR", DemoWork.Ups, 60, 3, Waiting),
        Minutes(43, LintasColleague, "SBY", DemoWork.Switch, 34, 5, Waiting),
        Minutes(34, KhatulistiwaClient, "PKU", DemoWork.Memory, 25, 4, Waiting),
        Minutes(26, BahteraClient, "CBT", DemoWork.Prospect, 32, 3, Waiting),
        Minutes(18, OtherClient, "CBT", DemoWork.Disk, 33, 4, Waiting),
        Minutes(4.5, Colleague, "CBT", DemoWork.BringIn, 17, 4, Waiting) with { OnSiteBecause = "Truk sudah di gerbang Cibitung sejak pagi." },
        Minutes(3, OtherClient, "CBT", DemoWork.PowerSupply, 0, 10, Waiting),
        Minutes(90, Client, "CBT", DemoWork.Fibre, 72, 8, Draft),
        Minutes(40, RimbaClient, "BDG", DemoWork.TakeOut, 50, 4, Draft),
    ];

    /// <summary>On a day in the past, by branch time.</summary>
    private DemoCase On(int day, string filed, KalapaUser author, string branch, DemoWork work, int visitDay, string start, double hours, DemoEnd end, params int[] crew)
    {
        var from = At(visitDay, start);
        var window = end == ComesBack
            ? new VisitWindow(from, from.AddHours(hours), new(8, 0), new(18, 0))
            : new VisitWindow(from, from.AddHours(hours));
        return Of(author, branch, work, At(day, filed), window, end, crew);
    }

    /// <summary>So many hours ago; the visit begins so many hours from now.</summary>
    private DemoCase Ago(double filed, KalapaUser author, string branch, DemoWork work, double start, double hours, DemoEnd end, params int[] crew)
    {
        var from = work.IsEmergency ? _now.AddHours(-filed) : Floor(_now.AddHours(start));
        return Of(author, branch, work, _now.AddHours(-filed), new(from, Floor(from.AddHours(hours))), end, crew);
    }

    private DemoCase Minutes(double filed, KalapaUser author, string branch, DemoWork work, double start, double hours, DemoEnd end) =>
        Ago(filed / 60, author, branch, work, start, hours, end);

    private static DemoCase Of(
        KalapaUser author, string branch, DemoWork work, DateTimeOffset filed, VisitWindow window, DemoEnd end, int[] crew)
    {
        // Staff file by phone: CS for Samudra, the supervisor for Bahtera.
        var tenant = author.TenantId ?? (author == Agent ? Samudra : Bahtera);
        int[] people = crew.Length > 0 ? crew : [.. Enumerable.Range((int)(filed.UtcTicks / TimeSpan.TicksPerMinute % 3), work.Type == "DLV" ? 1 : 2)];
        var waiver = work == DemoWork.RackProject && end != ComesBack ? "D13" : null;
        return new(new(author, tenant, branch, work, window, people) { Waiver = waiver }, filed, end);
    }

    private DateTimeOffset At(int day, string time) => _midnight.AddDays(-day) + TimeOnly.ParseExact(time, "HH:mm", null).ToTimeSpan();

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % Quarter.Ticks, TimeSpan.Zero);
}
