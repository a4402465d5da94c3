using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Announcements;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Categories;
using Kalapa.App.Features.Devices;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.RollCalls;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Solutions;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.RollCalls;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>
/// A probe of every verb and read that a right opens. Where nobody can hold the ticket in the state the verb is for, a second
/// probe asks on one that is held, and whoever is let through ends at the state table.
/// </summary>
internal static class Probes
{
    private const string WrongState = "ticket.wrong-state";
    private static readonly string[] NobodyHolds = ["H"];
    private static readonly ReportFilter Ever = new(new DateOnly(2026, 1, 1), new DateOnly(2030, 1, 1));
    // A report is about the reader's own share: the rows of another company or branch are not looked for, whatever a cell says.
    private static readonly string[] OthersShare = ["C≠", "V≠", "G≠"];
    private static readonly Operation[] InTheView = [Operation.ReadContent];
    private static readonly Operation[] OnTheCompanysPage = [Operation.ReadCompany];
    // Of a company that may enter one branch alone, those of another are asked; of one that may enter theirs too, everybody else is.
    private static readonly string[] AllButOtherBranches = ["AN", "C=", "C~", "C≠", "H", "S", "V=", "AD", "G"];
    private static readonly Operation[] OnTheDesk = [Operation.Decide];

    // Companies and accounts belong to no branch: an agent of another one stands there as any agent, a gate as any gate.
    private static readonly string[] EveryBranch = ["V≠", "G≠"];
    private static readonly string[] AnyClient = ["C=", "C≠"];
    // Of a company that is allowed at the branch, a client is there a colleague or its admin; of another, nobody is known better than by that.
    private static readonly string[] Issueless = ["requester", "other company's client"];
    private static readonly string[] AnyIssue = ["C=", "C~", "C≠", "S", "V=", "V≠", "AD", "G", "G≠"];
    private static readonly string[] Clients = ["C=", "C~", "C≠"];
    // Another one each time: somebody of the same name and ID is answered with the first.
    private static PersonDraft Visitor => new($"Agus {Guid.NewGuid():N}", IdType.Ktp, "1234", "PT Nusantara", "", 1990);

