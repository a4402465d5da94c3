using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>
/// Demo tickets, made the only way there is: by people through the verbs. One stands in each place a newcomer wants to see.
/// </summary>
public sealed class DemoStory(
    IDbContextFactory<KalapaDbContext> contexts, CreateRequest create, SaveContent save, SupplyPaper supply, SubmitRequest submit,
    TakeNext takeNext, JudgePaper judge, ReturnForCompletion sendBack, EscalateTicket escalate, DecideApproval decide,
    LookUpCode lookUp, PassGate pass, TimeProvider time)
{
    private static readonly Dictionary<string, string> Visit = new() { ["Q01"] = "VIS" };
    private static readonly Dictionary<string, string> OwnRack = new() { ["Q01"] = "WRK" };
    private static readonly Dictionary<string, string> Delivery = new() { ["Q01"] = "DLV" };
    private static readonly Dictionary<string, string> Emergency = new() { ["Q01"] = "EMG" };

    /// <summary>Fills the lists: on site, approved, awaiting a decision, returned, in review, waiting.</summary>
    public async Task Tell(CancellationToken cancellationToken)
    {
        // The head of the queue is always taken next, so each story is filed and led to its place before the following one.
        var onSite = await File(DemoPeople.Client, "CBT", "Ganti power supply server", Emergency, 0, cancellationToken, "INC-2611-014");
        await Approve(onSite, cancellationToken);
        await Enter(onSite, cancellationToken);

        await Approve(await File(DemoPeople.Client, "CBT", "Audit rak tahunan", Visit, 30, cancellationToken), cancellationToken);
        await ToSupervisor(await File(DemoPeople.OtherClient, "CBT", "Pengiriman dua UPS", Delivery, 26, cancellationToken), cancellationToken);
        await ToSupervisor(await File(DemoPeople.Client, "CBT", "Kunjungan calon pelanggan", Visit, 50, cancellationToken), cancellationToken);
        await Return(await File(DemoPeople.Client, "BDG", "Pasang switch cadangan", OwnRack, 40, cancellationToken), cancellationToken);
        await Take(DemoPeople.Agent, await File(DemoPeople.OtherClient, "SBY", "Ganti kabel patch", OwnRack, 36, cancellationToken), cancellationToken);
        await File(DemoPeople.OtherClient, "PKU", "Inspeksi bulanan", Visit, 44, cancellationToken);
        await File(DemoPeople.Client, "CBT", "Tambah memori server", OwnRack, 28, cancellationToken);
        await File(DemoPeople.Colleague, "BTR", "Pengiriman rak baru", Delivery, 60, cancellationToken);
        await File(DemoPeople.OtherClient, "CBT", "Penggantian hard disk", OwnRack, 33, cancellationToken);
    }

    private async Task<Guid> File(
        KalapaUser author, string branch, string title, Dictionary<string, string> answers, int hoursAhead,
        CancellationToken cancellationToken, string incident = "")
    {
        var id = await create.Run(author.Id, null, branch, Channel.Portal, cancellationToken);
        var start = time.GetUtcNow().AddHours(hoursAhead);
        start = hoursAhead == 0 ? start : new DateTimeOffset(start.Year, start.Month, start.Day, start.Hour, 0, 0, TimeSpan.Zero);
        var content = await save.Run(author.Id, id, draft => draft with
        {
            Title = title,
            Purpose = "Pemeliharaan rutin peralatan milik tenant.",
            WorkSteps = "1. Lapor di lobi\n2. Kerjakan di rak sendiri\n3. Bersihkan area dan lapor selesai",
            Answers = answers,
            Window = new(start, start.AddHours(6)),
            Zones = answers["Q01"] == "DLV" ? ["DCK"] : ["LBY", "DH1"],
            Racks = "A-07",
            ContactPhone = "+62 811 5550 120",
            IncidentNumber = incident,
            Visitors = Visitors(author),
            Declarations = [Accepted(Declaration.HouseRules, author), Accepted(Declaration.Privacy, author)],
        }, "Title", null, cancellationToken);
        foreach (var paper in PermitCatalogue.Default.Checklist(content).Where(line => line is { Need: Need.Mandatory, InForm: false }))
        {
            await using var pdf = DemoPdf.Saying($"{paper.Slot.Requirement} {title}");
            await supply.Run(author.Id, id, paper.Slot, $"{paper.Slot.Requirement}.pdf", pdf, cancellationToken);
        }

        await submit.Run(author.Id, id, cancellationToken);
        return id;
    }

    private async Task Take(KalapaUser agent, Guid ticketId, CancellationToken cancellationToken)
    {
        if (await takeNext.Run(agent.Id, cancellationToken) != ticketId)
        {
            throw new InvalidOperationException("The demo's next ticket was not the head of the queue.");
        }
    }

    private async Task ToSupervisor(Guid ticketId, CancellationToken cancellationToken)
    {
        await Take(DemoPeople.OtherAgent, ticketId, cancellationToken);
        foreach (var slot in (await Read(ticketId, cancellationToken)).CurrentDocuments.Select(paper => paper.Slot).ToList())
        {
            await judge.Run(DemoPeople.OtherAgent.Id, ticketId, (await Read(ticketId, cancellationToken)).Version, slot, Verdict.Accepted, null, "", cancellationToken);
        }

        await escalate.Run(DemoPeople.OtherAgent.Id, ticketId, (await Read(ticketId, cancellationToken)).Version, cancellationToken);
    }

    private async Task Approve(Guid ticketId, CancellationToken cancellationToken)
    {
        await ToSupervisor(ticketId, cancellationToken);
        var ticket = await Read(ticketId, cancellationToken);
        await decide.Run(
            DemoPeople.Supervisor.Id, ticketId, ticket.Version, new(Outcome.Approved, ticket.OpenApproval!.RevisionHash), cancellationToken);
    }

    private async Task Return(Guid ticketId, CancellationToken cancellationToken)
    {
        await Take(DemoPeople.OtherAgent, ticketId, cancellationToken);
        await judge.Run(
            DemoPeople.OtherAgent.Id, ticketId, (await Read(ticketId, cancellationToken)).Version, new("D02"), Verdict.Rejected,
            ReasonCode.Unsigned, "Belum ada tanda tangan atasan.", cancellationToken);
        await sendBack.Run(
            DemoPeople.OtherAgent.Id, ticketId, (await Read(ticketId, cancellationToken)).Version,
            "Mohon lengkapi: D02 Surat tugas, belum ditandatangani.", cancellationToken);
    }

    private async Task Enter(Guid ticketId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).SingleAsync(row => row.TicketId == ticketId, cancellationToken);
        await lookUp.Run(DemoPeople.Guard.Id, permit.BranchCode, permit.Code, cancellationToken);
        await pass.CheckIn(DemoPeople.Guard.Id, permit.Id, permit.People[0].PersonId, true, cancellationToken);
    }

    private async Task<Ticket> Read(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Tickets.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals).SingleAsync(row => row.Id == id, cancellationToken);
    }

    private static IReadOnlyList<Visitor> Visitors(KalapaUser author) =>
    [
        new(Guid.CreateVersion7(), "Agus Santoso", IdType.Ktp, "4417", author.TenantId == DemoPeople.Samudra ? "PT Samudra Awan Digital" : "PT Nusantara Data Prima", "+62 812 5550 101", 1988, VisitorRole.Lead),
        new(Guid.CreateVersion7(), "Dewi Anggraini", IdType.Ktp, "9032", author.TenantId == DemoPeople.Samudra ? "PT Samudra Awan Digital" : "PT Nusantara Data Prima", "+62 812 5550 102", 1994, VisitorRole.Worker),
    ];

    private Declaration Accepted(string code, KalapaUser author) => new(code, 1, author.Id, time.GetUtcNow());
}
