using Kalapa.Domain.Devices;
using Kalapa.Domain.PermitRequests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.Property(row => row.Id).ValueGeneratedNever();
        device.Property(row => row.Key).HasMaxLength(64);
        device.Property(row => row.Name).HasMaxLength(Device.LongestName);
        device.Property(row => row.Serial).HasMaxLength(Device.LongestSerial);
        device.Property(row => row.Words).HasMaxLength(Device.LongestWords);
        device.Property(row => row.RackWords).HasMaxLength(Device.LongestWords);
        device.Property(row => row.BranchCode).HasMaxLength(3);
        device.Property(row => row.Zone).HasMaxLength(32);
        device.Property(row => row.Rack).HasMaxLength(ContentText.LongestTitle);
        device.Ignore(row => row.Label);
        device.Ignore(row => row.Subject);
        // One row a thing: two gates that tick the same one at once cannot both make it.
        device.HasIndex(row => new { row.TenantId, row.Key }).IsUnique();
        device.HasIndex(row => new { row.IsInside, row.MovedAt });
        device.HasIndex(row => new { row.TenantId, row.IsInside, row.MovedAt });
        device.HasIndex(row => new { row.BranchCode, row.IsInside, row.MovedAt });
    }
}
