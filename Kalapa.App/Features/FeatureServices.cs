using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Announcements;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Approvals.StandIns;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Categories;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Deliveries;
using Kalapa.App.Features.Devices;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Notifications.Mail;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Promises;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.RollCalls;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Solutions;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Shared;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.App.Files;
using Kalapa.App.Outages;
using Kalapa.App.Setup;

namespace Kalapa.App.Features;

/// <summary>Every verb and read there is, and what is fetched outside a circuit. They keep no state, so one of each serves all.</summary>
public static class FeatureServices
{
    /// <summary>Files, permits, workbooks: they never travel through a circuit.</summary>
    public static void MapKalapaFeatures(this IEndpointRouteBuilder routes) => routes.MapAttachments().MapPermits().MapReports().MapAudit();

    /// <summary>Registers them.</summary>
    public static IServiceCollection AddKalapaFeatures(this IServiceCollection services) => services
        .AddSingleton(provider => new FileStore(
            DataFolder.Of(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()),
            Readiness.MinFree(provider.GetRequiredService<IConfiguration>())))
        .AddSingleton(provider => new ClockWatch(
            DataFolder.Of(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ClockWatch>>()))
        .AddSingleton<ConfirmClock>()
        .AddSingleton<FileOperations>()
        .AddSingleton<MissingFiles>()
        .AddSingleton<DraftRules>()
        .AddSingleton<CreateRequest>()
        .AddSingleton<CreateSupport>()
        .AddSingleton<SaveSupport>()
        .AddSingleton<SubmitSupport>()
        .AddSingleton<CopySupport>()
        .AddSingleton<SupportForm>()
        .AddSingleton<OwnDevices>()
        .AddSingleton<CategoryList>()
        .AddSingleton<DeliveryList>()
        .AddSingleton<SendAgain>()
        .AddSingleton<PromiseOverview>()
        .AddSingleton<SetWorkingHours>()
        .AddSingleton<KeepHolidays>()
        .AddSingleton<ChangePromises>()
        .AddSingleton<RenameCategory>()
        .AddSingleton<AddGroup>()
        .AddSingleton<AddTopic>()
        .AddSingleton<RetireCategory>()
        .AddSingleton<MoveCategory>()
        .AddSingleton<DeviceList>()
        .AddSingleton<DeviceDetail>()
        .AddSingleton<TicketKinds>()
        .AddSingleton<SaveContent>()
        .AddSingleton<MyRequests>()
        .AddSingleton<FilingChoices>()
        .AddSingleton<RequestForm>()
        .AddSingleton<PassDetail>()
        .AddSingleton<CheckCode>()
        .AddSingleton<RequestRegister>()
        .AddSingleton<FairnessReport>()
        .AddSingleton<SupportRegister>()
        .AddSingleton<SatisfactionReport>()
        .AddSingleton<VisitReport>()
        .AddSingleton<EquipmentReport>()
        .AddSingleton<ReportChoices>()
        .AddSingleton<ReportMaker>()
        .AddSingleton(provider => new ExportDesk(
            provider.GetRequiredService<ReportMaker>(),
            Path.Combine(DataFolder.Of(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()), "exports"),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ExportDesk>>()))
        .AddSingleton<PermitFiles>()
        .AddSingleton<SubmitRequest>()
        .AddSingleton<ResubmitRequest>()
        .AddSingleton<DiscardDraft>()
        .AddSingleton(provider => UploadLimits.Of(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<UploadQuota>()
        .AddSingleton<UploadTurns>()
        .AddScoped<UploadRequest>()
        .AddSingleton<SupplyPaper>()
        .AddSingleton<MessageFiles>()
        .AddSingleton<CopyRequest>()
        .AddSingleton<FileDetail>()
        .AddSingleton<TakeNext>()
        .AddSingleton<PickOutOfOrder>()
        .AddSingleton<ReleaseTicket>()
        .AddSingleton<SetLane>()
        .AddSingleton<TicketDetail>()
        .AddSingleton<UsualWaits>()
        .AddSingleton<TicketCommands>()
        .AddSingleton<SupportCommands>()
        .AddSingleton<AskSupportClient>()
        .AddSingleton<AnswerSupport>()
        .AddSingleton<HandOnTicket>()
        .AddSingleton<EndBranchJob>()
        .AddSingleton<BranchJobDetail>()
        .AddSingleton<EndedJobs>()
        .AddSingleton<NeedVisit>()
        .AddSingleton<TakeBackVisit>()
        .AddSingleton<ResolveSupport>()
        .AddSingleton<ConfirmSupport>()
        .AddSingleton<ReportNotSolved>()
        .AddSingleton<RateTicket>()
        .AddSingleton<TransferTicket>()
        .AddSingleton<Colleagues>()
        .AddSingleton<AdoptTicket>()
        .AddSingleton<JudgePaper>()
        .AddSingleton<ReturnForCompletion>()
        .AddSingleton<EscalateTicket>()
        .AddSingleton<Clarify>()
        .AddSingleton<WithdrawToEdit>()
        .AddSingleton<CancelTicket>()
        .AddSingleton<CorrectDetails>()
        .AddSingleton<PostMessage>()
        .AddSingleton<ApprovalDetail>()
        .AddSingleton<RecentDecisions>()
        .AddSingleton<DecideApproval>()
        .AddSingleton<AskInfo>()
        .AddSingleton<NameApprover>()
        .AddSingleton<ApproverChoices>()
        .AddSingleton<NameStandIn>()
        .AddSingleton<WithdrawStandIn>()
        .AddSingleton<StandInList>()
        .AddSingleton<IssuePermit>()
        .AddSingleton<HoldPermit>()
        .AddSingleton<PermitCommands>()
        .AddSingleton<CodeLookupThrottle>()
        .AddSingleton<LookUpCode>()
        .AddSingleton<InviteUser>()
        .AddSingleton<RenewInvitation>()
        .AddSingleton<ChangeUser>()
        .AddSingleton<DisableUser>()
        .AddSingleton<UserList>()
        .AddSingleton<SaveTenant>()
        .AddSingleton<SavePerson>()
        .AddSingleton<CompanyDetail>()
        .AddSingleton<GatePosts>()
        .AddSingleton<GateDetail>()
        .AddSingleton<PassGate>()
        .AddSingleton<CloseVisit>()
        .AddSingleton<TurnAway>()
        .AddSingleton<PressRecords>()
        .AddSingleton<MoveEquipment>()
        .AddSingleton<GateBadges>()
        .AddSingleton<ReturnBadge>()
        .AddSingleton<RollCallVerbs>()
        .AddSingleton<RollCallDetail>()
        .AddSingleton<DeclareKnownIssue>()
        .AddSingleton<UpdateKnownIssue>()
        .AddSingleton<ResolveKnownIssue>()
        .AddSingleton<ResolveLinkedTickets>()
        .AddSingleton<LinkTickets>()
        .AddSingleton<JoinKnownIssue>()
        .AddSingleton<KnownIssueList>()
        .AddSingleton<KnownIssueDetail>()
        .AddSingleton<MyKnownIssues>()
        .AddSingleton<TicketIssues>()
        .AddSingleton<LateUpdates>()
        .AddSingleton<DeclareChoices>()
        .AddSingleton<DraftSolution>()
        .AddSingleton<SaveSolution>()
        .AddSingleton<PublishSolution>()
        .AddSingleton<RetireSolution>()
        .AddSingleton<MarkHelped>()
        .AddSingleton<SolutionList>()
        .AddSingleton<SolutionOffers>()
        .AddSingleton<SolutionDetail>()
        .AddSingleton<MoveCompany>()
        .AddSingleton<SaveContact>()
        .AddSingleton<WriteNote>()
        .AddSingleton<KeepFollowUp>()
        .AddSingleton<CompanyProfile>()
        .AddSingleton<CompanyTimeline>()
        .AddSingleton<CompanyHealth>()
        .AddSingleton<MakeAnnouncement>()
        .AddSingleton<DismissAnnouncement>()
        .AddSingleton<AnnouncementList>()
        .AddSingleton<CurrentAnnouncements>()
        .AddSingleton<MyNotifications>()
        .AddSingleton<PendingNotifications>()
        .AddSingleton<MailState>()
        .AddSingleton<MarkRead>()
        .AddSingleton<ActivityContexts>()
        .AddSingleton<TicketSearch>()
        .AddSingleton<ActivityHistory>()
        .AddSingleton<CategoryHistory>()
        .AddSingleton<EventStream>()
        .AddSingleton<AuditList>()
        .AddSingleton<AuditSheet>()
        .AddSingleton<BranchList>()
        .AddSingleton<UndecidableTickets>();
}
