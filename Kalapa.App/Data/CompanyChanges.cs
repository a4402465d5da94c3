using Kalapa.App.Live;
using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>What the seam tells of what staff keeps about companies, once it is committed.</summary>
internal static class CompanyChanges
{
    /// <summary>One for each company and part.</summary>
    public static IReadOnlyList<CompanyChanged> Announced(KalapaDbContext db) =>
    [
        .. db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity switch
            {
                CompanyContact contact => new CompanyChanged(CompanyPart.Contacts, contact.TenantId),
                CompanyNote note => new(CompanyPart.Notes, note.TenantId),
                FollowUp followUp => new(CompanyPart.FollowUps, followUp.TenantId),
                ClientAnnouncement => new(CompanyPart.Announcements, null),
                AnnouncementDismissal dismissal => new(CompanyPart.Announcements, null, dismissal.UserId),
                _ => null,
            })
            .OfType<CompanyChanged>().Distinct(),
    ];
}
