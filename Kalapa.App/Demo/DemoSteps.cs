using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Demo;

/// <summary>Something one simulated person does.</summary>
/// <param name="Name">What.</param>
/// <param name="Weight">How likely, beside the others.</param>
/// <param name="Do">The verbs.</param>
internal sealed record DemoStep(string Name, int Weight, Func<DemoActions, CancellationToken, Task> Do);

/// <summary>
/// Chooses the next step of the simulation. The line stays between <see cref="ShortestLine"/> and <see cref="LongestLine"/>, and some
/// requests are left to the supervisor who watches.
/// </summary>
/// <param name="random">The dice.</param>
/// <param name="shown">Permits that were shown at a gate before: nobody comes twice to be turned away.</param>
internal sealed class DemoSteps(Random random, HashSet<Guid> shown)
{
    /// <summary>Agents take nothing from a line as short as this.</summary>
    public const int ShortestLine = 8;

    /// <summary>Clients file nothing into a line as long as this.</summary>
    public const int LongestLine = 15;

    private const int LeftToSupervisors = 4;
    private const int OnADesk = 3;

    private static readonly DemoWork[] Works =
    [
        DemoWork.Audit, DemoWork.Prospect, DemoWork.Inspection, DemoWork.Survey, DemoWork.Memory, DemoWork.Disk, DemoWork.Patch, DemoWork.Switch,
        DemoWork.Firmware, DemoWork.BringIn, DemoWork.TakeOut, DemoWork.Rack, DemoWork.Ups,
    ];

    private static readonly string[] Remarks =
        ["Apakah perkiraan waktunya sudah ada?", "Tim kami siap di lokasi sesuai jadwal.", "Nomor telepon pimpinan tim tetap sama.", "Terima kasih atas bantuannya."];

    private static readonly string[] Talks =
        ["Menanyakan jam kerja gerbang pada hari libur.", "Memastikan nama penanggung jawab yang baru.", "Menyampaikan rencana kunjungan bulan depan."];

    private readonly DemoSupportSteps _support = new(random);
    private readonly DemoDeskSteps _desk = new(random);

    /// <summary>One of the things that could be done now.</summary>
    public DemoStep Choose(DemoSituation situation)
    {
        var steps = Possible(situation).Concat(_support.Possible(situation)).Concat(_desk.Possible(situation)).Where(step => step.Weight > 0).ToList();
        var at = random.Next(steps.Sum(step => step.Weight));
        return steps.First(step => (at -= step.Weight) < 0);
    }

    private IEnumerable<DemoStep> Possible(DemoSituation situation)
    {
        yield return new("nothing", 1, (_, _) => Task.CompletedTask);
        yield return new("file", Math.Max(0, LongestLine - situation.Waiting), (actions, cancellation) => File(actions, situation.Now, cancellation));
        if (FreeAgent(situation) is { } free)
        {
            yield return new("take", 2 * Math.Max(0, situation.Waiting - ShortestLine), (actions, cancellation) => actions.Verb<TakeNext>().Run(free.Id, cancellation));
        }

        foreach (var ticket in situation.OnDesks)
        {
            yield return ticket.State == TicketState.Clarifying
                ? new("answer", 3, async (actions, cancellation) => await actions.Verb<Clarify>().Answer(
                    ticket.OwnerId, ticket.Id, await actions.Seen(ticket.Id), "Sudah kami pastikan kepada klien: ya.", cancellation))
                : new("review", 8, (actions, cancellation) => Review(actions, ticket, cancellation));
        }

        foreach (var ticket in situation.OfClients.Where(ticket => ticket.State == TicketState.Returned))
        {
            yield return new("complete", situation.Waiting < LongestLine ? 2 : 0, (actions, _) => actions.Complete(ticket.RequesterId, ticket.Id));
        }

        if (situation.OfClients.FirstOrDefault(ticket => ticket.State is TicketState.Queued or TicketState.InReview) is { } talked)
        {
            yield return new("say", 1, (actions, _) => actions.Say(talked.RequesterId, talked.Id, Visibility.Public, Pick(Remarks)));
        }

        yield return new("note", 1, (actions, cancellation) => Note(actions, cancellation));

        if (situation.Escalated.Count > LeftToSupervisors)
        {
            yield return new("decide", 3 * (situation.Escalated.Count - LeftToSupervisors), (actions, cancellation) => Decide(actions, Pick(situation.Escalated), cancellation));
        }

        if (situation.Expected.FirstOrDefault(permit => !shown.Contains(permit.Id)) is { } expected)
        {
            yield return new("enter", 4, (actions, cancellation) => Enter(actions, expected, cancellation));
        }

        if (situation.Inside is [var leaving, ..])
        {
            yield return new("leave", 4, (actions, cancellation) => Leave(actions, leaving, cancellation));
        }
    }

    private Task Note(DemoActions actions, CancellationToken cancellationToken)
    {
        var agent = Pick([.. DemoPeople.Simulated.Where(user => user.Role == Role.Cs)]);
        var company = Pick([.. DemoPeople.Simulated.Where(user => user.Role == Role.Client)]).TenantId!.Value;
        return actions.Verb<WriteNote>().Run(agent.Id, company, NoteKind.Call, Pick(Talks), "Piket teknis", cancellationToken);
    }

