using Kalapa.Domain.Permits;
using Kalapa.Domain.RollCalls;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>Reads who is inside a branch.</summary>
internal static class InsidePeople
{
    /// <summary>
    /// Everybody who is inside anywhere, through the index over that: few, whatever there ever was. As a range, because SQLite finds "is not null" in no index. Without Distinct and
    /// without a branch beside it, which have SQLite take another index and read all there ever was.
    /// </summary>
    public static IQueryable<PermitPerson> PeopleInside(this KalapaDbContext db) => db.Set<PermitPerson>().Where(person => person.InsideSince > DateTimeOffset.UnixEpoch);

    /// <summary>Everybody inside, by name, each with the zones of the own permit.</summary>
    public static async Task<IReadOnlyList<RollPerson>> InsideOf(this KalapaDbContext db, string branchCode, CancellationToken cancellationToken)
    {
        var zones = (await db.Branches.AsNoTracking().SingleAsync(row => row.Code == branchCode, cancellationToken)).Zones.ToDictionary(zone => zone.Code, zone => zone.Name);
        var occupied = await db.PeopleInside().Select(person => person.PermitId).ToListAsync(cancellationToken);
        // Of all branches, since with the branch in the question SQLite reads all permits of the branch.
        var permits = await db.Permits.AsNoTracking().Include(row => row.People).Where(row => occupied.Contains(row.Id))
            .Join(db.Tickets, permit => permit.TicketId, ticket => ticket.Id, (permit, ticket) => new { Permit = permit, ticket.Number })
            .ToListAsync(cancellationToken);
        return
        [
            .. permits.Where(row => row.Permit.BranchCode == branchCode).SelectMany(row => row.Permit.WhoIsInside().Select(person => new RollPerson(
                    person.PersonId, row.Permit.Id, row.Permit.TicketId, row.Number!, person.FullName, person.Company,
                    string.Join(", ", row.Permit.Zones.Select(code => zones.GetValueOrDefault(code, code))), person.InsideSince!.Value)))
                .OrderBy(person => person.Name, StringComparer.InvariantCulture),
        ];
    }
}
