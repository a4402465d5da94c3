using Kalapa.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class PromiseVersionConfiguration : IEntityTypeConfiguration<PromiseVersion>
{
    public void Configure(EntityTypeBuilder<PromiseVersion> version)
    {
        version.HasKey(row => row.Number);
        // Two admins who change the promises at once would make the same number: one of them is told.
        version.Property(row => row.Number).ValueGeneratedNever();
        version.Property(row => row.Note).HasMaxLength(PromiseVersion.LongestNote);
        version.Property(row => row.Targets).IsJson();
        version.HasData(PromiseVersion.First());
    }
}

internal sealed class BranchCalendarConfiguration : IEntityTypeConfiguration<BranchCalendar>
{
    // Those of the founding branches; a branch that is added later begins with the same.
    private static readonly string[] Branches = ["CBT", "BDG", "PKU", "SBY", "BTR"];

    public void Configure(EntityTypeBuilder<BranchCalendar> calendar)
    {
        calendar.HasKey(row => new { row.BranchCode, row.Side });
        calendar.Property(row => row.BranchCode).HasMaxLength(3);
        calendar.Property(row => row.Side).HasMaxLength(8);
        calendar.Property(row => row.Week).IsJson();
        calendar.Property(row => row.Holidays).IsJson();
        calendar.HasData(Branches.SelectMany(branch => Enum.GetValues<CalendarSide>(), BranchCalendar.Standard));
    }
}
