using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>Narrowings of the record that more than one read needs.</summary>
internal static class AuditQueries
{
    /// <summary>What was done by people with this in their name, as they are called now; Kalapa is found by its own name.</summary>
    public static IQueryable<AuditEvent> By(this IQueryable<AuditEvent> events, KalapaDbContext db, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return events;
        }

        var pattern = LikePattern.Containing(name.Trim());
        var isKalapa = Actor.Kalapa.Name.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase);
        return events.Where(happened => (isKalapa && happened.ActorId == Guid.Empty)
            || db.Users.Any(user => user.Id == happened.ActorId && EF.Functions.Like(user.DisplayName, pattern, LikePattern.Escape)));
    }
}