    public static readonly IReadOnlyList<Probe> All =
    [
        Verb<CreateRequest>(Operation.CreateDraft, Scenes.Queued, (verb, user, target) => verb.Run(user, target.People.Company.Id, "CBT", Channel.Phone))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"] },
        Verb<CopyRequest>(Operation.CreateDraft, Scenes.Ended, (verb, user, target) => verb.Run(user, target.TicketId))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"], Behind = InTheView },
        Verb<CreateSupport>(Operation.CreateDraft, Scenes.Queued, (verb, user, target) => verb.Run(user, target.People.Company.Id, "CBT", Channel.Phone))
            with { Without = ["C~", "H", "other company's client"], Blind = ["C≠"] },
        Verb<CopySupport>(Operation.CreateDraft, Scenes.SupportEnded, (verb, user, target) => verb.Run(user, target.TicketId))
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

        Read<TicketDetail>(Operation.ReadContent, async (read, reader, target) => Content(await read.For(reader, target.TicketId)))
            with { TellsReduced = true },
        Read<TicketDetail>(Operation.ReadMessages, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { } view && view.Messages.Any(message => message.Visibility == Visibility.Public)))
            with { Behind = InTheView },
        Read<TicketDetail>(Operation.ReadInternal, async (read, reader, target) => Internal(await read.For(reader, target.TicketId)))
            with { Behind = [Operation.ReadContent, Operation.ReadMessages, Operation.ReadTimeline] },
        Read<TicketDetail>(Operation.ReadTimeline, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { Timeline.Count: > 0 }))
            with { Behind = InTheView },
        Read<PermitFiles>(Operation.DownloadPermit, async (read, reader, target) => Handed(await read.For(reader, target.TicketId)))
            with { TellsReduced = true },
        Read<RequestRegister>(Operation.ReportRequests, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).First.Any(row => row.Ticket.Id == target.TicketId)))
            with { Blind = OthersShare },
        Read<SupportRegister>(Operation.ReportSupport, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).First.Any(row => row.Ticket.Id == target.TicketId)))
            with { Scene = Scenes.SupportInReview, Blind = OthersShare },
        Read<SatisfactionReport>(Operation.ReportSatisfaction, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).Ratings.Any(row => row.Ticket.Id == target.TicketId)))
            with { Scene = Scenes.SupportRated, Blind = ["C=", "H", .. OthersShare] },
        Read<TicketSearch>(Operation.List, async (read, reader, target) =>
            Shown((await read.For(reader, "CBT")).Tickets.Any(found => found.Id == target.TicketId)))
            with { Blind = OthersShare },
        Read<FairnessReport>(Operation.ReportFairness, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).Claims.Any(row => row.Claim.Happened.TicketId == target.TicketId)))
            with { Blind = ["C=", "H", .. OthersShare] },
        Read<VisitReport>(Operation.ReportVisits, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).People.Any(row => row.Permit.TicketId == target.TicketId)))
            with { Blind = OthersShare },
        Read<EquipmentReport>(Operation.ReportVisits, async (read, reader, target) =>
            Shown((await read.For(reader, Ever, BranchTime.HeadOffice)).Passed.Any(row => row.Permit.TicketId == target.TicketId)))
            with { Scene = Scenes.EquipmentIn, Blind = OthersShare },
        Read<EventStream>(Operation.ReadTimeline, async (read, reader, target) =>
            Shown((await read.For(reader, new())).Any(happened => happened.TicketId == target.TicketId))),
        Recorded<AuditList>(async (read, reader) => await read.For(reader, new()) is { Lines.Count: > 0 }),
        Recorded<CategoryHistory>(async (read, reader) => await read.For(reader) is { Count: > 0 }, Scenes.SupportInReview),
        Recorded<ActivityHistory>(async (read, reader) => (await read.For(reader)).Any(day => day.Submitted > 0)),
        Read<ApprovalDetail>(Operation.Decide, async (read, reader, target) => Shown(await read.For(reader, target.TicketId) is not null)),
        Read<ApprovalDetail>(Operation.ReadMessages, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { } view && view.Messages.Any(message => message.Visibility == Visibility.Public)))
            with { Behind = OnTheDesk },
        Read<ApprovalDetail>(Operation.ReadInternal, async (read, reader, target) =>
            Shown(await read.For(reader, target.TicketId) is { } view && view.Messages.Any(message => message.Visibility == Visibility.Internal)))
            with { Behind = OnTheDesk },
        Read<RecentDecisions>(Operation.Decide, async (read, reader, target) =>
            Shown((await read.For(reader, DateTimeOffset.UnixEpoch)).Any(made => made.TicketId == target.TicketId))),
        Read<FileDetail>(Operation.Download, async (read, reader, target) => (await read.For(reader, target.AttachmentId)).Answer)
            with { TellsReduced = true },
        InternalFile(),
        Read<PassDetail>(Operation.DownloadPermit, async (read, reader, target) => Carried(await read.For(reader, target.TicketId)))
            with { TellsReduced = true },
        Read<MyNotifications>(Operation.ReadHeader, async (read, reader, target) =>
            Shown((await read.For(reader, 200)) is { Unread: > 0 } list && list.Items.Any(item => item.TicketId == target.TicketId)))
            with { Scene = Scenes.Told },
        new(Operation.ReadHeader, nameof(MarkRead), Scenes.Told, async (verbs, user, target) =>
        {
            await verbs.GetRequiredService<MarkRead>().Run(user, await Told(verbs, user, target));
            return Answer.Allow;
        })
        {
            Service = typeof(MarkRead),
        },
        Listed("TicketRows", async (contexts, id) => (await new TicketRows(contexts).Read([id], CancellationToken.None)).SingleOrDefault()?.Subject),
        Listed("PermitRows", PermitSubject),
        Listed("PermitRows", PermitSubject, Operation.JoinBoard) with { Verb = "PermitRows on site" },

        Telling<TakeNext>(Operation.TakeNext, Scenes.Queued, async (verb, user, target) => Done(await verb.Run(user) == target.TicketId))
            with { Without = ["H", "V≠", "G≠"], Blind = ["C=", "C≠"] },
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

        Verb<IssuePermit>(Operation.IssuePermit, Scenes.ApprovedByHand, (verb, user, target) => verb.Run(user, target.TicketId)),
        Verb<HoldPermit>(Operation.HoldPermit, Scenes.Approved, (verb, user, target) => verb.Suspend(user, target.PermitId, "Pemadaman"))
            with { Verb = "HoldPermit.Suspend" },
        Verb<HoldPermit>(Operation.HoldPermit, Scenes.Suspended, (verb, user, target) => verb.Resume(user, target.PermitId, "Selesai"))
            with { Verb = "HoldPermit.Resume" },
        Verb<HoldPermit>(Operation.HoldPermit, Scenes.Approved, (verb, user, target) => verb.Revoke(user, target.PermitId, "Dicabut"))
            with { Verb = "HoldPermit.Revoke" },
        Verb<HoldPermit>(Operation.ClosePermit, Scenes.Visited, (verb, user, target) => verb.Close(user, target.PermitId)),
        Verb<HoldPermit>(Operation.CancelVisit, Scenes.Approved, (verb, user, target) => verb.CancelVisit(user, target.PermitId)),
        AtGate<LookUpCode>(Scenes.AtTheGate, async (verb, user, target) => (await verb.Run(user, "CBT", target.Code)).Denied),
        AtGate<PassGate>(Scenes.AtTheGate, (verb, user, target) => verb.CheckIn(user, target.PermitId, target.PersonId, idSeen: true, notes: TestPeople.Escorted)),
        AtGate<PassGate>(Scenes.Inside, (verb, user, target) => verb.CheckOut(user, target.PermitId, target.PersonId))
            with { Verb = "PassGate.CheckOut" },
        Verb<CloseVisit>(Operation.ClosePermit, Scenes.Visited, (verb, user, target) => verb.Run(user, target.PermitId)),
        Verb<CloseVisit>(Operation.ClosePermit, Scenes.ClosedAtTheGate, (verb, user, target) => verb.Reopen(user, target.PermitId)) with { Verb = "CloseVisit.Reopen" },

        AtGate<MoveEquipment>(Scenes.WithEquipment, async (verb, user, target) => (await verb.Tick(user, target.PermitId, new(0, EquipmentDirection.In, 1, "SN-1"))).Denied),
        AtGate<ReturnBadge>(Scenes.Inside, async (verb, user, target) =>
        {
            await verb.Run(user, new("12", target.PermitId, target.PersonId, "", "", default));
            return null;
        }),
        Read<GateBadges>(Operation.CheckInOut, async (read, reader, _) => Shown((await read.For(reader, "CBT")).Escorts.Count > 0))
            with { Scene = Scenes.Inside, Blind = ["C=", "C~", "H"] },
        AtGate<MoveEquipment>(Scenes.WithEquipment, async (verb, user, target) =>
            (await verb.TurnAway(user, target.PermitId, "Laptop")).Denied == DenyCode.EquipmentNotListed ? null : DenyCode.NotFound)
            with { Verb = "MoveEquipment.TurnAway" },

        OfStaff<InviteUser>(Operation.ManageAgents, (verb, user, target) => verb.Run(user, Account(target, Role.Cs))),
        OfStaff<RenewInvitation>(Operation.ManageAgents, (verb, user, target) => verb.Run(user, target.AccountId)),
        OfStaff<DisableUser>(Operation.ManageAgents, (verb, user, target) => verb.Disable(user, target.AccountId)),
        OfStaff<DisableUser>(Operation.ManageAgents, (verb, user, target) => verb.Enable(user, target.AccountId)) with { Verb = "DisableUser.Enable" },
        OfStaff<ChangeUser>(Operation.ManageAgents, (verb, user, target) => verb.Run(user, target.AccountId, Account(target, Role.Cs))),
        OfStaff<InviteUser>(Operation.ManageAdmins, (verb, user, target) => verb.Run(user, Account(target, Role.Admin))),
        OfStaff<InviteUser>(Operation.ManageBranchTeams, (verb, user, target) => verb.Run(user, Account(target, Role.Supervisor))),
        OfStaff<InviteUser>(Operation.ManageBranchTeams, (verb, user, target) => verb.Run(user, Account(target, Role.Gate))) with { Verb = "InviteUser at a gate" },
        OfStaff<ChangeUser>(Operation.ChangeRole, (verb, user, target) => verb.Run(user, target.AccountId, Account(target, Role.Gate)))
            with { Behind = [Operation.ManageAgents, Operation.ManageBranchTeams] },
        OfStaff<RenameCategory>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "POWER", new("Listrik", "Power"))),
        OfStaff<AddGroup>(Operation.EditCategories, (verb, user, _) => verb.Run(user, new($"Kelompok {Guid.NewGuid()}", $"Group {Guid.NewGuid()}"))),
        OfStaff<AddTopic>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "POWER", new($"Topik {Guid.NewGuid()}", $"Topic {Guid.NewGuid()}"))),
        OfStaff<MoveCategory>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "POWER", up: true)),
        OfStaff<RetireCategory>(Operation.EditCategories, (verb, user, _) => verb.Restore(user, "POWER")) with { Verb = "RetireCategory.Restore" },
        OfStaff<RetireCategory>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "HANDS")) with { Rule = "category.hands-stays" },
        OfStaff<ConfirmClock>(Operation.ChangePolicy, (verb, user, _) => verb.Run(user, DateTimeOffset.UnixEpoch)),
        OfCompany<InviteUser>((verb, user, target) => verb.Run(user, Account(target, Role.Client))),
        OfCompany<ChangeUser>((verb, user, target) => verb.Run(user, target.ClientAccountId, Account(target, Role.Client))),
        OfCompany<DisableUser>((verb, user, target) => verb.Disable(user, target.ClientAccountId)),
        OfCompany<RenewInvitation>((verb, user, target) => verb.Run(user, target.ClientAccountId)),
        OfStaff(Operation.ManageAgents, target => target.AccountId),
        OfStaff(Operation.ManageAdmins, target => target.People.Admin.Id),
        OfStaff(Operation.ManageBranchTeams, target => target.People.Guard.Id),
        Read<UserList>(Operation.ManageCompanyUsers, async (read, reader, target) => Shown(await IsListed(read, reader, target.ClientAccountId)))
            with { Scene = Scenes.Accounts, Without = ["requester", "G≠"], Blind = ["H", "V≠"] },
        Read<CompanyDetail>(Operation.ManageTenants, async (read, reader, target) =>
            Shown(reader is not null && (await read.All(reader)).Any(row => row.Id == target.People.Company.Id)))
            with { Scene = Scenes.Accounts, Without = EveryBranch, Blind = [.. AnyClient, "H"] },
        Read<CompanyDetail>(Operation.ManagePeople, async (read, reader, target) =>
            Shown(reader is not null && await read.People(reader, target.People.Company.Id) is { } people && people.Any(row => row.Id == target.VisitorId)))
            with { Scene = Scenes.Accounts, Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        Verb<SaveTenant>(Operation.ManageTenants, Scenes.Accounts, (verb, user, target) => verb.Run(user, target.People.Company.Id, Contract(target.People.Company)))
            with { Without = EveryBranch, Blind = [.. AnyClient, "H"] },
        Verb<SavePerson>(Operation.ManagePeople, Scenes.Accounts, (verb, user, target) => verb.Run(user, target.People.Company.Id, null, Visitor))
            with { Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        Verb<SavePerson>(Operation.ManagePeople, Scenes.Accounts, (verb, user, target) => verb.Archive(user, target.VisitorId, archived: true))
            with { Verb = "SavePerson.Archive", Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        AtGate<TurnAway>(Scenes.AtTheGate, async (verb, user, target) =>
            (await verb.Run(user, target.PermitId, [new(null)], null)).Count == 1 ? null : DenyCode.NotFound),
        AtGate<TurnAway>(Scenes.AtTheGate, async (verb, user, target) =>
        {
            await verb.Withdraw(user, target.PermitId, []);
            return null;
        }) with { Verb = "TurnAway.Withdraw" },
        InRollCall(Scenes.Inside, (verb, user, _, _) => verb.Begin(user, "CBT")) with { Verb = "RollCallVerbs.Begin" },
        InRollCall(Scenes.RollCall, (verb, user, call, target) => verb.Tick(user, call, [new(Guid.NewGuid(), target.PersonId, RollMark.Found, DateTimeOffset.UnixEpoch)]))
            with { Verb = "RollCallVerbs.Tick" },
        InRollCall(Scenes.RollCall, (verb, user, call, _) => verb.End(user, call)) with { Verb = "RollCallVerbs.End" },
        Read<RollCallDetail>(Operation.RollCall, async (read, reader, _) => Shown(await read.For(reader, "CBT") is not null))
            with { Blind = ["C=", "C~", "H"] },
        OfDevice<DeviceDetail>(async (read, reader, id) => await read.For(reader, id) is { } view ? view.IsReduced ? Answer.Reduced : Answer.Allow : Answer.NotFound) with { TellsReduced = true },
        OfDevice<DeviceList>(async (read, reader, id) => Shown((await read.For(reader, new())).Rows.Any(row => row.Id == id))),
        OnSolution<DraftSolution>(Operation.DraftSolution, Scenes.Solution(SolutionState.Draft), (verb, user, _) => verb.Run(user)),
        Verb<DraftSolution>(Operation.DraftSolution, Scenes.SupportResolved, (verb, user, target) => verb.FromTicket(user, target.TicketId, english: false))
            with { Verb = "DraftSolution.FromTicket", Without = EveryBranch, Blind = [.. AnyClient, "H"], Behind = InTheView },
        OnSolution<SaveSolution>(Operation.DraftSolution, Scenes.Solution(SolutionState.Draft), (verb, user, id) => verb.Run(user, id, content => content)),
        OnSolution<SaveSolution>(Operation.DraftSolution, Scenes.Solution(SolutionState.Published), (verb, user, id) => verb.Revise(user, id)) with { Verb = "SaveSolution.Revise" },
        OnSolution<PublishSolution>(Operation.PublishSolution, Scenes.Solution(SolutionState.Draft), (verb, user, id) => verb.Run(user, id)),
        OnSolution<RetireSolution>(Operation.PublishSolution, Scenes.Solution(SolutionState.Published), (verb, user, id) => verb.Run(user, id)),
        OnSolution<MarkHelped>(Operation.ReadSolution, Scenes.Solution(SolutionState.Published), (verb, user, id) => verb.Run(user, id)),
        OnSolution<MarkHelped>(Operation.ReadStaffSolution, Scenes.StaffSolution, (verb, user, id) => verb.Open(user, id)) with { Verb = "MarkHelped.Open" },
        ReadOfSolution<SolutionOffers>(Operation.ReadSolution, Scenes.Solution(SolutionState.Published), IsOffered),
        ReadOfSolution<SolutionOffers>(Operation.ReadStaffSolution, Scenes.StaffSolution, IsOffered),
        .. ReadsOfSolution(Operation.ReadSolution, Scenes.Solution(SolutionState.Published)),
        .. ReadsOfSolution(Operation.ReadStaffSolution, Scenes.StaffSolution),
        .. ReadsOfSolution(Operation.DraftSolution, Scenes.Solution(SolutionState.Draft)),
        .. ReadsOfSolution(Operation.DraftSolution, Scenes.Solution(SolutionState.Retired)),
        OnIssue<DeclareKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, target, _) => verb.Run(user, KnownIssueScenes.Outage, target.Tomorrow)),
        Verb<DeclareKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(isLinked: false), (verb, user, target) => verb.Run(user, KnownIssueScenes.Outage, target.Tomorrow, target.TicketId))
            with { Verb = "DeclareKnownIssue out of a ticket", Without = Issueless, Blind = ["H"], Behind = [Operation.ReadHeader] },
        OnIssue<UpdateKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, target, id) => verb.Run(user, id, "Teknisi di lokasi.", target.Tomorrow)),
        OnIssue<ResolveKnownIssue>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, _, id) => verb.Run(user, id, SupportOutcome.Fixed, "", "Sudah pulih.")),
        OnIssue<ResolveLinkedTickets>(Operation.ManageKnownIssue, Scenes.KnownIssue(isOver: true), (verb, user, _, id) => verb.Run(user, id)) with { Without = [.. Issueless, "supervisor"] },
        OnIssue<LinkTickets>(Operation.ManageKnownIssue, Scenes.KnownIssue(isLinked: false), (verb, user, target, id) => verb.Link(user, id, target.TicketId)) with { Verb = "LinkTickets.Link", Behind = [Operation.ReadHeader] },
        OnIssue<LinkTickets>(Operation.ManageKnownIssue, Scenes.KnownIssue(), (verb, user, target, id) => verb.Unlink(user, id, target.TicketId)) with { Verb = "LinkTickets.Unlink", Behind = [Operation.ReadHeader] },
        OnIssue<LinkTickets>(Operation.HandleSupport, Scenes.KnownIssueHeld, (verb, user, target, id) => verb.Link(user, id, target.TicketId))
            with { Verb = "LinkTickets.Link by the owner", Without = [.. Issueless, "lead", "supervisor"], Blind = [.. AnyIssue] },
        OnIssue<JoinKnownIssue>(Operation.SeeKnownIssue, Scenes.KnownIssue(isLinked: false), (verb, user, _, id) => verb.Run(user, id))
            with { Without = [.. Issueless, "H", "S", "V=", "AD"], Blind = ["G"] },
        ReadOfIssue<KnownIssueDetail>(Operation.SeeKnownIssue, async (read, reader, _, id) => await read.For(reader, id) is not null) with { Without = Clients, Blind = ["H"] },
        ReadOfIssue<KnownIssueList>(Operation.SeeKnownIssue, async (read, reader, _, id) => (await read.For(reader, new())).Rows.Any(row => row.Id == id)) with { Without = Clients, Blind = ["H"] },
        ReadOfIssue<LateUpdates>(Operation.SeeKnownIssue, async (read, reader, _, id) => (await read.For(reader)).Any(row => row.Id == id)) with { Without = Clients, Blind = ["H"] },
        ReadOfIssue<MyKnownIssues>(Operation.SeeKnownIssue, async (read, reader, _, id) => (await read.For(reader)).Any(row => row.Id == id))
            with { Without = ["requester", "other company's client", "client of no company", "H", "S", "V=", "V≠", "AD", "G", "G≠"] },
        ReadOfIssue<TicketIssues>(Operation.SeeKnownIssue, async (read, reader, target, id) => (await read.For(reader, target.TicketId))?.Linked?.Id == id)
            with { Behind = [Operation.ReadHeader] },
        ReadOfIssue<DeclareChoices>(Operation.ManageKnownIssue, async (read, reader, _, _) => (await read.For(reader, null))?.Branches.Any(branch => branch.Code == "CBT") ?? false) with { Scene = Scenes.KnownIssue() },
        .. OnCompany<CompanyProfile>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is not null),
        .. OnCompany<CompanyDetail>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => reader is not null && (await read.Seen(reader)).Any(row => row.Id == id && row.MayRead))
            .Select(probe => probe with { Verb = "CompanyDetail.Seen", Blind = ["H", "C=", "C~", "C≠", "G", "G≠"] }),
        .. OnCompany<CompanyTimeline>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is not null),
        .. OnCompany<CompanyHealth>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is not null),
        .. OnCompany<CompanyProfile>(Operation.KeepCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is { MayKeep: true }).Select(probe => probe with { Behind = OnTheCompanysPage }),
        .. OnCompany<CompanyTimeline>(Operation.KeepCompany, Scenes.Kept, async (read, reader, id) => await read.For(reader, id) is { } page && page.Rows.Any(row => row.Kind == TimelineKind.Note)).Select(probe => probe with { Behind = OnTheCompanysPage }),
        .. OnCompany<SaveContact>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Run(user, id, null, CompanyScenes.Emergency)),
        .. OnCompany<SaveContact>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Remove(user, id, kept.Contact), "SaveContact.Remove"),
        .. OnCompany<WriteNote>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Run(user, id, NoteKind.Note, "Catatan", "")),
        .. OnCompany<WriteNote>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Edit(user, id, kept.Note, "Catatan", ""), "WriteNote.Edit").Select(probe => probe with { Rule = "note.not-own" }),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Open(user, id, "Telepon", new(2029, 1, 1), null)),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Move(user, id, kept.FollowUp, new(2029, 2, 2), null), "KeepFollowUp.Move"),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Complete(user, id, kept.FollowUp), "KeepFollowUp.Complete"),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.KeptDone, (verb, user, id, kept) => verb.Reopen(user, id, kept.FollowUp), "KeepFollowUp.Reopen"),
        .. OnCompany<MakeAnnouncement>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Run(user, CompanyScenes.Announcement(id))),
        .. OnCompany<MakeAnnouncement>(Operation.KeepCompany, Scenes.Announced, (verb, user, _, kept) => verb.Withdraw(user, kept.Announcement), "MakeAnnouncement.Withdraw"),
        OnKept<DismissAnnouncement>(Operation.ReadAnnouncement, Scenes.Announced, target => target.People.Company, (verb, user, _, kept) => verb.Run(user, kept.Announcement))
            with { Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        Read<CurrentAnnouncements>(Operation.ReadAnnouncement, async (read, reader, _) => Shown((await read.For(reader, english: false)).Rows.Count > 0))
            with { Scene = Scenes.Announced, Without = [.. EveryBranch, "requester", "other company's client"], Blind = ["H", "C≠", "S", "V=", "AD", "G"] },
        OnKept<MoveCompany>(Operation.ManageTenants, Scenes.NewCompany(TenantStatus.Active), null, (verb, user, id, _) => verb.Run(user, id, TenantAction.Suspend))
            with { Without = EveryBranch, Blind = [.. AnyClient, "H"], Behind = OnTheCompanysPage },
        OnKept<MoveCompany>(Operation.SignContract, Scenes.NewCompany(TenantStatus.Prospect), null, (verb, user, id, _) => verb.Sign(user, id, $"K-{Guid.NewGuid():N}", new(2029, 1, 1)))
            with { Verb = "MoveCompany.Sign", Without = EveryBranch, Blind = [.. AnyClient, "H"], Behind = OnTheCompanysPage },
        Read<GateDetail>(Operation.CheckInOut, async (read, reader, target) => Shown(await read.For(reader, target.PermitId) is not null))
            with { Blind = ["C=", "C~", "H"] },
        Read<GatePosts>(Operation.CheckInOut, async (read, reader, target) => Shown((await read.For(reader)).Any(post => post.Code == "CBT")))
            with { Blind = ["C=", "C~", "H"] },
    ];

    /// <summary>Staff's accounts are nobody's: a client stands there as any client, and the branches do not matter.</summary>
    private static Probe OfStaff<T>(Operation operation, Func<T, Guid?, Target, Task> call)
        where T : notnull => Verb(operation, Scenes.Accounts, call) with { Without = ["G≠"], Blind = [.. AnyClient, "H", "V≠"] };

    /// <summary>The list of accounts shows those that the reader manages, whatever page they stand on.</summary>
    private static Probe OfStaff(Operation operation, Func<Target, Guid> account) =>
        Read<UserList>(operation, async (read, reader, target) => Shown(await IsListed(read, reader, account(target)))) with
        {
            Scene = Scenes.Accounts,
            Without = ["G≠"],
            Blind = [.. AnyClient, "H", "V≠"],
        };

    private static async Task<bool> IsListed(UserList read, Kalapa.Domain.Actor? reader, Guid account)
    {
        for (var skip = 0; reader is not null; skip += UserFilter.PageSize)
        {
            var page = await read.For(reader, new() { Skip = skip });
            if (page.Rows.Count == 0 || page.Rows.Any(row => row.Id == account))
            {
                return page.Rows.Count > 0;
            }
        }

        return false;
    }

    /// <summary>A company's users are its admin's; who only asked for the ticket is a colleague here.</summary>
    private static Probe OfCompany<T>(Func<T, Guid?, Target, Task> call)
        where T : notnull => Verb(Operation.ManageCompanyUsers, Scenes.Accounts, call) with { Without = ["requester", "G≠"], Blind = ["H", "V≠"] };

    private static AccountDraft Account(Target target, Role role) => new("Wati", $"{Guid.NewGuid():N}@x.example", role)
    {
        TenantId = role == Role.Client ? target.People.Company.Id : null,
        Branches = ["CBT"],
    };

    private static TenantDraft Contract(Tenant company) => new(company.LegalName, $"K-{Guid.NewGuid():N}", company.ContractTo, TenantStatus.Active, company.AllowedBranches);

    private static Probe EditContent(Func<TestApp, Task<Guid>> scene) => Verb<SaveContent>(Operation.EditContent, scene, (verb, user, target) =>
        verb.Run(user, target.TicketId, content => content with { Purpose = "Tur" }, "Purpose"));

    private static Probe AskWaiver(Func<TestApp, Task<Guid>> scene) => Verb<SupplyPaper>(Operation.EditContent, scene, (verb, user, target) =>
        verb.AskWaiver(user, target.TicketId, Scenes.Letter, "Menyusul"));

    private static Probe Discard(Func<TestApp, Task<Guid>> scene) =>
        Verb<DiscardDraft>(Operation.Discard, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe Submit(Func<TestApp, Task<Guid>> scene) =>
        Verb<SubmitRequest>(Operation.Submit, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe WriteSupport(Func<TestApp, Task<Guid>> scene) => Verb<SaveSupport>(Operation.EditContent, scene, (verb, user, target) =>
        verb.Run(user, target.TicketId, details => details with { Rack = "R13" }));

    private static Probe SubmitSupport(Func<TestApp, Task<Guid>> scene) =>
        Verb<SubmitSupport>(Operation.Submit, scene, (verb, user, target) => verb.Run(user, target.TicketId));

    private static Probe AnswerAsked(Func<TestApp, Task<Guid>> scene) =>
        Verb<AnswerSupport>(Operation.AnswerSupport, scene, (verb, user, target) => verb.Run(user, target.TicketId, target.Version, "Rak R12."));

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

    /// <summary>The bytes that came with an internal note are read like the note.</summary>
    private static Probe InternalFile() => new(Operation.ReadInternal, nameof(FileDetail), Scenes.NotedWithFile, async (verbs, user, target) =>
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        var file = await db.Attachments.Where(row => row.TicketId == target.TicketId && row.MessageId != null).Select(row => (Guid?)row.Id).SingleOrDefaultAsync();
        return (await verbs.GetRequiredService<FileDetail>().For(ActorOf(user, target), file ?? target.AttachmentId)).Answer;
    })
    {
        IsRead = true,
        Behind = [Operation.Download],
    };

    /// <summary>A verb that returns has let the user through.</summary>
    private static Probe Verb<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Task> call)
        where T : notnull =>
        Telling<T>(operation, scene, async (verb, user, target) =>
        {
            await call(verb, user, target);
            return Answer.Allow;
        });

    private static Probe Telling<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Task<Answer>> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, (verbs, user, target) => call(verbs.GetRequiredService<T>(), user, target)) { Service = typeof(T) };

    /// <summary>The guard sees no company and no holder: to the gate every client is another's.</summary>
    private static Probe AtGate<T>(Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Task<DenyCode?>> call)
        where T : notnull
    {
        var probe = Telling<T>(Operation.CheckInOut, scene, async (verb, user, target) => Done(await call(verb, user, target) is null));
        return probe with { Blind = ["C=", "C~", "H"] };
    }

    /// <summary>A roll call is its branch's: to it every client is another's, and no agent holds it.</summary>
    private static Probe InRollCall(Func<TestApp, Task<Guid>> scene, Func<RollCallVerbs, Guid?, Guid, Target, Task> call) =>
        new(Operation.RollCall, nameof(RollCallVerbs), scene, async (verbs, user, target) =>
        {
            await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
            var open = await db.RollCalls.Where(row => row.EndedAt == null).Select(row => row.Id).SingleOrDefaultAsync();
            await call(verbs.GetRequiredService<RollCallVerbs>(), user, open, target);
            return Answer.Allow;
        })
        {
            Service = typeof(RollCallVerbs),
            Blind = ["C=", "C~", "H"],
        };

    /// <summary>The register is read within the own share, and nobody holds a device: to it an agent is an agent.</summary>
    private static Probe OfDevice<T>(Func<T, Kalapa.Domain.Actor?, Guid, Task<Answer>> shows)
        where T : notnull =>
        new(Operation.ReadDevices, typeof(T).Name, Scenes.EquipmentIn, async (verbs, user, target) =>
        {
            await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
            var device = await db.GateEvents.Where(line => line.PermitId == target.PermitId && line.DeviceId != null).Select(line => line.DeviceId).SingleOrDefaultAsync();
            return await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), device ?? Guid.CreateVersion7());
        })
        {
            Service = typeof(T),
            IsRead = true,
            Blind = ["H", .. OthersShare],
        };

    /// <summary>Solutions belong to no company, branch or agent: a client stands there as any client, an agent as any agent.</summary>
    private static Probe OnSolution<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Guid, Task> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
        {
            await call(verbs.GetRequiredService<T>(), user, await SolutionOf(verbs, target));
            return Answer.Allow;
        })
        {
            Service = typeof(T),
            Without = EveryBranch,
            Blind = [.. AnyClient, "H"],
        };

    /// <summary>A known issue is its branch's and nobody holds it. A client stands there as the colleague of a company that is allowed at the branch; who is not is another's.</summary>
    private static Probe OnIssue<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Target, Guid, Task> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
        {
            await call(verbs.GetRequiredService<T>(), user, target, await IssueOf(verbs, target));
            return Answer.Allow;
        })
        {
            Service = typeof(T),
            Without = Issueless,
            Blind = ["H"],
        };

    private static Probe ReadOfIssue<T>(Operation operation, Func<T, Kalapa.Domain.Actor?, Target, Guid, Task<bool>> shows)
        where T : notnull =>
        new(operation, typeof(T).Name, Scenes.KnownIssue(), async (verbs, user, target) =>
            Shown(await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), target, await IssueOf(verbs, target))))
        {
            Service = typeof(T),
            IsRead = true,
            Without = Issueless,
            Blind = ["H"],
        };

    /// <summary>The newest one; what is not there for a target that is not.</summary>
    private static async Task<Guid> IssueOf(IServiceProvider verbs, Target target)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await db.Tickets.AnyAsync(row => row.Id == target.TicketId)
            ? await db.KnownIssues.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync()
            : Guid.CreateVersion7();
    }

    /// <summary>
    /// A company is a thing of every branch that its people may enter, and of no agent. So each is asked about twice: by those of its branches, and, of a company that may
    /// not go there, by those of another.
    /// </summary>
    private static IEnumerable<Probe> OnCompany<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Guid, Kept, Task> call, string? name = null)
        where T : notnull =>
    [
        OnKept(operation, scene, target => target.People.Company, call) with { Verb = name ?? typeof(T).Name, Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        OnKept(operation, scene, target => target.People.OtherCompany, call) with { Verb = name ?? typeof(T).Name, Without = AllButOtherBranches },
    ];

    private static IEnumerable<Probe> OnCompany<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Kalapa.Domain.Actor?, Guid, Task<bool>> shows)
        where T : notnull =>
        new (Func<Target, Tenant> Company, string[] Without, string[] Blind)[]
        {
            (target => target.People.Company, [.. EveryBranch, "requester"], ["H"]),
            (target => target.People.OtherCompany, AllButOtherBranches, []),
        }.Select(part => new Probe(operation, typeof(T).Name, scene, async (verbs, user, target) =>
            Shown(await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), (await KeptOf(verbs, target, part.Company)).Company)))
        {
            Service = typeof(T),
            IsRead = true,
            Without = part.Without,
            Blind = part.Blind,
        });

    private static Probe OnKept<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<Target, Tenant>? company, Func<T, Guid?, Guid, Kept, Task> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
        {
            var kept = await KeptOf(verbs, target, company);
            await call(verbs.GetRequiredService<T>(), user, kept.Company, kept);
            return Answer.Allow;
        })
        {
            Service = typeof(T),
        };

    /// <summary>What is kept of a company, the newest of each.</summary>
    private sealed record Kept(Guid Company, Guid Contact, Guid Note, Guid FollowUp, Guid Announcement);

    /// <summary>Of the company, or of the newest one; what is not there for a target that is not.</summary>
    private static async Task<Kept> KeptOf(IServiceProvider verbs, Target target, Func<Target, Tenant>? company)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        if (!await db.Tickets.AnyAsync(row => row.Id == target.TicketId))
        {
            return new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        }

        var id = company?.Invoke(target).Id ?? await db.Tenants.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync();
        var announcements = await db.ClientAnnouncements.OrderByDescending(row => row.Id).ToListAsync();
        return new(
            id,
            await db.CompanyContacts.Where(row => row.TenantId == id).OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(),
            await db.CompanyNotes.Where(row => row.TenantId == id).OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(),
            await db.FollowUps.Where(row => row.TenantId == id).OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(),
            announcements.FirstOrDefault(row => row.TenantIds.Contains(id))?.Id ?? Guid.Empty);
    }

    private static IEnumerable<Probe> ReadsOfSolution(Operation operation, Func<TestApp, Task<Guid>> scene) =>
    [
        ReadOfSolution<SolutionDetail>(operation, scene, async (read, reader, id) => await read.For(reader, id) is not null),
        ReadOfSolution<SolutionList>(operation, scene, async (read, reader, id) => (await read.For(reader, new() { Text = "pdu" }, english: false)).Rows.Any(row => row.Id == id)),
    ];

    private static async Task<bool> IsOffered(SolutionOffers read, Kalapa.Domain.Actor? reader, Guid id) =>
        (await read.For(reader, SolutionScenes.Fitting(id), forClients: false)).Any(offer => offer.Id == id);

    private static Probe ReadOfSolution<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Kalapa.Domain.Actor?, Guid, Task<bool>> shows)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
            Shown(await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), await SolutionOf(verbs, target))))
        {
            Service = typeof(T),
            IsRead = true,
            Without = EveryBranch,
            Blind = [.. AnyClient, "H"],
        };

    /// <summary>The newest one; what is not there for a target that is not.</summary>
    private static async Task<Guid> SolutionOf(IServiceProvider verbs, Target target)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await db.Tickets.AnyAsync(row => row.Id == target.TicketId)
            ? await db.Solutions.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync()
            : Guid.CreateVersion7();
    }

    private static Probe Read<T>(Operation operation, Func<T, Kalapa.Domain.Actor?, Target, Task<Answer>> call)
        where T : notnull =>
        new(operation, typeof(T).Name, Scenes.Discussed, (verbs, user, target) => call(verbs.GetRequiredService<T>(), ActorOf(user, target), target))
        {
            Service = typeof(T),
            IsRead = true,
        };

    /// <summary>The record is nobody's: everybody asks for the whole of it.</summary>
    private static Probe Recorded<T>(Func<T, Kalapa.Domain.Actor?, Task<bool>> shows, Func<TestApp, Task<Guid>>? scene = null)
        where T : notnull
    {
        var probe = Read<T>(Operation.ReadAudit, async (read, reader, _) => Shown(await shows(read, reader)));
        return probe with { Scene = scene ?? probe.Scene, Without = ["H", "V≠", "G≠"], Blind = ["C=", "C≠"] };
    }

    /// <summary>A board shows the rows that the rights list; what a row tells of itself must be enough to judge it.</summary>
    private static Probe Listed(
        string board, Func<IDbContextFactory<KalapaDbContext>, Guid, Task<AccessSubject?>> subjectOf, Operation operation = Operation.List) =>
        new(operation, board, Scenes.Discussed, async (verbs, user, target) =>
            await subjectOf(verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>(), target.TicketId) is { } subject
                ? verbs.GetRequiredService<AccessTable>().Ask(ActorOf(user, target), operation, subject)
                : Answer.NotFound)
        {
            IsRead = true,
            TellsReduced = true,
        };

    private static async Task<AccessSubject?> PermitSubject(IDbContextFactory<KalapaDbContext> contexts, Guid ticketId) =>
        (await new PermitRows(contexts, TimeProvider.System).Read([ticketId], CancellationToken.None)).SingleOrDefault()?.Subject;

    private static Kalapa.Domain.Actor? ActorOf(Guid? user, Target target) =>
        target.People.All.SingleOrDefault(person => person.Id == user)?.ToActor();

    private static async Task<long> Told(IServiceProvider verbs, Guid? user, Target target)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await db.Notifications.Where(row => row.UserId == user && row.TicketId == target.TicketId).Select(row => row.Id).SingleOrDefaultAsync();
    }

    // NoCase is no answer of the matrix: a verb that did something else than asked is wrong in every cell.
    private static Answer Done(bool done) => done ? Answer.Allow : Answer.NoCase;

    private static Answer Handed(PermitFile? file) => file is null ? Answer.NotFound : file.FileId is null ? Answer.Reduced : Answer.Allow;

    private static Answer Shown(bool shown) => shown ? Answer.Allow : Answer.NotFound;

    private static Answer Content(TicketView? view)
    {
        if (view is null)
        {
            return Answer.NotFound;
        }

        var request = (PermitRequestView)view;
        string[] ids = [.. request.Content.Visitors.Select(visitor => visitor.IdLast4), .. request.Permit!.People.Select(person => person.IdLast4)];
        var isBlank = ids.All(id => id == "") && request.Content.Visitors.All(visitor => visitor.BirthYear == 0);
        return ids.All(id => id != "") && !view.IsReduced ? Answer.Allow : isBlank && view.IsReduced ? Answer.Reduced : Answer.NoCase;
    }

    private static Answer Carried(Pass? pass)
    {
        if (pass is null)
        {
            return Answer.NotFound;
        }

        var isBlank = pass.Permit.People.All(person => person.IdLast4 == "");
        return isBlank == pass.IsReduced ? isBlank ? Answer.Reduced : Answer.Allow : Answer.NoCase;
    }

    /// <summary>The note itself, and the words of the verdicts in the timeline, go together.</summary>
    private static Answer Internal(TicketView? view)
    {
        var notes = view?.Messages.Any(message => message.Visibility == Visibility.Internal) ?? false;
        var steps = view?.Timeline.Any(happened => happened.Type == "O14") ?? false;
        return notes != steps ? Answer.NoCase : Shown(notes);
    }
}
