using System.Linq.Expressions;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>Narrowings of the record that more than one read needs.</summary>
internal static class AuditQueries
{
    // Each of so few people's newest is asked for by an index; of more, some are in what is newest anyway.
    private const int AskedApart = 20;

    /// <summary>The accounts of people with this in their name, as they are called now; Kalapa is found by its own name. Null when no name was typed.</summary>
    public static async Task<IReadOnlyList<Guid>?> ActorsNamed(this KalapaDbContext db, string? name, CancellationToken cancellationToken)
    {
        if (TypedText.IsBlank(name))
        {
            return null;
        }

        // Something was typed: where no word is in it ("..."), nobody is called that.
        var terms = TypedText.SearchTerms(name);
        if (terms.Count == 0)
        {
            return [];
        }

        var users = await terms.Aggregate(db.Users.AsQueryable(), (found, term) => found.Named(db, term)).Select(user => user.Id).ToListAsync(cancellationToken);
        return TypedText.Holds(name, Actor.Kalapa.Name) ? [Guid.Empty, .. users] : users;
    }

    /// <summary>What was done by one of <paramref name="actors"/>; null for anybody.</summary>
    public static IQueryable<AuditEvent> By(this IQueryable<AuditEvent> events, IReadOnlyList<Guid>? actors) =>
        actors is null ? events : events.Where(happened => actors.Contains(happened.ActorId));

    /// <summary>
    /// The newest of them, at most <paramref name="most"/>, in order: for each of a few people through the index over what they did, so that somebody who did little is not looked
    /// for in the whole record.
    /// </summary>
    public static async Task<IReadOnlyList<T>> NewestBy<T>(
        this IQueryable<AuditEvent> events, IReadOnlyList<Guid>? actors, int most, Expression<Func<AuditEvent, T>> select, Func<T, long> seq, CancellationToken cancellationToken)
    {
        if (actors is null or { Count: > AskedApart })
        {
            return await events.By(actors).OrderByDescending(happened => happened.Seq).Take(most).Select(select).ToListAsync(cancellationToken);
        }

        List<T> found = [];
        foreach (var actor in actors)
        {
            found.AddRange(await events.Where(happened => happened.ActorId == actor).OrderByDescending(happened => happened.Seq).Take(most).Select(select).ToListAsync(cancellationToken));
        }

        return [.. found.OrderByDescending(seq).Take(most)];
    }
}
