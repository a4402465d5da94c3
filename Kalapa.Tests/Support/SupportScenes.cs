using Kalapa.App.Data;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Tests.Support;

/// <summary>Support requests on a <see cref="TestApp"/>, led by the verbs to where a test begins.</summary>
internal static class SupportScenes
{
    /// <summary>The request as it stands.</summary>
    public static Task<SupportRequest> Support(this TestApp app, Guid id) => app.Read(db => db.SupportRequests.AsNoTracking().SingleAsync(row => row.Id == id));

    /// <summary>A complete draft.</summary>
    public static async Task<Guid> SupportDraft(this TestApp app, KalapaUser? author = null, string branch = "CBT", SupportDetails? details = null)
    {
        author ??= app.People.Client;
        var id = await app.Get<CreateSupport>().Run(author.Id, author.TenantId ?? app.People.Company.Id, branch, Channel.Phone);
        await app.Get<SaveSupport>().Run(author.Id, id, _ => (details ?? SupportBuilder.Fault) with { Zone = "" });
        return id;
    }

    /// <summary>One in the line.</summary>
    public static async Task<Guid> SupportSubmitted(this TestApp app, KalapaUser? author = null, string branch = "CBT", SupportDetails? details = null)
    {
        var id = await app.SupportDraft(author, branch, details);
        await app.Get<SubmitSupport>().Run((author ?? app.People.Client).Id, id);
        return id;
    }

    /// <summary>One that the agent has taken; nothing else may wait.</summary>
    public static async Task<Guid> SupportInReview(this TestApp app, SupportDetails? details = null)
    {
        var id = await app.SupportSubmitted(details: details);
        await app.Get<TakeNext>().Run(app.People.Agent.Id);
        return id;
    }

    /// <summary>One that the client has to answer.</summary>
    public static async Task<Guid> SupportReturned(this TestApp app)
    {
        var id = await app.SupportInReview();
        await app.Get<AskSupportClient>().Run(app.People.Agent.Id, id, (await app.Support(id)).Version, "Rak yang mana?");
        return id;
    }

    /// <summary>One that the branch's people work on.</summary>
    public static async Task<Guid> SupportAtBranch(this TestApp app, SupportDetails? details = null)
    {
        var id = await app.SupportInReview(details);
        await app.Get<HandOnTicket>().Run(app.People.Agent.Id, id, (await app.Support(id)).Version, "Periksa PDU rak R12.");
        return id;
    }

    /// <summary>One that waits for a visit, and the visit.</summary>
    public static async Task<(Guid Id, Guid Visit)> SupportAwaitingVisit(this TestApp app)
    {
        var id = await app.SupportInReview();
        var visit = await app.Get<NeedVisit>().Run(app.People.Agent.Id, id, (await app.Support(id)).Version, isEmergency: false);
        return (id, visit);
    }

    /// <summary>One that the client confirmed.</summary>
    public static async Task<Guid> SupportClosed(this TestApp app)
    {
        var id = await app.SupportResolved();
        await app.Get<ConfirmSupport>().Run(app.People.Client.Id, id, (await app.Support(id)).Version);
        return id;
    }

    /// <summary>One that the client rated, with a line.</summary>
    public static async Task<Guid> SupportRated(this TestApp app, int stars = 2)
    {
        var id = await app.SupportClosed();
        await app.Get<RateTicket>().Run(app.People.Client.Id, id, stars, "Terlalu lama.");
        return id;
    }

    /// <summary>One that the owner calls solved.</summary>
    public static async Task<Guid> SupportResolved(this TestApp app)
    {
        var id = await app.SupportInReview();
        await app.Get<ResolveSupport>().Run(app.People.Agent.Id, id, (await app.Support(id)).Version, SupportOutcome.Fixed, "Pemutus turun", "Daya sudah menyala kembali.");
        return id;
    }
}
