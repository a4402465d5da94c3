using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class PermitConfiguration : IEntityTypeConfiguration<Permit>
{
    public void Configure(EntityTypeBuilder<Permit> permit)
    {
        permit.Property(row => row.Id).ValueGeneratedNever();
        permit.Property(row => row.Code).HasMaxLength(24);
        permit.HasIndex(row => row.Code).IsUnique();
        permit.HasIndex(row => row.TicketId).IsUnique();
        permit.HasIndex(row => new { row.BranchCode, row.State });
        permit.HasIndex(row => row.EndedAt);
        permit.HasOne<PermitRequest>().WithMany().HasForeignKey(row => row.TicketId).OnDelete(DeleteBehavior.Restrict);
        permit.Property(row => row.Version).IsConcurrencyToken();
        permit.Property(row => row.BranchCode).HasMaxLength(3);
        permit.Property(row => row.RevisionHash).HasMaxLength(64);
        permit.Property(row => row.Conditions).HasMaxLength(ApprovalConfiguration.LongestConditions);
        permit.Property(row => row.Window).IsJson();
        permit.Property(row => row.Zones).IsJson();
        permit.Property(row => row.Equipment).IsJson();
        permit.Property(row => row.Waivers).IsJson();
        permit.Property(row => row.Snapshot).IsJson();
        permit.Property(row => row.EquipmentCounts).IsJson();
        permit.Ignore(row => row.EquipmentInside);
        permit.HasMany(row => row.People).WithOne().HasForeignKey(person => person.PermitId);
        permit.Navigation(row => row.People).UsePropertyAccessMode(PropertyAccessMode.Field);
        permit.Ignore(row => row.InsideCount);
        permit.Ignore(row => row.IsOver);
        permit.Ignore(row => row.IsNoShow);
    }
}

internal sealed class PermitPersonConfiguration : IEntityTypeConfiguration<PermitPerson>
{
    public void Configure(EntityTypeBuilder<PermitPerson> person)
    {
        person.Property(row => row.Id).ValueGeneratedNever();
        person.Property(row => row.IdLast4).HasMaxLength(4);
        person.Property(row => row.Badge).HasMaxLength(BadgeNumber.MaxLength);
        person.Property(row => row.Escort).HasMaxLength(GateEvent.MaxWords);
        person.HasIndex(row => row.InsideSince);
        person.HasIndex(row => row.PersonId);
        person.Ignore(row => row.IsInside);
    }
}

internal sealed class PermitDocumentConfiguration : IEntityTypeConfiguration<PermitDocument>
{
    public void Configure(EntityTypeBuilder<PermitDocument> document)
    {
        // The key is what makes it once: of two that were drawn at the same time, one is kept.
        document.HasKey(row => new { row.PermitId, row.Revision });
        document.Property(row => row.Sha256).HasMaxLength(64);
        document.HasOne<Permit>().WithMany().HasForeignKey(row => row.PermitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class GateEventConfiguration : IEntityTypeConfiguration<GateEvent>
{
    public void Configure(EntityTypeBuilder<GateEvent> line)
    {
        line.Property(row => row.Id).ValueGeneratedNever();
        line.Property(row => row.BranchCode).HasMaxLength(3);
        line.Property(row => row.TypedCode).HasMaxLength(GateEvent.MaxTypedCode);
        line.Property(row => row.TypedName).HasMaxLength(GateEvent.MaxWords);
        line.Property(row => row.WithoutCode).HasMaxLength(GateEvent.MaxWords);
        line.Ignore(row => row.IsTold);
        line.Ignore(row => row.IsEquipmentTick);
        // A device's movements, and the ticks that are in no register yet, which a start looks for.
        line.HasIndex(row => new { row.DeviceId, row.Type, row.At });
        line.HasIndex(row => row.PressId);
        line.HasIndex(row => row.TellAt);
        line.Property(row => row.Serial).HasMaxLength(GateEvent.MaxTypedCode);
        line.Property(row => row.Badge).HasMaxLength(BadgeNumber.MaxLength);
        line.Property(row => row.Escort).HasMaxLength(GateEvent.MaxWords);
        line.HasIndex(row => new { row.BranchCode, row.Badge });
        line.HasIndex(row => new { row.BranchCode, row.At });
        line.HasIndex(row => row.PermitId);
        line.HasIndex(row => new { row.TenantId, row.At });
    }
}
