using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<SupportCategory>
{
    public void Configure(EntityTypeBuilder<SupportCategory> category)
    {
        category.HasKey(row => row.Code);
        category.Property(row => row.Code).HasMaxLength(SupportCategory.LongestCode);
        category.Property(row => row.GroupCode).HasMaxLength(SupportCategory.LongestCode);
        category.Property(row => row.NameId).HasMaxLength(BilingualName.Longest);
        category.Property(row => row.NameEn).HasMaxLength(BilingualName.Longest);
        category.Ignore(row => row.Names);
        category.HasData(SupportCategory.Seeds());
    }
}
