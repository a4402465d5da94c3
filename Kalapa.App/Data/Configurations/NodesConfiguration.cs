using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

/// <remarks>No index but its key: each commit writes a row, and readers go by the key.</remarks>
internal sealed class LoggedChangeConfiguration : IEntityTypeConfiguration<LoggedChange>
{
    public void Configure(EntityTypeBuilder<LoggedChange> change)
    {
        change.Property(row => row.Id).ValueGeneratedOnAdd();
        change.Property(row => row.Told).IsLongText();
    }
}

internal sealed class JobLeaseConfiguration : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> lease)
    {
        lease.HasKey(row => row.Job);
        lease.Property(row => row.Job).HasMaxLength(32);
        lease.HasData(JobLeases.Jobs.Select(job => new JobLease { Job = job, Node = Guid.Empty, Until = DateTimeOffset.UnixEpoch }));
    }
}
