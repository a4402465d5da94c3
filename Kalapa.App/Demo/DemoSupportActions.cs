using Kalapa.App.Data;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Demo;

/// <summary>What people do about faults, through the verbs. The owner is whoever holds it.</summary>
internal sealed class DemoSupportActions(DemoActions actions, CancellationToken cancellationToken)
{
    /// <summary>Opens and fills in, with the consent where hands are asked for.</summary>
    public async Task<Guid> Draft(KalapaUser author, string branch, DemoFault fault)
    {
        var id = await actions.Verb<CreateSupport>().Run(author.Id, author.TenantId, branch, Channel.Portal, cancellationToken);
        var details = await actions.Verb<SaveSupport>().Run(
            author.Id, id, _ => fault.Details(actions.Now.AddMinutes(-40), $"{author.DisplayName}, +62 811 5550 125"), cancellationToken: cancellationToken);
        // Whoever reports a device that the gate recorded picks it from what the form offers.
        if (fault.Device.Length > 0 && await actions.Verb<OwnDevices>().For(author.ToActor(), id, fault.Device.Split(' ')[0], cancellationToken) is [var device, ..])
        {
            await actions.Verb<SaveSupport>().Run(author.Id, id, now => now with { DeviceId = device.Id, Device = device.Label, Rack = device.Rack }, cancellationToken: cancellationToken);
        }

        if (details.HandsOn is not null)
        {
            await actions.Verb<SaveSupport>().Consent(author.Id, id, given: true, cancellationToken);
        }

        return id;
    }

    /// <summary>T02.</summary>
    public Task Submit(Guid author, Guid id) => actions.Verb<SubmitSupport>().Run(author, id, cancellationToken);

    /// <summary>U01.</summary>
    public async Task Ask(Guid id, string question) =>
        await actions.Verb<AskSupportClient>().Run(await actions.Owner(id), id, await actions.Seen(id), question, cancellationToken);

    /// <summary>U02.</summary>
    public async Task Answer(Guid requester, Guid id, string answer) =>
        await actions.Verb<AnswerSupport>().Run(requester, id, await actions.Seen(id), answer, cancellationToken);

    /// <summary>U04.</summary>
    public async Task HandOn(Guid id, string instruction) =>
        await actions.Verb<HandOnTicket>().Run(await actions.Owner(id), id, await actions.Seen(id), instruction, cancellationToken);

    /// <summary>U05.</summary>
    public async Task EndJob(Guid supervisor, Guid id, bool isDone, string note) =>
        await actions.Verb<EndBranchJob>().Run(supervisor, id, await actions.Seen(id), isDone, note, cancellationToken);

    /// <summary>U06; returns the visit's draft.</summary>
    public async Task<Guid> NeedVisit(Guid id, bool isEmergency) =>
        await actions.Verb<NeedVisit>().Run(await actions.Owner(id), id, await actions.Seen(id), isEmergency, cancellationToken);

    /// <summary>U09.</summary>
    public async Task Resolve(Guid id, DemoFault fault) => await actions.Verb<ResolveSupport>().Run(
        await actions.Owner(id), id, await actions.Seen(id), fault.Outcome, fault.Cause, fault.Solution, cancellationToken);

    /// <summary>U10.</summary>
    public async Task Confirm(Guid requester, Guid id) => await actions.Verb<ConfirmSupport>().Run(requester, id, await actions.Seen(id), cancellationToken);

    /// <summary>O65; nothing where nobody would be asked.</summary>
    public async Task Rate(KalapaUser requester, Guid id, int stars, string line)
    {
        var lastGiven = await actions.Read(db => db.Ratings.LastGivenBy(requester.Id, cancellationToken));
        if ((await Request(id)).AsksForRating(requester.ToActor(), lastGiven, actions.Now))
        {
            await actions.Verb<RateTicket>().Run(requester.Id, id, stars, line, cancellationToken);
        }
    }

    /// <summary>U11.</summary>
    public async Task NotSolved(Guid requester, Guid id, string reason) =>
        await actions.Verb<ReportNotSolved>().Run(requester, id, await actions.Seen(id), reason, cancellationToken);

    /// <summary>As it stands.</summary>
    public Task<SupportRequest> Request(Guid id) => actions.Read(db => db.SupportRequests.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken));
}
