using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>A request as somebody would type it.</summary>
/// <param name="Author">Who files it: a client, or staff for <paramref name="TenantId"/>.</param>
/// <param name="TenantId">For which company.</param>
/// <param name="Branch">Where.</param>
/// <param name="Work">What.</param>
/// <param name="Window">When.</param>
/// <param name="Crew">Which of the company's people.</param>
internal sealed record DemoRequest(KalapaUser Author, Guid TenantId, string Branch, DemoWork Work, VisitWindow Window, IReadOnlyList<int> Crew)
{
    /// <summary>A paper the client asks to go without.</summary>
    public string? Waiver { get; init; }

    /// <summary>The draft that customer service prepared for it (U06); null when the author begins with nothing.</summary>
    public Guid? Prepared { get; init; }

    /// <summary>Papers due only after entry are brought at once.</summary>
    public bool BringsAll { get; init; }
}

/// <summary>What people do with several verbs in a row. It has no other way to write, and the clock is that of its services.</summary>
internal sealed class DemoActions(IServiceProvider services, CancellationToken cancellationToken)
{
    private readonly IDbContextFactory<KalapaDbContext> _contexts = services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();

    /// <summary>The instant the verbs see.</summary>
    public DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>A verb.</summary>
    public T Verb<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens, fills in and brings the papers.</summary>
    public async Task<Guid> Draft(DemoRequest request)
    {
        var author = request.Author.Id;
        var id = request.Prepared ?? await Verb<CreateRequest>().Run(author, request.TenantId, request.Branch, Channel.Phone, cancellationToken);
        var content = await Verb<SaveContent>().Run(author, id, draft => Work(request, draft) with
        {
            Window = request.Window,
            ContactPhone = draft.ContactPhone.Length > 0 ? draft.ContactPhone : "+62 811 5550 120",
            Visitors = DemoVisitors.Of(request.TenantId, request.Crew, request.Work.Type != "VIS"),
            Declarations = [new(Declaration.HouseRules, 1, author, Now), new(Declaration.Privacy, 1, author, Now)],
        }, "Title", null, cancellationToken);
        var asked = PermitCatalogue.Default.Checklist(content).Where(line => !line.InForm && (line.Need == Need.Mandatory || request.BringsAll)).ToList();
        foreach (var slot in asked.Select(line => line.Slot))
        {
            if (slot.Requirement == request.Waiver)
            {
                await Verb<SupplyPaper>().AskWaiver(author, id, slot, "Polis kami sedang diperpanjang; bukti menyusul minggu depan.", cancellationToken);
            }
            else
            {
                await Supply(author, id, slot, content, request.TenantId);
            }
        }

        return id;
    }

    /// <summary>What a prepared draft says already stays; how it is done and the way there are added.</summary>
    private static RequestContent Work(DemoRequest request, RequestContent draft)
    {
        var work = request.Work.Content("A-07, A-08") with { Equipment = DemoEquipment.Of(request.Work, request.TenantId, request.Window.Start) };
        return request.Prepared is null ? work : draft with { WorkSteps = work.WorkSteps, Zones = [.. draft.Zones.Union(work.Zones)] };
    }

    /// <summary>Brings a paper, or its next version.</summary>
    public async Task Supply(Guid author, Guid id, PaperSlot slot, RequestContent content, Guid tenantId)
    {
        var isPhoto = slot.Requirement == "D16";
        var paper = PermitCatalogue.Default.Paper(slot.Requirement);
        string[] lines =
        [
            $"{slot.Requirement}  {paper.NameId}", "", content.Title, content.Purpose, "",
            .. content.Visitors.Where(visitor => slot.PersonId is null || visitor.PersonId == slot.PersonId).Select(visitor => $"- {visitor.FullName}, {visitor.Company}"),
            "", "Hormat kami,", "Direktur Operasional",
        ];
        await using var file = isPhoto ? DemoPhoto.OfAnAisle() : DemoPdf.Saying(DemoPeople.CompanyName(tenantId), lines);
        await Verb<SupplyPaper>().Run(author, id, slot, isPhoto ? "foto-area.png" : $"{slot.Requirement}.pdf", file, cancellationToken);
    }

    /// <summary>Brings again what was refused, and is back in line (T09).</summary>
    public async Task Complete(Guid author, Guid id)
    {
        var ticket = await Ticket(id);
        foreach (var slot in ticket.CurrentDocuments.Where(paper => paper.Verdict == Verdict.Rejected).Select(paper => paper.Slot).ToList())
        {
            await Supply(author, id, slot, ticket.Content, ticket.TenantId);
        }

        await Verb<ResubmitRequest>().Run(author, id, cancellationToken);
    }

