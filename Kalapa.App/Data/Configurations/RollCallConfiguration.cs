using Kalapa.Domain.RollCalls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class RollCallConfiguration : IEntityTypeConfiguration<RollCall>
{
    public void Configure(EntityTypeBuilder<RollCall> call)
    {
        call.Property(row => row.Id).ValueGeneratedNever();
        call.Property(row => row.BranchCode).HasMaxLength(3);
        call.HasIndex(row => new { row.BranchCode, row.EndedAt });
        call.HasMany(row => row.Entries).WithOne().HasForeignKey(entry => entry.RollCallId);
        call.HasMany(row => row.Ticks).WithOne().HasForeignKey(tick => tick.RollCallId);
        call.Navigation(row => row.Entries).UsePropertyAccessMode(PropertyAccessMode.Field);
        call.Navigation(row => row.Ticks).UsePropertyAccessMode(PropertyAccessMode.Field);
        call.Ignore(row => row.IsOpen);
    }
}

internal sealed class RollEntryConfiguration : IEntityTypeConfiguration<RollEntry>
{
    public void Configure(EntityTypeBuilder<RollEntry> entry)
    {
        entry.Property(row => row.Id).ValueGeneratedNever();
        entry.Property(row => row.Zones).HasMaxLength(1000);
        // One line a person, whoever writes it first.
        entry.HasIndex(row => new { row.RollCallId, row.PersonId }).IsUnique();
        entry.Ignore(row => row.Outcome);
    }
}

internal sealed class RollTickConfiguration : IEntityTypeConfiguration<RollTick>
{
    public void Configure(EntityTypeBuilder<RollTick> tick)
    {
        // A phone names its own ticks, within one call: another call's never stand in its way.
        tick.HasKey(row => new { row.RollCallId, row.Id });
        tick.Property(row => row.Id).ValueGeneratedNever();
    }
}
