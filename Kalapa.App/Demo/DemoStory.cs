using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Approvals.StandIns;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Demo;

/// <summary>One story from the form to the decision, step by step; <see cref="DemoVisit"/> goes on at the gate.</summary>
internal sealed class DemoStory(DemoHost host, DemoActions actions, CancellationToken cancellationToken)
{
    private static readonly KalapaUser[] Agents = [DemoPeople.Agent, DemoPeople.OtherAgent, DemoPeople.ThirdAgent, DemoPeople.FourthAgent, DemoPeople.Lead];

    private static readonly (ReasonCode Reason, string Note)[] Faults =
    [
        (ReasonCode.Unsigned, "belum ada tanda tangan pejabat yang berwenang."),
        (ReasonCode.Unreadable, "hasil pindai buram, nama tidak terbaca."),
        (ReasonCode.WrongDate, "tanggal di surat tidak sama dengan jadwal kunjungan."),
    ];

    // Long enough to run still when the demo is looked at.
    private const int StandInDays = 14;

    private readonly DemoVisit _visit = new(host, actions, cancellationToken);
    private readonly Random _random = new(14);
    private int _turn;

    /// <summary>The whole story.</summary>
    public async IAsyncEnumerable<Beat> Tell(DemoCase story)
    {
        var author = story.Request.Author.Id;
        yield return new(story.FiledAt - Minutes(4, 12));
        var id = await actions.Draft(story.Request);
        if (story.End == DemoEnd.Draft)
        {
            yield break;
        }

        yield return new(story.FiledAt);
        await actions.Verb<SubmitRequest>().Run(author, id, cancellationToken);
        await foreach (var beat in InLine(story, id))
        {
            yield return beat;
        }

        if (story.End is DemoEnd.Cancelled || (story.End is DemoEnd.Waiting && story.Returns == 0))
        {
            yield break;
        }

        for (var round = 0; round < story.Returns; round++)
        {
            yield return In(4, 9);
            await Return(id, round);
            if (round == story.Returns - 1 && story.End is DemoEnd.Returned or DemoEnd.Lapsed)
            {
                break;
            }

            yield return round == story.Returns - 1 && story.BackAt is { } back ? new(back) : In(30, 70);
            await actions.Complete(author, id);
            if (round == story.Returns - 1 && story.End is DemoEnd.Waiting)
            {
                yield break;
            }

            yield return Claim(story, id, In(5, 15).At);
        }

        await foreach (var beat in AtTheDesk(story, id))
        {
            yield return beat;
        }
    }

    /// <summary>From the line into somebody's hands, or out of it.</summary>
    private async IAsyncEnumerable<Beat> InLine(DemoCase story, Guid id)
    {
        if (story.OnSiteBecause is { } onSite)
        {
            yield return In(1, 2);
            await actions.Verb<SetLane>().Run(DemoPeople.Lead.Id, id, await actions.Seen(id), Lane.OnSite, onSite, cancellationToken);
        }

        switch (story)
        {
            case { End: DemoEnd.Waiting, Returns: 0 }:
                yield break;
            case { End: DemoEnd.Cancelled }:
                yield return In(3, 4);
                await actions.Verb<CancelTicket>().Run(story.Request.Author.Id, id, await actions.Seen(id), null, "Jadwal audit diundur bulan depan.", cancellationToken);
                yield break;
            case { PickedBecause: { } reason }:
                yield return In(3, 4);
                await actions.Verb<PickOutOfOrder>().Run(DemoPeople.Lead.Id, id, reason, cancellationToken);
                break;
            default:
                yield return Claim(story, id, story.TakenAt ?? In(5, 30).At);
                break;
        }

        if (story.IsReleased)
        {
            yield return In(4, 8);
            await actions.Verb<ReleaseTicket>().Run(await Owner(id), id, await actions.Seen(id), "Saya dipanggil ke rapat darurat.", cancellationToken);
            yield return Claim(story, id, In(2, 6).At);
        }

        if (story.HandedTo is { } colleague)
        {
            yield return In(3, 6);
            await actions.Verb<TransferTicket>().Run(await Owner(id), id, await actions.Seen(id), colleague.Id, cancellationToken);
        }
    }

    /// <summary>The agent's part, and what ends before the supervisor's.</summary>
    private async IAsyncEnumerable<Beat> AtTheDesk(DemoCase story, Guid id)
    {
        switch (story.End)
        {
            case DemoEnd.Returned:
                yield break;
            case DemoEnd.Lapsed:
                yield return new((await actions.Ticket(id)).Deadline!.Value.AddMinutes(1));
                await host.LetTimePass(cancellationToken);
                yield break;
            case DemoEnd.Withdrawn:
                yield return In(5, 10);
                await actions.Verb<WithdrawToEdit>().Run(story.Request.Author.Id, id, await actions.Seen(id), cancellationToken);
                yield break;
            case DemoEnd.InReview:
                foreach (var slot in (await actions.Unjudged(id)).Take(1))
                {
                    yield return In(1, 2);
                    await actions.Accept(await Owner(id), id, slot);
                }

                yield break;
        }

        if (story.HasMessages)
        {
            yield return In(2, 4);
            await actions.Say(await Owner(id), id, Visibility.Internal, "Nomor kontak sudah saya hubungi, jadwal dan nama tim benar.");
            yield return In(2, 4);
            await actions.Say(await Owner(id), id, Visibility.Public, "Dokumen sedang kami periksa. Apakah tim memerlukan troli di lobi?");
            yield return In(3, 8);
            await actions.Say(story.Request.Author.Id, id, Visibility.Public, "Ya, mohon satu troli. Terima kasih.");
        }

        foreach (var slot in await actions.Unjudged(id))
        {
            yield return In(1, 2);
            await actions.Accept(await Owner(id), id, slot);
        }

        yield return In(1, 3);
        await actions.Escalate(await Owner(id), id);
        await foreach (var beat in BeforeTheSupervisor(story, id))
        {
            yield return beat;
        }
    }