    /// <summary>The papers nobody judged yet.</summary>
    public async Task<IReadOnlyList<PaperSlot>> Unjudged(Guid id) =>
        [.. (await Ticket(id)).CurrentDocuments.Where(paper => paper.Verdict == Verdict.Pending).Select(paper => paper.Slot).OrderBy(slot => slot.Requirement)];

    /// <summary>A good paper.</summary>
    public async Task Accept(Guid agent, Guid id, PaperSlot slot) =>
        await Verb<JudgePaper>().Run(agent, id, await Seen(id), slot, Verdict.Accepted, null, "", cancellationToken);

    /// <summary>Refuses a paper and sends the request back with the reason (T08).</summary>
    public async Task Return(Guid agent, Guid id, PaperSlot slot, ReasonCode reason, string note)
    {
        await Verb<JudgePaper>().Run(agent, id, await Seen(id), slot, Verdict.Rejected, reason, note, cancellationToken);
        var name = PermitCatalogue.Default.Paper(slot.Requirement).NameId;
        await Verb<ReturnForCompletion>().Run(agent, id, await Seen(id), $"Mohon lengkapi {slot.Requirement} {name}: {note}", cancellationToken);
    }

    /// <summary>T11.</summary>
    public async Task Escalate(Guid agent, Guid id) => await Verb<EscalateTicket>().Run(agent, id, await Seen(id), cancellationToken);

    /// <summary>T12, T13 or T15, on what stands there; every asked waiver is granted unless it is a no.</summary>
    public async Task Decide(Guid supervisor, Guid id, Outcome outcome, string text = "", Narrowing? narrowing = null)
    {
        var ticket = await Ticket(id);
        await Verb<DecideApproval>().Run(supervisor, id, ticket.Version, new(outcome, ticket.OpenApproval!.RevisionHash)
        {
            Reason = outcome == Outcome.Rejected ? text : "",
            Conditions = outcome == Outcome.ApprovedWithConditions ? text : "",
            Narrowing = narrowing,
            WaiversGranted = [.. ticket.CurrentDocuments.Where(paper => paper.Verdict == Verdict.WaiverAsked).Select(paper => paper.Slot)],
        }, cancellationToken);
    }

    /// <summary>Says something.</summary>
    public Task Say(Guid author, Guid id, Visibility visibility, string body) => Verb<PostMessage>().Run(author, id, visibility, body, cancellationToken: cancellationToken);

    /// <summary>What is listed one way passes the gate that way, with the serial compared (P16, P17); what has passed already stays where it is.</summary>
    public async Task MoveEquipment(Guid guard, Guid ticketId, EquipmentDirection direction)
    {
        var permit = await Permit(ticketId);
        foreach (var line in permit.EquipmentLines().Where(line => line.Item.Direction == direction))
        {
            var pieces = direction is EquipmentDirection.In ? line.MayEnter : line.MayLeave;
            if (pieces > 0 && (await Verb<MoveEquipment>().Tick(guard, permit.Id, new(line.Number, direction, pieces, line.Item.Serial), cancellationToken)).Denied is { } denied)
            {
                throw new InvalidOperationException($"The demo's {line.Item.Kind} was denied at {permit.BranchCode}: {denied}.");
            }
        }
    }

    /// <summary>As it stands.</summary>
    public Task<PermitRequest> Ticket(Guid id) =>
        Read(db => db.PermitRequests.AsNoTracking().Include(row => row.Documents).Include(row => row.Approvals).SingleAsync(row => row.Id == id, cancellationToken));

    /// <summary>As it stands.</summary>
    public Task<Permit> Permit(Guid ticketId) =>
        Read(db => db.Permits.AsNoTracking().Include(row => row.People).SingleAsync(row => row.TicketId == ticketId, cancellationToken));

    /// <summary>The version that is on everybody's screen now.</summary>
    public Task<long> Seen(Guid id) => Read(db => db.Tickets.Where(row => row.Id == id).Select(row => row.Version).SingleAsync(cancellationToken));

    /// <summary>Who holds it.</summary>
    public Task<Guid> Owner(Guid id) => Read(db => db.Tickets.Where(row => row.Id == id).Select(row => row.OwnerId!.Value).SingleAsync(cancellationToken));

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> Read<T>(Func<KalapaDbContext, Task<T>> read)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await read(db);
    }
}
