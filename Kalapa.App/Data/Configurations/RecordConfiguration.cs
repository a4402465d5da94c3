using Kalapa.Domain.Audit;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Queue;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit)
    {
        audit.HasKey(row => row.Seq);
        audit.Property(row => row.Seq).ValueGeneratedOnAdd();
        audit.Property(row => row.Type).HasMaxLength(32);
        audit.Property(row => row.Values).IsJson();
        audit.HasIndex(row => row.At);
        audit.HasIndex(row => new { row.Type, row.Seq });
        audit.HasIndex(row => new { row.ActorId, row.Seq });
        audit.HasIndex(row => row.TicketId);
    }
}

/// <remarks>No foreign keys: their checks would lock users and other tickets, out of the order that locks are taken in.</remarks>
internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(row => row.Values).IsJson();
        notification.Property(row => row.Times).HasDefaultValue(1);
        notification.HasIndex(row => new { row.UserId, row.Id });
        notification.HasIndex(row => new { row.UserId, row.ReadAt });
        notification.HasIndex(row => row.TicketId);
    }
}

internal sealed class QueueCounterConfiguration : IEntityTypeConfiguration<QueueCounter>
{
    public void Configure(EntityTypeBuilder<QueueCounter> counter)
    {
        counter.Property(row => row.Id).ValueGeneratedNever();
        counter.HasData(new { Id = QueueCounter.TheOne, LastSeq = 0L, LastQueuedAt = DateTimeOffset.UnixEpoch });
    }
}

internal sealed class NumberCounterConfiguration : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> counter) => counter.Property(row => row.Id).HasMaxLength(16);
}

/// <remarks>A key does not fit into what strings are given by default; on MySQL it would be refused, and every cookie with it.</remarks>
internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(row => row.Xml!).IsLongText();
}
