using Kalapa.App.Data;
using Kalapa.App.Data.Devices;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Devices;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake.Support;

/// <summary>A device that a support request may be about.</summary>
/// <param name="Id">Key.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Zone">A zone code of the branch; may be empty.</param>
/// <param name="Rack">May be empty.</param>
public sealed record OwnDevice(Guid Id, string Label, string Zone, string Rack);

/// <summary>
/// What the form offers: the devices of the draft's own company that are inside at its branch, as far as its author may see them (O73).
/// Another company's is never among them (always true 15).
/// </summary>
public sealed class OwnDevices(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>As many are offered at once; more words find the others.</summary>
    public const int Most = 3;

    /// <summary>Those that have the words of <paramref name="text"/>, what came last first; without words the last ones.</summary>
    public async Task<IReadOnlyList<OwnDevice>> For(Actor? reader, Guid ticketId, string text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.SupportRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ticketId, cancellationToken);
        if (draft is null || reader is null || !access.Allows(reader, Operation.EditContent, draft.Subject) || text.Length > Device.LongestName)
        {
            return [];
        }

        var inside = true;
        var devices = db.Devices.AsNoTracking().WithinReachOf(access, reader)
            .Where(row => row.TenantId == draft.TenantId && row.BranchCode == draft.BranchCode && row.IsInside == inside);
        foreach (var term in TypedText.SearchTerms(text))
        {
            var word = LikePattern.Containing(term.Joined);
            devices = devices.Where(row => EF.Functions.Like(row.Words, word, LikePattern.Escape));
        }

        var found = await devices.OrderByDescending(row => row.MovedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. found.Where(row => access.Allows(reader, Operation.ReadDevices, row.Subject)).Select(row => new OwnDevice(row.Id, row.Label, row.Zone, row.Rack))];
    }
}