    private async Task File(DemoActions actions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var client = Pick([.. DemoPeople.Simulated.Where(user => user.Role == Role.Client)]);
        var tenant = client.TenantId!.Value;
        var branch = Pick(DemoPeople.Tenants(default).Single(company => company.Id == tenant).AllowedBranches);

        // A company that owes papers of its last emergency needs a lead for the next (T28); the story's own one does.
        var isEmergency = tenant != DemoPeople.Lintas && random.Next(5) == 0;
        var work = isEmergency ? Pick([DemoWork.PowerSupply, DemoWork.Uplink]) : Pick(Works);
        var start = isEmergency ? now : now.AddHours(18 + random.Next(40));
        var request = new DemoRequest(client, tenant, branch, work, new(start, start.AddHours(4)), [random.Next(3), 3 + random.Next(3)]) { BringsAll = isEmergency };
        var id = await actions.Draft(request);
        await actions.Verb<SubmitRequest>().Run(client.Id, id, cancellationToken);
    }

    /// <summary>One paper, or once all are judged the way on.</summary>
    private async Task Review(DemoActions actions, SimulatedTicket ticket, CancellationToken cancellationToken)
    {
        var owner = ticket.OwnerId!.Value;
        var papers = await actions.Unjudged(ticket.Id);
        if ((await actions.Ticket(ticket.Id)).CurrentDocuments.FirstOrDefault(paper => paper.Verdict == Verdict.Rejected) is { } failed)
        {
            await actions.Return(owner, ticket.Id, failed.Slot, failed.Reason ?? ReasonCode.Incomplete, "mohon diperbaiki.");
        }
        else if (papers.Count == 0)
        {
            await actions.Escalate(owner, ticket.Id);
        }
        else if (ticket.ReturnCount == 0 && random.Next(8) == 0)
        {
            await actions.Return(owner, ticket.Id, papers[0], ReasonCode.Unsigned, "belum ada tanda tangan pejabat yang berwenang.");
        }
        else
        {
            await actions.Accept(owner, ticket.Id, papers[0]);
        }
    }

    private async Task Decide(DemoActions actions, Guid id, CancellationToken cancellationToken)
    {
        var supervisor = DemoPeople.AnySupervisor.Id;
        if ((await actions.Ticket(id)).OpenApproval?.First?.ById == supervisor)
        {
            // The second yes is somebody else's (T14): whoever tries the demo.
            return;
        }

        switch (random.Next(10))
        {
            case 0:
                await actions.Decide(supervisor, id, Outcome.Rejected, "Area itu sedang dalam pemeliharaan pada waktu yang diminta.");
                break;
            case 1:
                await actions.Verb<AskInfo>().Run(supervisor, id, await actions.Seen(id), "Apakah jadwal dapat digeser satu jam?", cancellationToken);
                break;
            case 2 or 3:
                await actions.Decide(supervisor, id, Outcome.ApprovedWithConditions, "Didampingi teknisi Kalapa selama di data hall.");
                break;
            default:
                await actions.Decide(supervisor, id, Outcome.Approved);
                break;
        }
    }

    private async Task Enter(DemoActions actions, Domain.Permits.Permit permit, CancellationToken cancellationToken)
    {
        shown.Add(permit.Id);
        var guard = GuardOf(permit.BranchCode).Id;
        await actions.Verb<LookUpCode>().Run(guard, permit.BranchCode, permit.Code, cancellationToken: cancellationToken);
        foreach (var person in permit.People)
        {
            await actions.Verb<PassGate>().CheckIn(guard, permit.Id, person.PersonId, true, cancellationToken, DemoVisitors.Escorted);
        }

        await actions.MoveEquipment(guard, permit.TicketId, EquipmentDirection.In);
    }

    private static async Task Leave(DemoActions actions, Domain.Permits.Permit permit, CancellationToken cancellationToken)
    {
        var guard = GuardOf(permit.BranchCode).Id;
        var inside = permit.WhoIsInside().ToList();
        await actions.MoveEquipment(guard, permit.TicketId, EquipmentDirection.Out);
        foreach (var person in inside)
        {
            await actions.Verb<PassGate>().CheckOut(guard, permit.Id, person.PersonId, cancellationToken);
        }

        if (permit.State == Domain.Permits.PermitState.Active)
        {
            await actions.Verb<CloseVisit>().Run(guard, permit.Id, cancellationToken);
        }
    }

    private KalapaUser? FreeAgent(DemoSituation situation) => DemoPeople.Simulated
        .Where(user => user.Role == Role.Cs && situation.OnDeskOf(user.Id) < OnADesk)
        .OrderBy(_ => random.Next()).FirstOrDefault();

    private static KalapaUser GuardOf(string branch) =>
        DemoPeople.Simulated.First(user => user.Role == Role.Gate && user.Branches.Contains(branch));

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
