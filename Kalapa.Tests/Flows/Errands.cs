using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.Flows;

/// <summary>What happened before a test's story, done through the verbs in a process of its own on the app's database.</summary>
internal sealed class Errands(IServiceProvider services, KalapaDbContext db)
{
    /// <summary>A draft with nothing in it but its work.</summary>
    public async Task<Guid> Blank(KalapaUser author)
    {
        var id = await Get<CreateRequest>().Run(author.Id, author.TenantId!.Value, "CBT", Channel.Portal);
        await Get<SaveContent>().Run(author.Id, id, draft => draft with { Title = "Kunjungan", Answers = new Dictionary<string, string> { ["Q01"] = "VIS" } }, "Title");
        return id;
    }

    /// <summary>An emergency that may be sent; it goes to the head of the line.</summary>
    public async Task<Guid> Draft(KalapaUser author, string title, Func<RequestContent, RequestContent>? edit = null)
    {
        var now = DateTimeOffset.UtcNow;
        var channel = author.TenantId is null ? Channel.Supervisor : Channel.Portal;
        var id = await Get<CreateRequest>().Run(author.Id, author.TenantId ?? DemoPeople.Nusantara, "CBT", channel);
        var content = await Get<SaveContent>().Run(author.Id, id, draft => (edit ?? (same => same))(draft with
        {
            Title = title,
            Purpose = "Satu catu daya mati.",
            WorkSteps = "1. Lapor di lobi",
            Answers = new Dictionary<string, string> { ["Q01"] = "EMG" },
            Window = new(now, now.AddHours(6)),
            Zones = ["DH1"],
            Racks = "A-07",
            IncidentNumber = "INC-2611-902",
            Visitors = [new(Guid.CreateVersion7(), "Agus Santoso", IdType.Ktp, "4417", "PT Nusantara Data Prima", "+62 812 5550 101", 1988, VisitorRole.Lead)],
            Declarations = [new(Declaration.HouseRules, 1, author.Id, now), new(Declaration.Privacy, 1, author.Id, now)],
        }), "Title");
        foreach (var line in PermitCatalogue.Default.Checklist(content).Where(line => line is { Need: Need.Mandatory, InForm: false }))
        {
            using var pdf = SmallPdf.Open();
            await Get<SupplyPaper>().Run(author.Id, id, line.Slot, $"{line.Slot.Requirement}.pdf", pdf);
        }

        return id;
    }

    /// <summary>The same in the line.</summary>
    public async Task<Guid> Submitted(KalapaUser author, string title, Func<RequestContent, RequestContent>? edit = null)
    {
        var id = await Draft(author, title, edit);
        await Get<SubmitRequest>().Run(author.Id, id);
        return id;
    }

    /// <summary>The emergencies that wait are taken, so that the next one filed is the head of the line.</summary>
    public async Task TakeEmergencies()
    {
        while (await db.Tickets.AnyAsync(row => row.State == TicketState.Queued && row.Lane == Lane.Emergency))
        {
            await TakeHead();
        }
    }

    /// <summary>What waits is taken, in order, until this one is.</summary>
    public async Task Take(Guid id)
    {
        while (await TakeHead() != id)
        {
        }
    }

    /// <summary>Its papers are good; the supervisors have it.</summary>
    public async Task Escalate(Guid id)
    {
        var agent = (await Ticket(id)).OwnerId;
        foreach (var slot in (await Ticket(id)).CurrentDocuments.Select(paper => paper.Slot).ToList())
        {
            await Get<JudgePaper>().Run(agent, id, (await Ticket(id)).Version, slot, Verdict.Accepted, null, "");
        }

        await Get<EscalateTicket>().Run(agent, id, (await Ticket(id)).Version);
    }

    /// <summary>Approved as it is.</summary>
    public async Task Approve(KalapaUser supervisor, Guid id)
    {
        var ticket = await Ticket(id);
        await Get<DecideApproval>().Run(supervisor.Id, id, ticket.Version, new(Outcome.Approved, ticket.OpenApproval!.RevisionHash));
    }

    /// <summary>An agent of its own for each, whom no test signs in as: so nobody's five are spent here.</summary>
    private async Task<Guid> TakeHead()
    {
        var agent = TestPeople.NewUser("Wulan", Role.Cs);
        db.Add(agent);
        await db.SaveChangesAsync();
        return await Get<TakeNext>().Run(agent.Id) ?? throw new InvalidOperationException("It does not wait in the line.");
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private Task<PermitRequest> Ticket(Guid id) =>
        db.PermitRequests.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals).SingleAsync(row => row.Id == id);
}
