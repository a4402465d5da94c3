using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Text;

namespace Kalapa.App.Features.Activity;

/// <summary>Narrowings of the record that more than one read needs.</summary>
internal static class AuditQueries
{
    /// <summary>What was done by people with this in their name, as they are called now; Kalapa is found by its own name.</summary>
    public static IQueryable<AuditEvent> By(this IQueryable<AuditEvent> events, KalapaDbContext db, string? name)
    {
        if (TypedText.IsBlank(name))
        {
            return events;
        }

        // Something was typed: where no word is in it ("..."), nobody is called that.
        var terms = TypedText.SearchTerms(name);
        var isKalapa = terms.Count > 0 && TypedText.Holds(name, Actor.Kalapa.Name);
        var users = terms.Aggregate(db.Users.Where(user => terms.Count > 0), (found, term) => found.Named(db, term));
        return events.Where(happened => (isKalapa && happened.ActorId == Guid.Empty) || users.Any(user => user.Id == happened.ActorId));
    }
}
