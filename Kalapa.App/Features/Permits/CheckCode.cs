using Kalapa.App.Data;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Permits;

/// <summary>What anybody may learn from a code that is good.</summary>
/// <param name="Branch">Where: the branch's name.</param>
/// <param name="From">From when people may be there next; null when they may be now.</param>
/// <param name="Clock">The branch's zone.</param>
public sealed record CheckAnswer(string Branch, DateTimeOffset? From, TimeZoneInfo Clock);

/// <summary>
/// What anybody may learn from a code: whether it is valid, when and where, by the gate's own rule. An unknown, an ended, a suspended one
/// and one of a suspended company look the same.
/// </summary>
public sealed class CheckCode(IDbContextFactory<KalapaDbContext> contexts, CodeLookupThrottle throttle, TimeProvider time)
{
    /// <summary>The answer for a valid code; null for any other.</summary>
    /// <param name="typed">As typed or scanned.</param>
    /// <param name="revision">Of the print that was scanned; null for a code that was typed.</param>
    /// <param name="from">Whose tries are counted: the address that asks.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="RuleBroken"><c>code.slow-down</c> after five bad tries within a minute.</exception>
    public async Task<CheckAnswer?> Run(string typed, int? revision, string from, CancellationToken cancellationToken = default)
    {
        var who = $"address {from}";
        var taken = throttle.Take(who);
        var answer = PermitCode.TryParse(typed, out var code) ? await Find(code.ToString(), revision, cancellationToken) : null;
        if (answer is not null)
        {
            throttle.GiveBack(who, taken);
        }

        return answer;
    }

    private async Task<CheckAnswer?> Find(string code, int? revision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var permit = await db.Permits.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken);
        if (permit is null || (revision ?? permit.Revision) != permit.Revision)
        {
            return null;
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode, cancellationToken);
        var company = await db.Tenants.Where(row => row.Id == permit.TenantId).Select(row => row.Status).SingleAsync(cancellationToken);
        return GateCheck.Lookup(permit, branch, company, now) switch
        {
            null => new(branch.Name, null, branch.Clock),
            DenyCode.TooEarly or DenyCode.OutsideHours when GateCheck.OpensAt(permit, branch.Clock, now) is { } opens =>
                new(branch.Name, opens + GateCheck.Early, branch.Clock),
            _ => null,
        };
    }
}
