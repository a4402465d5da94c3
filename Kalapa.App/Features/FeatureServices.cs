using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.App.Files;

namespace Kalapa.App.Features;

/// <summary>Every verb and read there is. They keep no state, so one of each serves all.</summary>
public static class FeatureServices
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddKalapaFeatures(this IServiceCollection services) => services
        .AddSingleton(provider => new FileStore(DataFolder.Of(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>())))
        .AddSingleton<CreateRequest>()
        .AddSingleton<SaveContent>()
        .AddSingleton<MyRequests>()
        .AddSingleton<FilingChoices>()
        .AddSingleton<RequestForm>()
        .AddSingleton<PassDetail>()
        .AddSingleton<CheckCode>()
        .AddSingleton<RequestRegister>()
        .AddSingleton<FairnessReport>()
        .AddSingleton<VisitReport>()
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
        .AddSingleton<SupplyPaper>()
        .AddSingleton<MessageFiles>()
        .AddSingleton<CopyRequest>()
        .AddSingleton<FileDetail>()
        .AddSingleton<TakeNext>()
        .AddSingleton<PickOutOfOrder>()
        .AddSingleton<ReleaseTicket>()
        .AddSingleton<SetLane>()
        .AddSingleton<TicketDetail>()
        .AddSingleton<TicketCommands>()
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
        .AddSingleton<IssuePermit>()
        .AddSingleton<HoldPermit>()
        .AddSingleton<PermitHand>()
        .AddSingleton<CodeGuessing>()
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
        .AddSingleton<MyNotifications>()
        .AddSingleton<MarkRead>()
        .AddSingleton<Lookouts>()
        .AddSingleton<TicketSearch>()
        .AddSingleton<ActivityHistory>()
        .AddSingleton<EventStream>()
        .AddSingleton<AuditList>()
        .AddSingleton<BranchList>()
        .AddSingleton<UndecidableTickets>();
}
