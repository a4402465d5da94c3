using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.App.Rights;

/// <summary>Support requests: filing, the owner's work, the branch's hands, the client's answers.</summary>
internal static partial class Probes
{
    private static IReadOnlyList<Probe> OfSupport =>
    [
        Verb<CreateSupport>(Operation.CreateDraft, Scenes.Queued, (verb, user, target) => verb.Run(user, target.People.Company.Id, "CBT", Channel.Phone))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"] },
        Verb<CopySupport>(Operation.CreateDraft, Scenes.SupportEnded, (verb, user, target) => verb.Run(user, target.TicketId))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"], Behind = InTheView },
        WriteSupport(Scenes.SupportDraft) with { IsDraft = true, Without = NobodyHolds },
        WriteSupport(Scenes.SupportInReview) with { Rule = "ticket.not-draft" },
        SubmitSupport(Scenes.SupportDraft) with { IsDraft = true, Without = NobodyHolds },
        SubmitSupport(Scenes.SupportInReview) with { Rule = WrongState },
        Verb<AskSupportClient>(Operation.HandleSupport, Scenes.SupportInReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Rak mana?")),
        Verb<HandOnTicket>(Operation.HandleSupport, Scenes.SupportInReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Periksa PDU.")),
        Verb<NeedVisit>(Operation.HandleSupport, Scenes.SupportInReview, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, isEmergency: false))
            with { Behind = [Operation.CreateDraft] },
        Verb<TakeBackVisit>(Operation.HandleSupport, Scenes.SupportAwaitingVisit, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Sudah baik.")),
        Verb<ResolveSupport>(Operation.HandleSupport, Scenes.SupportInReview, (verb, user, target) =>
            verb.Run(user, target.TicketId, target.Version, SupportOutcome.Fixed, "", "Sudah menyala.")),
        Verb<EndBranchJob>(Operation.DoBranchJob, Scenes.SupportAtBranch, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, isDone: true, "Beres.")),
        AnswerAsked(Scenes.SupportReturned) with { Without = NobodyHolds },
        AnswerAsked(Scenes.SupportInReview) with { Rule = WrongState },
        Verb<ConfirmSupport>(Operation.AnswerSupport, Scenes.SupportResolved, (verb, user, target) => verb.Run(user, target.TicketId, target.Version)),
        Verb<ReportNotSolved>(Operation.AnswerSupport, Scenes.SupportResolved, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Belum.")),
        Verb<RateTicket>(Operation.Rate, Scenes.SupportResolved, (verb, user, target) => verb.Run(user, target.TicketId, 4)) with { Rule = "rating.not-closed" },
    ];

    private static Probe WriteSupport(Func<TestApp, Task<Guid>> scene) => Verb<SaveSupport>(Operation.EditContent, scene, (verb, user, target) =>
        verb.Run(user, target.TicketId, details => details with { Rack = "R13" }));

    private static Probe SubmitSupport(Func<TestApp, Task<Guid>> scene) =>
        Verb<SubmitSupport>(Operation.Submit, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe AnswerAsked(Func<TestApp, Task<Guid>> scene) =>
        Verb<AnswerSupport>(Operation.AnswerSupport, scene, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Rak R12."));
}
