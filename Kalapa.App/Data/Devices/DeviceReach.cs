using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Devices;

/// <summary>
/// The devices that somebody may read (O73): a client the own company's, staff those of the own branches. It is part of every query on the register, so that another
/// company's device is in no page, count or search (always true 15); the rights are asked of each row after that.
/// </summary>
internal static class DeviceReach
{
    /// <summary>Of the register, the reader's share; nothing for who has none.</summary>
    public static IQueryable<Device> WithinReachOf(this IQueryable<Device> devices, AccessTable access, Actor? reader)
    {
        if (reader is null || !access.Allows(reader, Operation.ReadDevices, null))
        {
            return devices.Where(_ => false);
        }

        if (reader.Role == Role.Client)
        {
            var company = reader.TenantId ?? Guid.Empty;
            return devices.Where(row => row.TenantId == company);
        }

        if (reader.AllBranches || reader.Role == Role.Admin)
        {
            return devices;
        }

        string[] branches = [.. reader.Branches];
        return reader.Role == Role.Gate
            ? devices.Where(row => branches.Contains(row.BranchCode))
            : devices.Where(row => branches.Contains(row.BranchCode) || row.RequesterId == reader.UserId);
    }

    /// <summary>How many devices of a company are inside, all branches together; a page that shows the number has asked whether its reader may see the company.</summary>
    public static Task<int> DevicesInside(this KalapaDbContext db, Guid tenantId, CancellationToken cancellationToken)
    {
        var inside = true;
        return db.Devices.CountAsync(row => row.TenantId == tenantId && row.IsInside == inside, cancellationToken);
    }
}
