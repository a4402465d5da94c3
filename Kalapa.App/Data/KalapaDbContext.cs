using Kalapa.App.Data.Configurations;
using Kalapa.App.Data.Search;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Devices;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.RollCalls;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>The one model; each provider has an empty subclass with a migrations folder of its own.</summary>
public abstract class KalapaDbContext(DbContextOptions options)
    : IdentityUserContext<KalapaUser, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Keys that protect cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Sign-ins that count.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Wrong passwords of late.</summary>
    public DbSet<SignInCount> SignInCounts => Set<SignInCount>();

    /// <summary>The data centres.</summary>
    public DbSet<Branch> Branches => Set<Branch>();

    /// <summary>The client companies.</summary>
    public DbSet<Tenant> Tenants => Set<Tenant>();

    /// <summary>Their visitors.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>Whom staff calls at a company.</summary>
    public DbSet<CompanyContact> CompanyContacts => Set<CompanyContact>();

    /// <summary>What staff noted about a company.</summary>
    public DbSet<CompanyNote> CompanyNotes => Set<CompanyNote>();

    /// <summary>What staff promised itself to do for a company.</summary>
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    /// <summary>What clients are told at home.</summary>
    public DbSet<ClientAnnouncement> ClientAnnouncements => Set<ClientAnnouncement>();

    /// <summary>Who wants to see one of them no more.</summary>
    public DbSet<AnnouncementDismissal> AnnouncementDismissals => Set<AnnouncementDismissal>();

    /// <summary>Tickets of every kind.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Of these, the requests for a work permit.</summary>
    public DbSet<PermitRequest> PermitRequests => Set<PermitRequest>();

    /// <summary>Of these, faults, questions and orders.</summary>
    public DbSet<SupportRequest> SupportRequests => Set<SupportRequest>();

    /// <summary>What requests are found by.</summary>
    public DbSet<TicketText> TicketTexts => Set<TicketText>();

    /// <summary>How far those rows were filled in: one row.</summary>
    public DbSet<SearchFill> SearchFills => Set<SearchFill>();

    /// <summary>What requesters thought of tickets that ended well.</summary>
    public DbSet<Rating> Ratings => Set<Rating>();

    /// <summary>What support requests and solutions are filed under.</summary>
    public DbSet<SupportCategory> SupportCategories => Set<SupportCategory>();

    /// <summary>What was promised when: each change is one more row.</summary>
    public DbSet<PromiseVersion> PromiseVersions => Set<PromiseVersion>();

    /// <summary>When the sides of a branch work.</summary>
    public DbSet<BranchCalendar> BranchCalendars => Set<BranchCalendar>();

    /// <summary>What helped and may help again.</summary>
    public DbSet<Solution> Solutions => Set<Solution>();

    /// <summary>What those are found by.</summary>
    public DbSet<SolutionSearchText> SolutionSearchTexts => Set<SolutionSearchText>();

    /// <summary>Faults that concern several companies.</summary>
    public DbSet<KnownIssue> KnownIssues => Set<KnownIssue>();

    /// <summary>The tickets that those are about.</summary>
    public DbSet<KnownIssueLink> KnownIssueLinks => Set<KnownIssueLink>();

    /// <summary>Who decides for whom, where and when.</summary>
    public DbSet<StandIn> StandIns => Set<StandIn>();

    /// <summary>Facts about files; the bytes are elsewhere.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>What was said.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>Finished stretches of tickets' lives.</summary>
    public DbSet<TimeSegment> TimeSegments => Set<TimeSegment>();

    /// <summary>Places in line that moved backwards.</summary>
    public DbSet<PlaceMove> PlaceMoves => Set<PlaceMove>();

    /// <summary>What moved all who wait farther back.</summary>
    public DbSet<QueueShift> QueueShifts => Set<QueueShift>();

    /// <summary>Permits.</summary>
    public DbSet<Permit> Permits => Set<Permit>();

    /// <summary>Permits as printed, one for each revision.</summary>
    public DbSet<PermitDocument> PermitDocuments => Set<PermitDocument>();

    /// <summary>What happened at the gates.</summary>
    public DbSet<GateEvent> GateEvents => Set<GateEvent>();

    /// <summary>What is inside, or was: made of the gate's ticks.</summary>
    public DbSet<Device> Devices => Set<Device>();

    /// <summary>Roll calls, with who was on their lists.</summary>
    public DbSet<RollCall> RollCalls => Set<RollCall>();

    /// <summary>The append-only record.</summary>
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>What users were told.</summary>
    public DbSet<Notification> Notifications => Set<Notification>();

    /// <summary>What is to be brought to them by other ways, and how it went.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Browsers that show notes.</summary>
    public DbSet<PushSubscription> PushSubscriptions => Set<PushSubscription>();

    /// <summary>What push services know this Kalapa by: one row.</summary>
    public DbSet<PushKey> PushKeys => Set<PushKey>();

    /// <summary>The queue's one locked row.</summary>
    public DbSet<QueueCounter> QueueCounters => Set<QueueCounter>();

    /// <summary>Ticket counters, one row a branch and month.</summary>
    public DbSet<NumberCounter> NumberCounters => Set<NumberCounter>();

    /// <summary>What was committed, for other nodes.</summary>
    public DbSet<LoggedChange> LoggedChanges => Set<LoggedChange>();

    /// <summary>Which node does which timed job.</summary>
    public DbSet<JobLease> JobLeases => Set<JobLease>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        // Neither provider orders by DateTimeOffset; ticks are exact on both.
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configuration.Properties<TimeSpan>().HaveConversion<long>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configuration.Properties<string>().HaveMaxLength(255);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KalapaDbContext).Assembly);
        if (Database.IsMySqlFamily())
        {
            Collations.Apply(builder);
        }
    }
}
