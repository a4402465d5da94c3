using Kalapa.App.Data;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Demo;

/// <summary>What happens at the gate once the permit is out.</summary>
internal sealed class DemoVisit(DemoHost host, DemoActions actions, CancellationToken cancellationToken)
{
    private const string CodeOfNobody = "KLP-CBT-0123456789T";

    private readonly Random _random = new(41);

    /// <summary>From the permit to the last one out.</summary>
    /// <param name="story">What becomes of it.</param>
    /// <param name="ticketId">Whose permit.</param>
    /// <param name="supervisor">Who may hold it.</param>
    public async IAsyncEnumerable<Beat> Tell(DemoCase story, Guid ticketId, KalapaUser supervisor)
    {
        var permit = await actions.Permit(ticketId);
        switch (story.End)
        {
            case DemoEnd.Expected:
                yield break;
            case DemoEnd.NoShow:
                yield return new(permit.Window.End.AddMinutes(1));
                await host.LetTimePass(cancellationToken);
                yield break;
            case DemoEnd.VisitCancelled:
                yield return new(story.EndsAt!.Value);
                await actions.Verb<HoldPermit>().CancelVisit(story.Request.Author.Id, permit.Id, cancellationToken);
                yield return In(0, 1);
                await host.LetTimePass(cancellationToken);
                yield break;
        }

        var gate = DemoPeople.GuardOf(permit.BranchCode).Id;
        if (story.Denial == DemoDenial.TooEarly)
        {
            yield return new(permit.Window.Start.AddMinutes(-70));
            await LookUp(gate, permit.BranchCode, permit.Code);
        }

        yield return new(permit.Window.Start.AddMinutes(_random.Next(4, 15)));
        await Refuse(story.Denial, gate, permit);
        await foreach (var beat in GoIn(gate, permit))
        {
            yield return beat;
        }

        await foreach (var beat in Leave(story, gate, permit, supervisor))
        {
            yield return beat;
        }
    }

    private async IAsyncEnumerable<Beat> Leave(DemoCase story, Guid gate, Permit permit, KalapaUser supervisor)
    {
        switch (story.End)
        {
            case DemoEnd.Inside:
                yield break;
            case DemoEnd.Suspended:
                yield return new(story.EndsAt!.Value);
                await actions.Verb<HoldPermit>().Suspend(supervisor.Id, permit.Id, "Alarm kelembapan di data hall; tunggu hasil pemeriksaan teknisi.", cancellationToken);
                yield break;
            case DemoEnd.Overstayed:
                yield return new(permit.Window.End.AddMinutes(-20));
                await Out(gate, permit, permit.People[^1], workDone: false);
                yield return new(permit.Window.End.AddMinutes(16));
                await host.LetTimePass(cancellationToken);
                yield break;
            case DemoEnd.Revoked:
                yield return new(story.EndsAt!.Value);
                await actions.Verb<HoldPermit>().Revoke(supervisor.Id, permit.Id, "Pekerjaan menyimpang dari rencana kerja yang disetujui.", cancellationToken);
                break;
            case DemoEnd.ComesBack:
                await foreach (var beat in ComeBack(gate, permit, story.EndsAt!.Value))
                {
                    yield return beat;
                }

                yield break;
            default:
                yield return story.Request.Work.IsEmergency ? In(90, 150) : new(permit.Window.End.AddMinutes(-_random.Next(20, 50)));
                if (story.LeavesLate)
                {
                    yield return new(permit.Window.End.AddMinutes(16));
                    await host.LetTimePass(cancellationToken);
                    yield return In(8, 14);
                }

                break;
        }

        foreach (var person in permit.People)
        {
            yield return In(1, 2);
            await Out(gate, permit, person, workDone: person == permit.People[^1] && story.End != DemoEnd.Revoked);
        }

        // The gate may undo its close for 15 minutes, and the ticket waits for that.
        yield return In(16, 17);
        await host.LetTimePass(cancellationToken);
        await foreach (var beat in AfterEntry(story, permit.TicketId))
        {
            yield return beat;
        }
    }

