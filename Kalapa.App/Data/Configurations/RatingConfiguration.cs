using Kalapa.Domain.Ratings;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class RatingConfiguration : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> rating)
    {
        // The key is what makes it once a ticket.
        rating.HasKey(row => row.TicketId);
        rating.Property(row => row.TicketId).ValueGeneratedNever();
        rating.Property(row => row.BranchCode).HasMaxLength(3);
        rating.Property(row => row.Line).HasMaxLength(Rating.LineLength);
        rating.Ignore(row => row.IsLow);
        rating.HasIndex(row => new { row.ById, row.At });
        rating.HasIndex(row => new { row.TenantId, row.At });
        rating.HasIndex(row => row.At);
        rating.HasOne<Ticket>().WithOne().HasForeignKey<Rating>(row => row.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
