using Kalapa.App.Data;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Tests.App.Rights;

/// <summary>How much of everything is stored and at which versions: two that are equal mean that nothing was changed.</summary>
internal sealed record Fingerprint
{
    public int Tickets { get; init; }

    public long TicketVersions { get; init; }

    public int Permits { get; init; }

    public long PermitVersions { get; init; }

    public int People { get; init; }

    public int Accounts { get; init; }

    public int DisabledAccounts { get; init; }

    public int Companies { get; init; }

    public int Contacts { get; init; }

    public int Notes { get; init; }

    public int FollowUps { get; init; }

    public int DoneFollowUps { get; init; }

    public int Announcements { get; init; }

    public int Withdrawn { get; init; }

    public int Dismissals { get; init; }

    public int Prospects { get; init; }

    public int Suspended { get; init; }

    public int Solutions { get; init; }

    public int PublishedSolutions { get; init; }

    public int SolutionCounts { get; init; }

    public int KnownIssues { get; init; }

    public int OpenIssues { get; init; }

    public int IssueLinks { get; init; }

    public int Documents { get; init; }

    public int Attachments { get; init; }

    public int Messages { get; init; }

    public int Segments { get; init; }

    public int GateEvents { get; init; }

    public long QueueSeq { get; init; }

    public int Audited { get; init; }

    public int Notifications { get; init; }

    public int Unread { get; init; }

    /// <summary>Audit rows of denied calls.</summary>
    public int Denied { get; init; }

    public static Task<Fingerprint> Of(KalapaDbContext db) => db.QueueCounters.Select(queue => new Fingerprint
    {
        Tickets = db.Tickets.Count(),
        TicketVersions = db.Tickets.Sum(row => row.Version),
        Permits = db.Permits.Count(),
        PermitVersions = db.Permits.Sum(row => row.Version),
        People = db.People.Count(),
        Accounts = db.Users.Count(),
        DisabledAccounts = db.Users.Count(row => row.Disabled),
        Companies = db.Tenants.Count(),
        Contacts = db.CompanyContacts.Count(),
        Notes = db.CompanyNotes.Count(),
        FollowUps = db.FollowUps.Count(),
        DoneFollowUps = db.FollowUps.Count(row => row.DoneAt != null),
        Announcements = db.ClientAnnouncements.Count(),
        Withdrawn = db.ClientAnnouncements.Count(row => row.WithdrawnAt != null),
        Dismissals = db.AnnouncementDismissals.Count(),
        Prospects = db.Tenants.Count(row => row.Status == TenantStatus.Prospect),
        Suspended = db.Tenants.Count(row => row.Status == TenantStatus.Suspended),
        Solutions = db.Solutions.Count(),
        PublishedSolutions = db.Solutions.Count(row => row.State == SolutionState.Published),
        SolutionCounts = db.Solutions.Sum(row => row.Used + row.Helped),
        KnownIssues = db.KnownIssues.Count(),
        OpenIssues = db.KnownIssues.Count(row => row.State == KnownIssueState.Open),
        IssueLinks = db.KnownIssueLinks.Count(row => row.Result == LinkResult.Pending),
        Documents = db.PermitRequests.SelectMany(row => row.Documents).Count(),
        Attachments = db.Attachments.Count(),
        Messages = db.Messages.Count(),
        Segments = db.TimeSegments.Count(),
        GateEvents = db.GateEvents.Count(),
        QueueSeq = queue.LastSeq,
        Audited = db.AuditEvents.Count(row => row.Type != "denied"),
        Notifications = db.Notifications.Count(),
        Unread = db.Notifications.Count(row => row.ReadAt == null),
        Denied = db.AuditEvents.Count(row => row.Type == "denied"),
    }).SingleAsync();
}
