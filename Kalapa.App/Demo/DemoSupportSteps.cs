using Kalapa.App.Features.Intake;
using Kalapa.Domain;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Demo;

/// <summary>
/// What simulated people do about faults: clients report, answer, send a visit and say whether it is solved; agents ask, hand on, have
/// somebody come and solve; a supervisor ends the jobs that simulated agents handed on. A job that an agent with a button handed on is left
/// to whoever plays its supervisor.
/// </summary>
/// <param name="random">The dice.</param>
internal sealed class DemoSupportSteps(Random random)
{
    /// <summary>The things that could be done now.</summary>
    public IEnumerable<DemoStep> Possible(DemoSituation situation)
    {
        var room = Math.Max(0, DemoSteps.LongestLine - situation.Waiting);
        yield return new("report", (room + 1) / 2, (actions, cancellation) => Report(actions, new(actions, cancellation)));
        foreach (var request in situation.Faults)
        {
            if (StepFor(request, room) is { } step)
            {
                yield return step;
            }
        }

        foreach (var visit in situation.Prepared)
        {
            yield return room > 0
                ? new("send-visit", 6, (actions, cancellation) => SendVisit(actions, visit, cancellation))
                : new("drop-visit", 1, (actions, cancellation) => actions.Verb<DiscardDraft>().Run(visit.RequesterId, visit.Id, cancellation));
        }
    }

    /// <summary>Null when it is not a simulated person's turn.</summary>
    private DemoStep? StepFor(SimulatedFault request, int room) => request.State switch
    {
        TicketState.InReview when request.IsOnSimulatedDesk => new("help", 6, (actions, cancellation) => Help(new(actions, cancellation), request)),
        TicketState.AtBranch when request.IsOnSimulatedDesk => new("end-job", 6, (actions, cancellation) => EndJob(new(actions, cancellation), request)),
        TicketState.Returned when request.IsOfSimulatedClient => new("reply", room > 0 ? 6 : 0, (actions, cancellation) =>
            new DemoSupportActions(actions, cancellation).Answer(request.RequesterId, request.Id, Fault(request).Answer)),
        TicketState.Resolved when request.IsOfSimulatedClient => new("confirm", 6, (actions, cancellation) => Confirm(new(actions, cancellation), request, room)),
        _ => null,
    };

    private async Task Report(DemoActions actions, DemoSupportActions support)
    {
        var client = Pick([.. DemoPeople.Simulated.Where(user => user.Role == Role.Client)]);
        var branch = Pick(DemoPeople.Tenants(default).Single(company => company.Id == client.TenantId).AllowedBranches);
        await support.Submit(client.Id, await support.Draft(client, branch, Pick(DemoFault.Everyday)));
    }

    /// <summary>Once each at most: a question, the branch's hands, a visit; then it is solved.</summary>
    private async Task Help(DemoSupportActions support, SimulatedFault request)
    {
        var fault = Fault(request);
        switch (random.Next(4))
        {
            case 0 when request is { ReturnCount: 0, IsOfSimulatedClient: true }:
                await support.Ask(request.Id, fault.Question);
                break;
            case 1 when request.Instruction.Length == 0 && fault.Instruction.Length > 0:
                await support.HandOn(request.Id, fault.Instruction);
                break;
            case 2 when MayHaveVisit(request, fault):
                await support.NeedVisit(request.Id, isEmergency: true);
                break;
            default:
                await support.Resolve(request.Id, fault);
                break;
        }
    }

    // At once, so that the visit is over in minutes. A company that owes papers of its last emergency needs a lead for the next (T28).
    private static bool MayHaveVisit(SimulatedFault request, DemoFault fault) =>
        request is { HadVisit: false, IsOfSimulatedClient: true } && fault.Device.Length > 0 && request.TenantId != DemoPeople.Lintas;

    private Task EndJob(DemoSupportActions support, SimulatedFault request)
    {
        var isDone = random.Next(8) > 0;
        return support.EndJob(DemoPeople.AnySupervisor.Id, request.Id, isDone, isDone ? Fault(request).JobNote : "Suku cadangnya belum ada di gudang cabang.");
    }

    private async Task Confirm(DemoSupportActions support, SimulatedFault request, int room)
    {
        if (request.NotSolvedCount == 0 && room > 0 && random.Next(6) == 0)
        {
            await support.NotSolved(request.RequesterId, request.Id, "Masih terjadi, baru saja muncul lagi.");
            return;
        }

        await support.Confirm(request.RequesterId, request.Id);
        await support.Rate(DemoPeople.Simulated.Single(user => user.Id == request.RequesterId), request.Id, request.NotSolvedCount == 0 ? 4 + random.Next(2) : 2, "");
    }

    private async Task SendVisit(DemoActions actions, SimulatedVisit visit, CancellationToken cancellationToken)
    {
        var client = DemoPeople.Simulated.Single(user => user.Id == visit.RequesterId);
        var work = visit.IsEmergency ? DemoWork.UrgentRepair : DemoWork.Repair;
        var start = visit.IsEmergency ? actions.Now : actions.Now.AddHours(18);
        var request = new DemoRequest(client, client.TenantId!.Value, visit.BranchCode, work, new(start, start.AddHours(4)), [random.Next(3), 3 + random.Next(3)])
        {
            Prepared = visit.Id,
            BringsAll = visit.IsEmergency,
        };
        await actions.Draft(request);
        await actions.Verb<SubmitRequest>().Run(client.Id, visit.Id, cancellationToken);
    }

    // By its title; what a person filed is answered like a question of theirs.
    private static DemoFault Fault(SimulatedFault request) =>
        DemoFault.All.FirstOrDefault(fault => fault.Title == request.Title) ?? DemoFault.AnyOther;

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
