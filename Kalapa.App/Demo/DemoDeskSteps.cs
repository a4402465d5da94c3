using Kalapa.App.Data;
using Kalapa.App.Features.Announcements;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Demo;

/// <summary>
/// What simulated people do beside tickets: a fault of a whole branch is declared, joined, told again and ended; customer service promises companies something,
/// puts it off and keeps it; and it announces what is planned. One issue at a time, and a few promises and announcements: nobody's lists fill up overnight.
/// </summary>
/// <param name="random">The dice.</param>
internal sealed class DemoDeskSteps(Random random)
{
    private const int MostPromises = 4;
    private const int MostAnnounced = 1;

    // A stage for each, so that somebody who watches sees one after another.
    private static readonly TimeSpan ToldAfter = TimeSpan.FromMinutes(1.5);
    private static readonly TimeSpan OverAfter = TimeSpan.FromMinutes(4);

    private static readonly KnownIssueContent[] Outages =
    [
        new() { Category = "NETWORK.SLOW", Impact = Impact.Degraded, Title = "Salah satu jalur internet lambat", Known = "Penyedia jalur utama melaporkan kabel putus. Lalu lintas dialihkan ke jalur kedua." },
        new() { Category = "COOLING.HUMIDITY", Impact = Impact.None, Title = "Kelembapan ruang data di atas batas", Known = "Satu pelembap tidak mau berhenti. Teknisi memeriksanya; suhu tetap wajar." },
        new() { Category = "ACCESS.BADGE", Impact = Impact.Degraded, Title = "Pembaca kartu pintu lobi mati", Known = "Petugas membukakan pintu satu per satu sampai pembacanya diganti." },
    ];

    private static readonly string[] Promises =
        ["Kirim ringkasan gangguan bulan ini.", "Tanyakan rencana penambahan rak.", "Pastikan daftar pengunjung tetapnya masih benar."];

    /// <summary>The things that could be done now.</summary>
    public IEnumerable<DemoStep> Possible(DemoSituation situation)
    {
        var (desk, room) = (situation.Desk, DemoSteps.LongestLine - situation.Waiting);
        if (desk.Issues.Count == 0)
        {
            yield return new("declare", 1, Declare);
        }

        foreach (var issue in desk.Issues)
        {
            var age = situation.Now - issue.DeclaredAt;
            if (room > 0 && Concerned(issue).FirstOrDefault() is { } client)
            {
                yield return new("join", 3, (actions, cancellation) => actions.Verb<JoinKnownIssue>().Run(client.Id, issue.Id, cancellation));
            }

            if (issue.Updates == 0 && age >= ToldAfter)
            {
                yield return new("tell", 4, (actions, cancellation) => actions.Verb<UpdateKnownIssue>().Run(
                    DemoPeople.ThirdAgent.Id, issue.Id, "Penyebabnya sudah ditemukan; perbaikannya sedang dikerjakan.", actions.Now.AddMinutes(30), cancellation));
            }

            if (issue is { Updates: > 0, IsHeldByPerson: false } && age >= OverAfter && situation.Waiting - issue.Waiting >= DemoSteps.ShortestLine)
            {
                yield return new("end", 6, (actions, cancellation) => End(actions, issue, cancellation));
            }
        }

        if (desk.Promises.Count < MostPromises)
        {
            yield return new("promise", 1, Promise);
        }

        if (desk.Promises is [var promise, ..])
        {
            yield return new("put-off", 1, (actions, cancellation) => actions.Verb<KeepFollowUp>().Move(
                promise.ForUserId, promise.TenantId, promise.Id, promise.DueOn.AddDays(1), promise.ForUserId, cancellation));
            yield return new("keep-promise", desk.Promises.Count, (actions, cancellation) => actions.Verb<KeepFollowUp>().Complete(promise.ForUserId, promise.TenantId, promise.Id, cancellation));
        }

        if (desk.Announced < MostAnnounced)
        {
            yield return new("announce", 1, Announce);
        }
    }

    private static IEnumerable<KalapaUser> Concerned(SimulatedIssue issue) => DemoPeople.Simulated.Where(user =>
        user.Role == Role.Client && !issue.Joined.Contains(user.TenantId!.Value) && BranchesOf(user.TenantId!.Value).Contains(issue.BranchCode));

    private Task Declare(DemoActions actions, CancellationToken cancellationToken) => actions.Verb<DeclareKnownIssue>().Run(
        DemoPeople.AnySupervisor.Id, Pick(Outages) with { BranchCode = Pick(DemoPeople.AnySupervisor.Branches) }, actions.Now.AddMinutes(30), cancellationToken: cancellationToken);

    // The lead says so, because the lead resolves its tickets with it.
    private static async Task End(DemoActions actions, SimulatedIssue issue, CancellationToken cancellationToken)
    {
        await actions.Verb<ResolveKnownIssue>().Run(
            DemoPeople.ThirdAgent.Id, issue.Id, SupportOutcome.Fixed, "Komponen yang rusak sudah diganti.", "Semuanya berjalan seperti biasa lagi.", cancellationToken);
        await actions.Verb<ResolveLinkedTickets>().Run(DemoPeople.ThirdAgent.Id, issue.Id, cancellationToken: cancellationToken);
    }

    private Task Promise(DemoActions actions, CancellationToken cancellationToken)
    {
        var agents = DemoPeople.Simulated.Where(user => user.Role == Role.Cs).ToList();
        var company = Pick([.. DemoPeople.Simulated.Where(user => user.Role == Role.Client)]).TenantId!.Value;
        return actions.Verb<KeepFollowUp>().Open(Pick(agents).Id, company, Pick(Promises), BranchTime.DayOf(actions.Now).AddDays(1 + random.Next(5)), Pick(agents).Id, cancellationToken);
    }

    private static Task Announce(DemoActions actions, CancellationToken cancellationToken) => actions.Verb<MakeAnnouncement>().Run(DemoPeople.ThirdAgent.Id, new()
    {
        Kind = AnnouncementKind.Information,
        Indonesian = new() { Title = "Meja layanan tetap buka pada hari libur", Text = "Petugas layanan pelanggan bertugas dua puluh empat jam, juga pada hari libur nasional." },
        English = new() { Title = "The service desk stays open on holidays", Text = "Customer service is there around the clock, on public holidays too." },
        From = actions.Now,
        Until = actions.Now.AddHours(2),
        Audience = AnnouncementAudience.Everybody,
    }, cancellationToken);

    private static IReadOnlyList<string> BranchesOf(Guid tenantId) => DemoPeople.Tenants(default).Single(company => company.Id == tenantId).AllowedBranches;

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
