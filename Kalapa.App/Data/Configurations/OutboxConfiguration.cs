using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

/// <remarks>
/// What has an end has no <see cref="OutboxMessage.DueAt"/>, so the index of what is due never grows with history. No foreign keys, as with notifications.
/// </remarks>
internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(row => row.Secret).HasMaxLength(1000);
        message.HasIndex(row => new { row.DueAt, row.Channel });
        message.HasIndex(row => new { row.UserId, row.DueAt });
        message.HasIndex(row => row.EndedAt);
        message.HasIndex(row => new { row.UserId, row.EndedAt });
        message.HasIndex(row => new { row.State, row.Id });
    }
}
