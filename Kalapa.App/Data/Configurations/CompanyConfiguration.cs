using Kalapa.Domain.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

/// <remarks>No foreign keys to users and tickets: their checks would lock those rows, out of the order that locks are taken in.</remarks>
internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.Property(row => row.Id).ValueGeneratedNever();
        followUp.Property(row => row.Text).IsLongText();
        followUp.HasIndex(row => new { row.TenantId, row.DoneAt, row.DueOn });
        // The rail counts what is open and late, of all companies.
        followUp.HasIndex(row => new { row.DoneAt, row.DueOn });
        followUp.HasIndex(row => row.TicketId);
    }
}

internal sealed class CompanyContactConfiguration : IEntityTypeConfiguration<CompanyContact>
{
    public void Configure(EntityTypeBuilder<CompanyContact> contact)
    {
        contact.Property(row => row.Id).ValueGeneratedNever();
        contact.Property(row => row.Roles).IsJson();
        contact.HasIndex(row => row.TenantId);
        contact.Ignore(row => row.IsEmergency);
    }
}

internal sealed class CompanyNoteConfiguration : IEntityTypeConfiguration<CompanyNote>
{
    public void Configure(EntityTypeBuilder<CompanyNote> note)
    {
        note.Property(row => row.Id).ValueGeneratedNever();
        note.Property(row => row.Text).IsLongText();
        note.HasIndex(row => new { row.TenantId, row.At });
    }
}

internal sealed class ClientAnnouncementConfiguration : IEntityTypeConfiguration<ClientAnnouncement>
{
    public void Configure(EntityTypeBuilder<ClientAnnouncement> announcement)
    {
        announcement.Property(row => row.Id).ValueGeneratedNever();
        announcement.Property(row => row.Indonesian).IsJson();
        announcement.Property(row => row.English).IsJson();
        announcement.Property(row => row.TenantIds).IsJson();
        announcement.Property(row => row.BranchCodes).IsJson();
        announcement.HasIndex(row => row.Until);
    }
}

internal sealed class AnnouncementDismissalConfiguration : IEntityTypeConfiguration<AnnouncementDismissal>
{
    public void Configure(EntityTypeBuilder<AnnouncementDismissal> dismissal) =>
        dismissal.HasKey(row => new { row.UserId, row.AnnouncementId });
}
