using Kalapa.App.Data;
using static Kalapa.App.Demo.DemoPeople;
using static Kalapa.App.Demo.DemoSupportEnd;

namespace Kalapa.App.Demo;

/// <summary>The demo's faults, questions and orders beside its permits; told by the same two kinds of time as <see cref="DemoCases"/>.</summary>
internal sealed class DemoSupportCases
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(7);

    private readonly DateTimeOffset _now;
    private readonly DateTimeOffset _midnight;

    private DemoSupportCases(DateTimeOffset now) => (_now, _midnight) = (now, new(now.ToOffset(Zone).Date, Zone));

    /// <summary>Every story, told at <paramref name="now"/>.</summary>
    public static IReadOnlyList<DemoSupportCase> All(DateTimeOffset now)
    {
        var cases = new DemoSupportCases(now);
        return [.. cases.Past(), .. cases.Present()];
    }

    private IEnumerable<DemoSupportCase> Past() =>
    [
        On(12, "14:30", BahteraClient, "CBT", DemoFault.Lock, Closed) with { IsHandedOn = true },
        On(11, "15:10", OtherClient, "SBY", DemoFault.Discount, Closed),
        On(10, "14:20", RimbaClient, "BDG", DemoFault.DockHours, Cancelled),
        On(9, "15:00", Client, "CBT", DemoFault.CrossConnect, Closed) with { IsAsked = true, IsHandedOn = true, Rated = (4, "Cepat, dan langkahnya jelas.") },
        On(8, "14:05", LintasClient, "CBT", DemoFault.HotAisle, Closed) with { IsHandedOn = true, IsSilent = true },
        On(7, "14:40", KhatulistiwaClient, "PKU", DemoFault.Badge, Lapsed),
        On(6, "15:20", Client, "CBT", DemoFault.Disk, Closed) with { Visit = new(At(5, "13:00"), 3, [3, 4], DemoEnd.Done) },
        On(5, "15:15", BahteraClient, "CBT", DemoFault.Outage, Closed) with { IsHandedOn = true, Rated = (2, "Daya padam dua jam dan kami tidak diberi tahu penyebabnya.") },
        On(5, "16:40", RimbaClient, "BTR", DemoFault.Noise, Closed) with { NotSolvedBecause = "Bunyinya terdengar lagi malam ini." },
        On(4, "14:50", Colleague, "BDG", DemoFault.SlowNetwork, Closed) with { Rated = (5, "") },
        On(3, "15:30", LintasColleague, "SBY", DemoFault.LookAndPhotograph, Closed) with { IsHandedOn = true },
        On(2, "14:15", OtherClient, "CBT", DemoFault.Invoice, Closed) with { IsAsked = true, Rated = (5, "Terima kasih, langsung dikoreksi.") },
    ];

    private IEnumerable<DemoSupportCase> Present() =>
    [
        Ago(20.5, KhatulistiwaClient, "SBY", DemoFault.Disk, AwaitingVisit) with { Visit = new(_now.AddHours(-1), 6, [3, 4], DemoEnd.Inside) },
        Ago(6.2, Client, "BTR", DemoFault.Badge, Resolved) with { Agent = OtherAgent },
        Ago(5.7, LintasClient, "BDG", DemoFault.Invoice, Resolved) with { Agent = FourthAgent },
        Ago(4.8, Client, "BDG", DemoFault.HotAisle, Asked) with { Agent = DemoPeople.Agent },
        Ago(3.7, Client, "CBT", DemoFault.Psu, AwaitingVisit) with { Agent = DemoPeople.Agent },
        Ago(3.3, Colleague, "CBT", DemoFault.LookAndPhotograph, AtBranch) with { Agent = DemoPeople.Agent },
        Ago(2.8, RimbaClient, "BDG", DemoFault.Restart, AtBranch) with { Agent = FourthAgent },
        Ago(99 / 60d, Client, "CBT", DemoFault.RackPower, InReview) with { Agent = DemoPeople.Agent, TakenAt = _now.AddMinutes(-15) },
        Ago(48 / 60d, Colleague, "BDG", DemoFault.CrossConnect, Waiting),
        Ago(22 / 60d, KhatulistiwaClient, "SBY", DemoFault.HotAisle, Waiting),
        Ago(35 / 60d, Client, "CBT", DemoFault.DockHours, Draft),
    ];

    /// <summary>On a day in the past, by branch time.</summary>
    private DemoSupportCase On(int day, string filed, KalapaUser author, string branch, DemoFault fault, DemoSupportEnd end) => new(author, branch, fault, At(day, filed), end);

    /// <summary>So many hours ago.</summary>
    private DemoSupportCase Ago(double hours, KalapaUser author, string branch, DemoFault fault, DemoSupportEnd end) => new(author, branch, fault, _now.AddHours(-hours), end);

    private DateTimeOffset At(int day, string time) => _midnight.AddDays(-day) + TimeOnly.ParseExact(time, "HH:mm", null).ToTimeSpan();
}