    /// <summary>T28 and T29, or the alarm when nobody brings anything.</summary>
    private async IAsyncEnumerable<Beat> AfterEntry(DemoCase story, Guid ticketId)
    {
        var owed = (await actions.Ticket(ticketId)).OwedAfterEntry(PermitCatalogue.Default);
        if (owed.Count == 0)
        {
            yield break;
        }

        if (!story.BringsAfterEntry)
        {
            yield return new((await actions.Permit(ticketId)).FirstCheckInAt!.Value.AddHours(24).AddMinutes(1));
            await host.LetTimePass(cancellationToken);
            yield break;
        }

        yield return In(120, 180);
        foreach (var slot in owed)
        {
            await actions.Supply(story.Request.Author.Id, ticketId, slot, (await actions.Ticket(ticketId)).Content, story.Request.TenantId);
        }

        foreach (var slot in owed)
        {
            yield return In(1, 2);
            await actions.Accept(DemoPeople.OtherAgent.Id, ticketId, slot);
        }

        yield return In(0, 1);
        await host.LetTimePass(cancellationToken);
    }

    /// <summary>Out in the afternoon and in again the next morning, as long as that lies before <paramref name="end"/>.</summary>
    private async IAsyncEnumerable<Beat> ComeBack(Guid gate, Permit permit, DateTimeOffset end)
    {
        var morning = host.Now;
        for (var day = 1; ; day++)
        {
            yield return In(270, 330);
            foreach (var person in permit.People)
            {
                await Out(gate, permit, person, workDone: false);
            }

            if (morning.AddDays(day) >= end)
            {
                yield break;
            }

            yield return new(morning.AddDays(day));
            await foreach (var beat in GoIn(gate, permit))
            {
                yield return beat;
            }
        }
    }

    private async IAsyncEnumerable<Beat> GoIn(Guid gate, Permit permit)
    {
        await LookUp(gate, permit.BranchCode, permit.Code);
        foreach (var person in permit.People)
        {
            yield return In(1, 2);
            if (await actions.Verb<PassGate>().CheckIn(gate, permit.Id, person.PersonId, true, cancellationToken, DemoVisitors.Escorted) is { } denied)
            {
                throw new InvalidOperationException($"The demo's {person.FullName} was denied at {permit.BranchCode}: {denied}.");
            }
        }

        await actions.MoveEquipment(gate, permit.TicketId, EquipmentDirection.In);
    }

    private async Task Refuse(DemoDenial denial, Guid gate, Permit permit)
    {
        switch (denial)
        {
            case DemoDenial.IdMismatch:
                await actions.Verb<PassGate>().CheckIn(gate, permit.Id, permit.People[0].PersonId, false, cancellationToken);
                break;
            case DemoDenial.NotListed:
                await actions.Verb<TurnAway>().Run(gate, permit.Id, [new(null)], null, cancellationToken);
                break;
            case DemoDenial.UnknownCode:
                await LookUp(gate, permit.BranchCode, CodeOfNobody);
                break;
            case DemoDenial.WrongBranch:
                var elsewhere = permit.BranchCode == "CBT" ? "BDG" : "CBT";
                await LookUp(DemoPeople.GuardOf(elsewhere).Id, elsewhere, permit.Code);
                break;
        }
    }

    private Task LookUp(Guid guard, string branch, string code) => actions.Verb<LookUpCode>().Run(guard, branch, code, cancellationToken: cancellationToken);

    private async Task Out(Guid gate, Permit permit, PermitPerson person, bool workDone)
    {
        if (workDone)
        {
            await actions.MoveEquipment(gate, permit.TicketId, EquipmentDirection.Out);
        }

        await actions.Verb<PassGate>().CheckOut(gate, permit.Id, person.PersonId, cancellationToken);
        if (workDone)
        {
            await actions.Verb<CloseVisit>().Run(gate, permit.Id, cancellationToken);
        }
    }

    private Beat In(int least, int most) => new(host.Now.AddSeconds(_random.Next(least * 60, most * 60) + 5));
}
