using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class StandInConfiguration : IEntityTypeConfiguration<StandIn>
{
    public void Configure(EntityTypeBuilder<StandIn> standIn)
    {
        standIn.Property(row => row.Id).ValueGeneratedNever();
        standIn.Property(row => row.BranchCode).HasMaxLength(3);
        standIn.Property(row => row.ForName).HasMaxLength(200);
        standIn.Property(row => row.Name).HasMaxLength(200);
        standIn.Ignore(row => row.For);
        // Asked with every act of a supervisor, and by whom a branch has.
        standIn.HasIndex(row => new { row.UserId, row.EndsAt });
        standIn.HasIndex(row => new { row.BranchCode, row.EndsAt });
        standIn.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchCode).OnDelete(DeleteBehavior.Restrict);
    }
}
