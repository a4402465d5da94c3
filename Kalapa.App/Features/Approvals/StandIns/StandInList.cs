using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Approvals.StandIns;

/// <summary>One stand-in as it is listed.</summary>
/// <param name="StandIn">Who, for whom, where, when.</param>
/// <param name="Branch">The branch's name.</param>
/// <param name="IsRunning">It runs now.</param>
/// <param name="IsMine">The reader named it, and may withdraw it.</param>
public sealed record StandInRow(StandIn StandIn, string Branch, bool IsRunning, bool IsMine);

/// <summary>A supervisor who can be named.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As shown.</param>
/// <param name="Branches">Where that supervisor decides already.</param>
public sealed record StandInChoice(Guid Id, string Name, IReadOnlyList<string> Branches);

/// <summary>Who stands in for whom, as one supervisor sees it.</summary>
/// <param name="Named">What runs or is to come for the reader and for other supervisors of the own branches, soonest first.</param>
/// <param name="Asked">For whom the reader stands in or will.</param>
/// <param name="Branches">The own branches, in which the reader may name one.</param>
/// <param name="People">Who can be named.</param>
public sealed record StandInView(IReadOnlyList<StandInRow> Named, IReadOnlyList<StandInRow> Asked, IReadOnlyList<(string Code, string Name, DateOnly Today)> Branches, IReadOnlyList<StandInChoice> People);

/// <summary>Reads who stands in for whom.</summary>
public sealed class StandInList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>Null for who is no supervisor.</summary>
    public async Task<StandInView?> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        if (reader is not { Role: Role.Supervisor })
        {
            return null;
        }

        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branches = await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var names = branches.ToDictionary(row => row.Code, row => row.Name);
        var rows = (await db.StandIns.AsNoTracking().Where(row => row.WithdrawnAt == null && row.EndsAt > now).OrderBy(row => row.BeginsAt).ThenBy(row => row.Id).ToListAsync(cancellationToken))
            .Select(row => new StandInRow(row, names[row.BranchCode], row.IsRunning(now), row.ForUserId == reader.UserId)).ToList();
        var people = await db.Users.AsNoTracking().Where(row => row.Role == Role.Supervisor && !row.Disabled && row.Id != reader.UserId).OrderBy(row => row.DisplayName).ToListAsync(cancellationToken);
        return new(
            [.. rows.Where(row => access.Allows(reader, Operation.NameStandIn, new(row.StandIn.BranchCode)))],
            [.. rows.Where(row => row.StandIn.UserId == reader.UserId)],
            [
                .. branches.Where(branch => branch.Active && access.Allows(reader, Operation.NameStandIn, new(branch.Code)))
                    .Select(branch => (branch.Code, branch.Name, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, branch.Clock).DateTime))),
            ],
            [.. people.Select(user => new StandInChoice(user.Id, user.DisplayName, user.Branches))]);
    }
}
