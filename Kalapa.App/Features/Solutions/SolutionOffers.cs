using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Solutions;

/// <summary>A published solution that fits what somebody describes.</summary>
/// <param name="Id">Key.</param>
/// <param name="Content">What is written.</param>
public sealed record OfferedSolution(Guid Id, SolutionContent Content);

/// <summary>Offers solutions to whoever describes a problem: O66, O67, rule 15.</summary>
public sealed class SolutionOffers(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>So many at most.</summary>
    public const int Most = 3;

    /// <summary>The published solutions that fit best, best first.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="text">Title and description, as far as they are typed.</param>
    /// <param name="forClients">Only those for clients, also when staff types on a client's behalf.</param>
    /// <param name="cancellationToken">Ends it when more was typed.</param>
    public async Task<IReadOnlyList<OfferedSolution>> For(Actor? reader, string text, bool forClients, CancellationToken cancellationToken = default)
    {
        var reach = SolutionReach.Of(access, reader).Published;
        reach = forClients ? reach with { Staff = false } : reach;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.FitSolutions(text, reach, Most, cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }

        // The index says who may find it; the row says it again.
        var known = await db.Solutions.AsNoTracking().Where(reach.Rows).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Where(known.ContainsKey).Select(id => new OfferedSolution(id, known[id].Content))];
    }
}
