using Kalapa.App.Data;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Demo;

/// <summary>One story of a fault from the form to the client's "solved", step by step; the visit it leads to is told as any other.</summary>
internal sealed class DemoSupportStory(DemoHost host, DemoActions actions, CancellationToken cancellationToken)
{
    private static readonly KalapaUser[] Agents = [DemoPeople.FourthAgent, DemoPeople.OtherAgent, DemoPeople.ThirdAgent, DemoPeople.Agent];

    private readonly DemoSupportActions _support = new(actions, cancellationToken);
    private readonly DemoStory _visits = new(host, actions, cancellationToken);
    private readonly Random _random = new(26);
    private int _turn;

    /// <summary>The whole story.</summary>
    public async IAsyncEnumerable<Beat> Tell(DemoSupportCase story)
    {
        var author = story.Author;
        yield return new(story.FiledAt - Minutes(3, 8));
        var id = await _support.Draft(author, story.Branch, story.Fault);
        if (story.End == DemoSupportEnd.Draft)
        {
            yield break;
        }

        yield return new(story.FiledAt);
        await _support.Submit(author.Id, id);
        switch (story.End)
        {
            case DemoSupportEnd.Waiting:
                yield break;
            case DemoSupportEnd.Cancelled:
                yield return In(3, 4);
                await actions.Verb<CancelTicket>().Run(author.Id, id, await actions.Seen(id), null, "Jawabannya sudah kami temukan di kontrak.", cancellationToken);
                yield break;
        }

        yield return Claim(story, id, story.TakenAt ?? In(5, 18).At);
        if (story.End == DemoSupportEnd.InReview)
        {
            yield return In(1, 2);
            await actions.Say(await actions.Owner(id), id, Visibility.Internal, "Beban rak ini tadi malam 14 A; kemungkinan pemutus arusnya turun.");
            yield break;
        }

        await foreach (var beat in AtTheDesk(story, id))
        {
            yield return beat;
        }
    }

    private async IAsyncEnumerable<Beat> AtTheDesk(DemoSupportCase story, Guid id)
    {
        if (story.IsAsked || story.End is DemoSupportEnd.Asked or DemoSupportEnd.Lapsed)
        {
            yield return In(3, 8);
            await _support.Ask(id, story.Fault.Question);
            if (story.End == DemoSupportEnd.Asked)
            {
                yield break;
            }

            if (story.End == DemoSupportEnd.Lapsed)
            {
                yield return new((await _support.Request(id)).Deadline!.Value.AddMinutes(1));
                await host.LetTimePass(cancellationToken);
                yield break;
            }

            yield return In(20, 50);
            await _support.Answer(story.Author.Id, id, story.Fault.Answer);
            yield return Claim(story, id, In(5, 15).At);
        }

        if (story.IsHandedOn || story.End == DemoSupportEnd.AtBranch)
        {
            yield return In(3, 8);
            await _support.HandOn(id, story.Fault.Instruction);
            if (story.End == DemoSupportEnd.AtBranch)
            {
                yield break;
            }

            yield return In(15, 40);
            await _support.EndJob(SupervisorOf(story.Branch).Id, id, isDone: true, story.Fault.JobNote);
        }

        if (story.Visit is not null || story.End == DemoSupportEnd.AwaitingVisit)
        {
            yield return In(3, 8);
            var visit = await _support.NeedVisit(id, isEmergency: false);
            if (story.Visit is null)
            {
                yield break;
            }

            await foreach (var beat in _visits.Tell(Visit(story, story.Visit, visit)))
            {
                yield return beat;
            }

            if (story.End == DemoSupportEnd.AwaitingVisit)
            {
                yield break;
            }
        }

        await foreach (var beat in Solve(story, id))
        {
            yield return beat;
        }
    }

    private async IAsyncEnumerable<Beat> Solve(DemoSupportCase story, Guid id)
    {
        yield return In(4, 9);
        await _support.Resolve(id, story.Fault);
        if (story.NotSolvedBecause is { } reason)
        {
            yield return In(50, 80);
            await _support.NotSolved(story.Author.Id, id, reason);
            yield return Claim(story, id, In(5, 15).At);
            yield return In(4, 9);
            await _support.Resolve(id, story.Fault);
        }

        if (story.End == DemoSupportEnd.Resolved)
        {
            yield break;
        }

        if (story.IsSilent)
        {
            yield return new((await _support.Request(id)).Deadline!.Value.AddMinutes(1));
            await host.LetTimePass(cancellationToken);
            yield break;
        }

        yield return In(15, 90);
        await _support.Confirm(story.Author.Id, id);
        if (story.Rated is { } rated)
        {
            yield return In(1, 3);
            await _support.Rate(story.Author, id, rated.Stars, rated.Line);
        }
    }

    /// <summary>The client adds who comes and when, and sends it some minutes later.</summary>
    private DemoCase Visit(DemoSupportCase story, DemoPlannedVisit planned, Guid prepared)
    {
        var window = new VisitWindow(planned.Start, planned.Start.AddHours(planned.Hours));
        var request = new DemoRequest(story.Author, story.Author.TenantId!.Value, story.Branch, DemoWork.Repair, window, planned.Crew) { Prepared = prepared };
        return new(request, host.Now + Minutes(25, 40), planned.End);
    }

    private static KalapaUser SupervisorOf(string branch) => branch is "CBT" or "BTR" ? DemoPeople.Supervisor : DemoPeople.OtherSupervisor;

    private Beat Claim(DemoSupportCase story, Guid id, DateTimeOffset at) => new(at, id, story.Agent ?? Agents[_turn++ % Agents.Length]);

    private Beat In(int least, int most) => new(host.Now + Minutes(least, most));

    private TimeSpan Minutes(int least, int most) => TimeSpan.FromSeconds(_random.Next(least * 60, most * 60));
}