    /// <summary>The decision, or why there is none yet.</summary>
    private async IAsyncEnumerable<Beat> BeforeTheSupervisor(DemoCase story, Guid id)
    {
        var supervisor = story.Supervisor ?? (story.Request.Branch is "CBT" or "BTR" ? DemoPeople.Supervisor : DemoPeople.OtherSupervisor);
        if (story.End is DemoEnd.WindowMissed)
        {
            yield return new(story.Request.Window.End.AddMinutes(1));
            await host.LetTimePass(cancellationToken);
        }

        if (story.HasFirstApproval)
        {
            yield return In(12, 30);
            await actions.Decide(DemoPeople.OtherSupervisor.Id, id, Outcome.Approved);
        }

        if (story.End is DemoEnd.Escalated or DemoEnd.WindowMissed)
        {
            yield break;
        }

        if (story.IsAsked || story.End is DemoEnd.Clarifying or DemoEnd.AskedClient)
        {
            yield return In(8, 15);
            await actions.Verb<AskInfo>().Run(supervisor.Id, id, await actions.Seen(id), "Apakah pekerjaan dapat dilakukan di luar jam sibuk?", cancellationToken);
            if (story.End == DemoEnd.Clarifying)
            {
                yield break;
            }

            yield return In(5, 12);
            if (story.End == DemoEnd.AskedClient)
            {
                await actions.Verb<Clarify>().AskClient(await Owner(id), id, await actions.Seen(id), "Dapatkah pekerjaan dimulai setelah pukul 17.00?", cancellationToken);
                yield break;
            }

            await actions.Verb<Clarify>().Answer(await Owner(id), id, await actions.Seen(id), "Tim bersedia mulai setelah jam sibuk.", cancellationToken);
        }

        yield return story.Request.Work.IsEmergency ? In(3, 7) : In(12, 45);
        if (story.End == DemoEnd.Rejected)
        {
            await actions.Decide(supervisor.Id, id, Outcome.Rejected, "Data hall sedang dalam pemeliharaan pendingin pada hari itu. Ajukan lagi untuk minggu depan.");
            yield break;
        }

        if (story.StandsInFor is { } principal)
        {
            var today = DateOnly.FromDateTime(host.Now.ToOffset(TimeSpan.FromHours(7)).DateTime);
            await actions.Verb<NameStandIn>().Run(principal.Id, story.Request.Branch, supervisor.Id, today, today.AddDays(StandInDays), cancellationToken);
            yield return In(5, 15);
        }

        await actions.Decide(
            supervisor.Id, id, story.Conditions is null ? Outcome.Approved : Outcome.ApprovedWithConditions, story.Conditions ?? "", Narrowed(story));
        if ((await actions.Ticket(id)).State == TicketState.Escalated)
        {
            // Of risk class 4: a second one approves it (T14).
            yield return In(10, 25);
            await actions.Decide((supervisor == DemoPeople.Supervisor ? DemoPeople.OtherSupervisor : DemoPeople.Supervisor).Id, id, Outcome.Approved);
        }

        await foreach (var beat in _visit.Tell(story, id, supervisor))
        {
            yield return beat;
        }
    }

    private static Narrowing? Narrowed(DemoCase story) => !story.IsNarrowed ? null : new(
        null, [DemoVisitors.Of(story.Request.TenantId, story.Request.Crew, works: true)[0].PersonId], story.Request.Work.Zones[..^1]);

    private async Task Return(Guid id, int round)
    {
        var slots = await actions.Unjudged(id);
        var papers = slots.Count > 0 ? slots : [.. (await actions.Ticket(id)).CurrentDocuments.Select(paper => paper.Slot)];
        var (reason, note) = Faults[(round + _turn) % Faults.Length];
        await actions.Return(await Owner(id), id, papers[round % papers.Count], reason, note);
    }

    private Task<Guid> Owner(Guid id) => actions.Owner(id);

    private Beat Claim(DemoCase story, Guid id, DateTimeOffset at) => new(at, id, story.Agent ?? Agents[_turn++ % Agents.Length]);

    private Beat In(int least, int most) => new(host.Now + Minutes(least, most));

    private TimeSpan Minutes(int least, int most) => TimeSpan.FromSeconds(_random.Next(least * 60, most * 60));
}
