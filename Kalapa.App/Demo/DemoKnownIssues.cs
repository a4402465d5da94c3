using Kalapa.App.Data;
using Kalapa.App.Features.KnownIssues;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>The demo's known issues: one that is over, in a night in which nobody else asked for anything, and one that goes on.</summary>
internal sealed class DemoKnownIssues(DemoHost host, DemoActions actions, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(7);

    private readonly DemoSupportActions _support = new(actions, cancellationToken);

    /// <summary>Three companies were concerned; the lead resolved their tickets with the issue, and two of them confirmed it.</summary>
    public async IAsyncEnumerable<Beat> Over(DateTimeOffset now)
    {
        var night = new DateTimeOffset(now.ToOffset(Zone).Date, Zone).AddDays(-8).AddHours(3);
        yield return new(night.AddMinutes(12));
        var id = await Declare(DemoPeople.OtherSupervisor, new()
        {
            BranchCode = "SBY",
            Category = "COOLING.HOT",
            Impact = Impact.Degraded,
            Title = "Satu unit pendingin ruang data berhenti",
            Known = "CRAC 2 berhenti pukul 03.05 dan suhu lorong panas naik. Unit cadangan sudah dinyalakan; teknisi memeriksa kompresornya.",
        }, TimeSpan.FromMinutes(60));
        List<(KalapaUser Client, Guid Ticket)> joined = [];
        foreach (var client in new[] { DemoPeople.LintasClient, DemoPeople.KhatulistiwaClient, DemoPeople.OtherClient })
        {
            yield return new(host.Now.AddMinutes(6));
            joined.Add((client, (await actions.Verb<JoinKnownIssue>().Run(client.Id, id, cancellationToken)).TicketId));
        }

        yield return new(night.AddMinutes(55));
        await Tell(DemoPeople.Lead, id, "Suhu kembali turun berkat unit cadangan. Kompresor CRAC 2 diganti pagi ini; tidak ada yang perlu Anda lakukan.", TimeSpan.FromHours(3));
        yield return new(night.AddMinutes(130));
        await actions.Verb<ResolveKnownIssue>().Run(
            DemoPeople.Lead.Id, id, SupportOutcome.Fixed, "Kompresor CRAC 2 macet.", "CRAC 2 berjalan lagi sejak 05.05 dan suhu lorong sudah wajar.", cancellationToken);
        await actions.Verb<ResolveLinkedTickets>().Run(DemoPeople.Lead.Id, id, cancellationToken: cancellationToken);
        foreach (var (client, ticket) in joined.Take(2))
        {
            yield return new(host.Now.AddMinutes(25));
            await _support.Confirm(client.Id, ticket);
        }
    }

    /// <summary>It goes on: a ticket in review was linked, two companies joined, and others that are allowed there see its banner.</summary>
    public async IAsyncEnumerable<Beat> GoingOn(DateTimeOffset now)
    {
        yield return new(now.AddMinutes(-4));
        var id = await Declare(DemoPeople.Lead, new()
        {
            BranchCode = "CBT",
            Category = "POWER.OUTAGE",
            Impact = Impact.Degraded,
            Title = "Jalur daya sisi B sebagian ruang data padam",
            Known = "Sebagian rak di Cibitung hanya mendapat daya dari sisi A. Teknisi memeriksa panel distribusi sisi B. Jangan memindahkan beban ke sisi A.",
        }, TimeSpan.FromHours(2));
        if (await InReview("CBT") is { } ticket)
        {
            await actions.Verb<LinkTickets>().Link(DemoPeople.Lead.Id, id, ticket, cancellationToken);
        }

        foreach (var client in new[] { DemoPeople.BahteraClient, DemoPeople.LintasClient })
        {
            yield return new(host.Now.AddMinutes(1));
            await actions.Verb<JoinKnownIssue>().Run(client.Id, id, cancellationToken);
        }

        yield return new(now.AddSeconds(-30));
        await Tell(DemoPeople.Lead, id, "Penyebabnya pemutus utama panel PDB-2. Penggantinya sedang dipasang.", TimeSpan.FromHours(2));
    }

    private Task<Guid> Declare(KalapaUser by, KnownIssueContent content, TimeSpan next) =>
        actions.Verb<DeclareKnownIssue>().Run(by.Id, content, host.Now + next, cancellationToken: cancellationToken);

    private Task Tell(KalapaUser by, Guid id, string text, TimeSpan next) => actions.Verb<UpdateKnownIssue>().Run(by.Id, id, text, host.Now + next, cancellationToken);

    private async Task<Guid?> InReview(string branch)
    {
        await using var db = await actions.Verb<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(cancellationToken);
        return await db.SupportRequests.Where(row => row.BranchCode == branch && row.State == TicketState.InReview && row.Category.StartsWith("POWER"))
            .OrderBy(row => row.QueueSeq).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
