using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Promises;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Promises;

/// <summary>The calendars of one branch.</summary>
/// <param name="Code">The branch.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Sides">Customer service first.</param>
public sealed record BranchHours(string Code, string Name, IReadOnlyList<BranchCalendar> Sides);

/// <summary>Working hours and promises for one reader.</summary>
/// <param name="Branches">Those that the reader works for; an admin sees all.</param>
/// <param name="Versions">Of the promises, newest first.</param>
/// <param name="MayEdit">The reader changes them.</param>
public sealed record PromiseView(IReadOnlyList<BranchHours> Branches, IReadOnlyList<PromiseVersion> Versions, bool MayEdit)
{
    /// <summary>What is promised now.</summary>
    public PromiseVersion Newest => Versions[0];
}

/// <summary>Reads calendars and promises for who may see them: O78.</summary>
public sealed class PromiseOverview(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>Null for who may not.</summary>
    public async Task<PromiseView?> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (!access.Allows(reader, Operation.ReadPromises, null))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var calendars = (await db.BranchCalendars.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(calendar => (calendar.BranchCode, calendar.Side));
        var branches = await db.Branches.AsNoTracking().Where(branch => branch.Active).OrderBy(branch => branch.Name).ToListAsync(cancellationToken);
        return new(
            [
                .. branches.Where(branch => access.Allows(reader, Operation.ReadPromises, new(branch.Code))).Select(branch => new BranchHours(branch.Code, branch.Name,
                    [.. Enum.GetValues<CalendarSide>().Select(side => calendars.GetValueOrDefault((branch.Code, side)) ?? BranchCalendar.Standard(branch.Code, side))])),
            ],
            await db.PromiseVersions.AsNoTracking().OrderByDescending(row => row.Number).ToListAsync(cancellationToken),
            access.Allows(reader, Operation.EditPromises, null));
    }
}
