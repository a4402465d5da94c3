using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

/// <remarks>Found by its address when a browser asks again, and by its owner; an account has a handful.</remarks>
internal sealed class PushSubscriptionConfiguration : IEntityTypeConfiguration<PushSubscription>
{
    public void Configure(EntityTypeBuilder<PushSubscription> subscription)
    {
        subscription.Property(row => row.Id).ValueGeneratedNever();
        subscription.Property(row => row.Endpoint).HasMaxLength(1000);
        subscription.Property(row => row.EndpointHash).HasMaxLength(64);
        subscription.Property(row => row.P256dh).HasMaxLength(100);
        subscription.Property(row => row.Auth).HasMaxLength(40);
        subscription.Property(row => row.Device).HasMaxLength(60);
        subscription.HasIndex(row => row.EndpointHash).IsUnique();
        subscription.HasIndex(row => row.UserId);
    }
}

internal sealed class PushKeyConfiguration : IEntityTypeConfiguration<PushKey>
{
    public void Configure(EntityTypeBuilder<PushKey> key)
    {
        key.Property(row => row.Id).ValueGeneratedNever();
        key.Property(row => row.PublicKey).HasMaxLength(100);
        key.Property(row => row.SealedPrivateKey).HasMaxLength(1000);
    }
}
