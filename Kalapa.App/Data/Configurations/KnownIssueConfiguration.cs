using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class KnownIssueConfiguration : IEntityTypeConfiguration<KnownIssue>
{
    public void Configure(EntityTypeBuilder<KnownIssue> issue)
    {
        issue.Property(row => row.Id).ValueGeneratedNever();
        issue.Property(row => row.Number).HasMaxLength(20);
        issue.HasIndex(row => row.Number).IsUnique();
        issue.Property(row => row.BranchCode).HasMaxLength(3);
        issue.Property(row => row.Zone).HasMaxLength(32);
        issue.Property(row => row.Category).HasMaxLength(32);
        issue.Property(row => row.Known).IsLongText();
        issue.Property(row => row.Cause).IsLongText();
        issue.Property(row => row.Resolution).IsLongText();
        issue.HasIndex(row => new { row.State, row.BranchCode, row.NextUpdateAt });
        issue.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchCode).OnDelete(DeleteBehavior.Restrict);
        issue.HasMany(row => row.Updates).WithOne().HasForeignKey(update => update.IssueId);
        issue.Navigation(row => row.Updates).UsePropertyAccessMode(PropertyAccessMode.Field);
        issue.Ignore(row => row.Latest);
        issue.Ignore(row => row.Request);
        issue.Ignore(row => row.PickReason);
    }
}

internal sealed class KnownIssueUpdateConfiguration : IEntityTypeConfiguration<KnownIssueUpdate>
{
    public void Configure(EntityTypeBuilder<KnownIssueUpdate> update)
    {
        update.Property(row => row.Id).ValueGeneratedNever();
        update.Property(row => row.Text).IsLongText();
    }
}

internal sealed class KnownIssueLinkConfiguration : IEntityTypeConfiguration<KnownIssueLink>
{
    public void Configure(EntityTypeBuilder<KnownIssueLink> link)
    {
        link.HasKey(row => new { row.IssueId, row.TicketId });
        link.HasIndex(row => row.TicketId);
        link.HasOne<KnownIssue>().WithMany().HasForeignKey(row => row.IssueId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.TicketId).OnDelete(DeleteBehavior.Cascade);
    }
}
