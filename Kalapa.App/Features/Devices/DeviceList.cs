using Kalapa.App.Data;
using Kalapa.App.Data.Devices;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Devices;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Devices;

/// <summary>A device in the list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Kind, brand and model.</param>
/// <param name="Serial">Empty for what has none.</param>
/// <param name="Tenant">Whose.</param>
public sealed record DeviceRow(Guid Id, string Name, string Serial, string Tenant) : IStableRow
{
    /// <summary>Pieces inside; 0 when it is out.</summary>
    public required int Inside { get; init; }

    /// <summary>Where it is, or passed last.</summary>
    public required string Branch { get; init; }

    /// <summary>The zone's name; empty when the permit named several or none.</summary>
    public required string Zone { get; init; }

    /// <summary>As the permit names it.</summary>
    public required string Rack { get; init; }

    /// <summary>When it passed last.</summary>
    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>The branch's time zone.</summary>
    public required TimeZoneInfo Clock { get; init; }

    /// <summary>A device at its branch.</summary>
    internal static DeviceRow Of(Device device, string tenant, Branch branch) => new(device.Id, device.Name, device.Serial, tenant)
    {
        Inside = device.Inside,
        Branch = branch.Name,
        Zone = branch.Zones.FirstOrDefault(zone => zone.Code == device.Zone)?.Name ?? device.Zone,
        Rack = device.Rack,
        MovedAt = device.MovedAt,
        Clock = branch.Clock,
    };
}

/// <summary>What to show of the register.</summary>
public sealed record DeviceFilter
{
    /// <summary>So many stand on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Looked for in names, serials and racks.</summary>
    public string Text { get; init; } = "";

    /// <summary>One branch's code.</summary>
    public string? Branch { get; init; }

    /// <summary>One company.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>One rack, by its whole words: <c>A1</c> is not <c>A12</c>.</summary>
    public string Rack { get; init; } = "";

    /// <summary>What went out again too.</summary>
    public bool WithOutside { get; init; }

    /// <summary>Where the page begins.</summary>
    public int Skip { get; init; }
}

/// <summary>A page of the register.</summary>
/// <param name="Rows">What passed last first.</param>
/// <param name="Total">On all pages.</param>
/// <param name="Branches">Names by code, of which the reader may choose; one alone is no choice.</param>
/// <param name="Tenants">Companies that have a device in the reader's share; none for a client, who has but one.</param>
public sealed record FoundDevices(IReadOnlyList<DeviceRow> Rows, int Total, IReadOnlyDictionary<string, string> Branches, IReadOnlyList<(Guid Id, string Name)> Tenants);

/// <summary>The devices that the reader may see (O73, always true 15). A page costs its rows and a count on an index, however long the register is.</summary>
public sealed class DeviceList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The page that <paramref name="filter"/> asks for.</summary>
    public async Task<FoundDevices> For(Actor? reader, DeviceFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reach = db.Devices.AsNoTracking().WithinReachOf(access, reader);
        var branches = await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToDictionaryAsync(row => row.Code, cancellationToken);
        var mine = branches.Values.Where(branch => access.Allows(reader, Operation.ReadDevices, new(branch.Code, reader?.TenantId)));
        var tenants = await db.Tenants.AsNoTracking().Where(tenant => reach.Any(row => row.TenantId == tenant.Id))
            .OrderBy(tenant => tenant.LegalName).Select(tenant => new { tenant.Id, tenant.LegalName }).ToListAsync(cancellationToken);
        var rows = Narrowed(reach, filter);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.MovedAt).ThenByDescending(row => row.Id).Skip(filter.Skip).Take(DeviceFilter.PageSize).ToListAsync(cancellationToken);
        var names = tenants.ToDictionary(tenant => tenant.Id, tenant => tenant.LegalName);
        return new(
            [.. page.Where(row => access.Allows(reader, Operation.ReadDevices, row.Subject)).Select(row => DeviceRow.Of(row, names.GetValueOrDefault(row.TenantId, ""), branches[row.BranchCode]))],
            total,
            mine.ToDictionary(branch => branch.Code, branch => branch.Name),
            reader?.Role == Role.Client ? [] : [.. tenants.Select(tenant => (tenant.Id, tenant.LegalName))]);
    }

    private static IQueryable<Device> Narrowed(IQueryable<Device> rows, DeviceFilter filter)
    {
        if (filter.Text.Length > SearchField.Longest || filter.Rack.Length > SearchField.Longest)
        {
            return rows.Where(_ => false);
        }

        var (branch, tenant) = (filter.Branch, filter.TenantId);
        rows = branch is null ? rows : rows.Where(row => row.BranchCode == branch);
        rows = tenant is null ? rows : rows.Where(row => row.TenantId == tenant);
        // Compared with a parameter: a bare column is no equality to either engine, and the index would not be entered by it.
        var inside = true;
        rows = filter.WithOutside ? rows : rows.Where(row => row.IsInside == inside);
        foreach (var term in TypedText.SearchTerms(filter.Text))
        {
            var word = LikePattern.Containing(term.Joined);
            rows = rows.Where(row => EF.Functions.Like(row.Words, word, LikePattern.Escape));
        }

        foreach (var term in TypedText.SearchTerms(filter.Rack))
        {
            var word = LikePattern.Containing(Device.RackWord(term));
            rows = rows.Where(row => EF.Functions.Like(row.RackWords, word, LikePattern.Escape));
        }

        return rows;
    }
}
