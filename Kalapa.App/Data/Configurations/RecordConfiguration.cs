using Kalapa.Domain.Audit;
using Kalapa.Domain.Queue;
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
        audit.HasIndex(row => row.TicketId);
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
