using Kalapa.App.Data.Search;
using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class SolutionConfiguration : IEntityTypeConfiguration<Solution>
{
    public void Configure(EntityTypeBuilder<Solution> solution)
    {
        solution.Property(row => row.Id).ValueGeneratedNever();
        solution.Property(row => row.Category).HasMaxLength(32);
        solution.Property(row => row.Indonesian).IsJson();
        solution.Property(row => row.English).IsJson();
        solution.Property(row => row.WriterIds).IsJson();
        solution.Property(row => row.TicketIds).IsJson();
        solution.Ignore(row => row.Content);
        solution.HasIndex(row => new { row.State, row.Helped });
    }
}

internal sealed class SolutionSearchTextConfiguration : IEntityTypeConfiguration<SolutionSearchText>
{
    public void Configure(EntityTypeBuilder<SolutionSearchText> text)
    {
        text.HasKey(row => row.Key);
        text.Property(row => row.Words).IsLongText();
        text.HasOne<Solution>().WithOne().HasForeignKey<SolutionSearchText>(row => row.SolutionId).OnDelete(DeleteBehavior.Cascade);
    }
}
