using System.Text.RegularExpressions;
using Kalapa.App.Data;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Activity;

/// <summary>
/// The record keeps ids of accounts, visitors, companies and tickets; whoever reads it reads their names, as they are called now.
/// </summary>
internal static partial class AuditNames
{
    /// <summary>Names for every id in the events' values; an id that is nobody's any more has none. Five reads by key, whatever the page's size.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(KalapaDbContext db, IEnumerable<AuditEvent> events, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. events.SelectMany(happened => happened.Values.Values).SelectMany(IdsIn).Distinct()];
        var names = new Dictionary<Guid, string>();
        if (ids.Length == 0)
        {
            return names;
        }

        await Add(db.Users.Where(row => ids.Contains(row.Id)).Select(row => new Named(row.Id, row.DisplayName)));
        await Add(db.Tenants.Where(row => ids.Contains(row.Id)).Select(row => new Named(row.Id, row.LegalName)));
        await Add(db.Tickets.Where(row => ids.Contains(row.Id)).Select(row => new Named(row.Id, row.Number)));
        await Add(db.Set<PermitPerson>().Where(row => ids.Contains(row.PersonId)).Select(row => new Named(row.PersonId, row.FullName)));
        await Add(db.People.Where(row => ids.Contains(row.Id)).Select(row => new Named(row.Id, row.FullName)));
        return names;

        async Task Add(IQueryable<Named> read)
        {
            foreach (var row in await read.ToListAsync(cancellationToken))
            {
                if (row.Name is { Length: > 0 } name)
                {
                    names[row.Id] = name;
                }
            }
        }
    }

    /// <summary>The event with names where ids stood.</summary>
    public static AuditEvent In(AuditEvent happened, IReadOnlyDictionary<Guid, string> names) => happened.Values.Values.Any(value => IdsIn(value).Any())
        ? happened.With(happened.Values.ToDictionary(value => value.Key, value => Id().Replace(value.Value, id => names.GetValueOrDefault(Guid.Parse(id.Value), id.Value))))
        : happened;

    private static IEnumerable<Guid> IdsIn(string value) => Id().Matches(value).Select(match => Guid.Parse(match.Value));

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")]
    private static partial Regex Id();

    private sealed record Named(Guid Id, string? Name);
}
