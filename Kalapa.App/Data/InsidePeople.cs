using Kalapa.Domain.RollCalls;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads who is inside a branch.</summary>
internal static class InsidePeople
{
    /// <summary>Everybody inside, by name, each with the zones of the own permit.</summary>
    public static async Task<IReadOnlyList<RollPerson>> InsideOf(this KalapaDbContext db, string branchCode, CancellationToken cancellationToken)
    {
        var zones = (await db.Branches.AsNoTracking().SingleAsync(row => row.Code == branchCode, cancellationToken)).Zones.ToDictionary(zone => zone.Code, zone => zone.Name);
        var permits = await db.Permits.AsNoTracking().Include(row => row.People)
            .Where(row => row.BranchCode == branchCode && row.People.Any(person => person.InsideSince != null))
            .Join(db.Tickets, permit => permit.TicketId, ticket => ticket.Id, (permit, ticket) => new { Permit = permit, ticket.Number })
            .ToListAsync(cancellationToken);
        return
        [
            .. permits.SelectMany(row => row.Permit.WhoIsInside().Select(person => new RollPerson(
                    person.PersonId, row.Permit.Id, row.Permit.TicketId, row.Number!, person.FullName, person.Company,
                    string.Join(", ", row.Permit.Zones.Select(code => zones.GetValueOrDefault(code, code))), person.InsideSince!.Value)))
                .OrderBy(person => person.Name, StringComparer.InvariantCulture),
        ];
    }
}
