using Kalapa.App.Data;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Approvals.StandIns;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>Work permits asked for: filing, the queue, review and decisions, messages and papers.</summary>
internal static partial class Probes
{
    private static IReadOnlyList<Probe> OfTickets =>
    [
        Verb<CreateRequest>(Operation.CreateDraft, Scenes.Queued, (verb, user, target) => verb.Run(user, target.People.Company.Id, "CBT", Channel.Phone))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"] },
        Verb<CopyRequest>(Operation.CreateDraft, Scenes.Ended, (verb, user, target) => verb.Run(user, target.TicketId))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"], Behind = InTheView },
        EditContent(Scenes.Draft) with { IsDraft = true, Without = NobodyHolds },
        EditContent(Scenes.Completed) with { Without = NobodyHolds },
        EditContent(Scenes.InReview) with { Rule = WrongState },
        AskWaiver(Scenes.Completed) with { Without = NobodyHolds },
        AskWaiver(Scenes.InReview) with { Rule = "paper.closed" },
        Discard(Scenes.Draft) with { IsDraft = true, Without = NobodyHolds },
        Discard(Scenes.InReview) with { Rule = WrongState },
        Submit(Scenes.Draft) with { IsDraft = true, Without = NobodyHolds },
        Submit(Scenes.InReview) with { Rule = WrongState },
        Telling<TakeNext>(Operation.TakeNext, Scenes.Queued, async (verb, user, target) => Done(await verb.Run(user) == target.TicketId))
            with { Without = ["H", "V+", "V≠", "G≠"], Blind = ["C=", "C≠"] },
        Pick(Scenes.Queued) with { Without = NobodyHolds },
        Pick(Scenes.InReview) with { Rule = WrongState },
        Verb<ReleaseTicket>(Operation.Release, Scenes.InReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Libur")),
        Verb<TransferTicket>(Operation.Transfer, Scenes.InReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, target.People.OtherAgent.Id)),
        Verb<CorrectDetails>(Operation.CorrectDetails, Scenes.InReview, (verb, user, target) =>
            verb.Run(user, target.TicketId, target.Version, "Replace a switch", "", ["DH1"], "R07")),
        Verb<JudgePaper>(Operation.Review, Scenes.InReview, (verb, user, target) =>
            verb.Run(user, target.TicketId, target.Version, Scenes.Letter, Verdict.Accepted, null, "")),
        Verb<ReturnForCompletion>(Operation.Review, Scenes.Failing, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Mohon dilengkapi.")),
        Resubmit(Scenes.Completed) with { Without = NobodyHolds },
        Resubmit(Scenes.InReview) with { Rule = WrongState },
        Verb<EscalateTicket>(Operation.Escalate, Scenes.Checked, (verb, user, target) => verb.Run(user, target.TicketId, target.Version)),
        Decide("approval", Outcome.Approved),
        Decide("rejection", Outcome.Rejected),
        Verb<NameApprover>(Operation.NameApprover, Scenes.Escalated, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, target.People.BandungSupervisor.Id)),
        Verb<NameStandIn>(Operation.NameStandIn, Scenes.Queued, (verb, user, target) =>
            verb.Run(user, "CBT", target.People.BandungSupervisor.Id, DateOnly.FromDateTime(target.Tomorrow.DateTime), DateOnly.FromDateTime(target.Tomorrow.DateTime)))
            with { Rule = "standin.overlaps", Blind = ["C=", "C~", "H"] },
        Withdraw(),
        Verb<AskInfo>(Operation.AskInfo, Scenes.Escalated, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Siapa?")),
        Verb<Clarify>(Operation.AnswerClarification, Scenes.Clarifying, (verb, user, target) => verb.Answer(user, target.TicketId, target.Version, "Pak Agus.")),
        Verb<Clarify>(Operation.AnswerClarification, Scenes.Clarifying, (verb, user, target) => verb.AskClient(user, target.TicketId, target.Version, "Siapa?"))
            with { Verb = "Clarify.AskClient" },
        Verb<WithdrawToEdit>(Operation.WithdrawToEdit, Scenes.InReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version)),
        Verb<CancelTicket>(Operation.Cancel, Scenes.InReview, (verb, user, target) =>
            verb.Run(user, target.TicketId, target.Version, CancelCode.Duplicate, "Sudah ada.")),
        Verb<SetLane>(Operation.SetLane, Scenes.InReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, Lane.OnSite, "Di gerbang")),
        Adopt(Scenes.Unowned) with { Without = NobodyHolds },
        Adopt(Scenes.Escalated) with { Rule = "adopt.has-owner" },
        Verb<PostMessage>(Operation.PostPublic, Scenes.InReview, (verb, user, target) => verb.Run(user, target.TicketId, Visibility.Public, "Halo")),
        Verb<PostMessage>(Operation.PostInternal, Scenes.InReview, (verb, user, target) => verb.Run(user, target.TicketId, Visibility.Internal, "Catatan")),
        Verb<SupplyPaper>(Operation.Upload, Scenes.InReview, (verb, user, target) => verb.Allow(user, target.TicketId)),
        Verb<MessageFiles>(Operation.Upload, Scenes.InReview, Attach),
        TakeBack(Scenes.Completed) with { Without = ["H", "tenant admin"] },
        TakeBack(Scenes.InReview) with { Rule = "paper.closed" },
        Verb<SupplyPaper>(Operation.SupplyAfterEntry, Scenes.Emergency, Supply) with { Behind = [Operation.Upload] },
        Verb<JudgePaper>(Operation.JudgeAfterEntry, Scenes.SuppliedLate, (verb, user, target) =>
            verb.Run(user, target.TicketId, target.Version, Scenes.Letter, Verdict.Accepted, null, "")),
    ];

    /// <summary>The one that stands in for the supervisor; a branch's, so to it every client is another's, and no agent holds it.</summary>
    private static Probe Withdraw() => new(Operation.NameStandIn, nameof(WithdrawStandIn), Scenes.Queued, async (verbs, user, target) =>
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        var standIn = await db.StandIns.Where(row => row.WithdrawnAt == null && row.UserId == target.People.StandIn.Id).OrderBy(row => row.Id).Select(row => row.Id).LastAsync();
        await verbs.GetRequiredService<WithdrawStandIn>().Run(user, standIn);
        return Answer.Allow;
    })
    {
        Service = typeof(WithdrawStandIn),
        Blind = ["C=", "C~", "H"],
    };

    private static Probe EditContent(Func<TestApp, Task<Guid>> scene) => Verb<SaveContent>(Operation.EditContent, scene, (verb, user, target) =>
        verb.Run(user, target.TicketId, content => content with { Purpose = "Tur" }, "Purpose"));

    private static Probe AskWaiver(Func<TestApp, Task<Guid>> scene) => Verb<SupplyPaper>(Operation.EditContent, scene, (verb, user, target) =>
        verb.AskWaiver(user, target.TicketId, Scenes.Letter, "Menyusul"));

    private static Probe Discard(Func<TestApp, Task<Guid>> scene) =>
        Verb<DiscardDraft>(Operation.Discard, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe Submit(Func<TestApp, Task<Guid>> scene) =>
        Verb<SubmitRequest>(Operation.Submit, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe Pick(Func<TestApp, Task<Guid>> scene) =>
        Verb<PickOutOfOrder>(Operation.PickOutOfOrder, scene, (verb, user, target) => verb.Run(user, target.TicketId, "Tamu menunggu"));

    private static Probe Resubmit(Func<TestApp, Task<Guid>> scene) =>
        Verb<ResubmitRequest>(Operation.Resubmit, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe Adopt(Func<TestApp, Task<Guid>> scene) =>
        Verb<AdoptTicket>(Operation.Adopt, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe TakeBack(Func<TestApp, Task<Guid>> scene) =>
        Verb<SupplyPaper>(Operation.DeleteFile, scene, (verb, user, target) => verb.TakeBack(user, target.TicketId, target.DocumentId));

    private static Probe Decide(string name, Outcome outcome)
    {
        var probe = Verb<DecideApproval>(Operation.Decide, Scenes.Escalated, (verb, user, target) =>
            verb.Run(user, target.TicketId, target.Version, new(outcome, target.Hash) { Reason = "Dibaca" }));
        return probe with { Verb = name };
    }

    private static async Task Supply(SupplyPaper verb, Guid? user, Target target)
    {
        using var pdf = SmallPdf.Open();
        await verb.Run(user, target.TicketId, Scenes.Letter, "D01.pdf", pdf);
    }

    private static async Task Attach(MessageFiles verb, Guid? user, Target target)
    {
        using var pdf = SmallPdf.Open();
        await verb.Run(user, target.TicketId, "foto.pdf", pdf);
    }
}
