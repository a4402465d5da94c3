using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>What a requester thought of a ticket (R5).</summary>
public sealed record RatingRow(Rating Rating, Ticket Ticket, string Company, string Requester, string Agent);

/// <summary>Ratings of one company or branch in short.</summary>
/// <param name="Name">Which.</param>
/// <param name="Count">How many.</param>
/// <param name="Average">Mean of the stars.</param>
/// <param name="Low">Of them, complaints.</param>
public sealed record RatingShare(string Name, int Count, double Average, int Low);

/// <summary>What R5 tells.</summary>
public sealed record Satisfaction(IReadOnlyList<RatingRow> Ratings)
{
    /// <summary>Mean of the stars; null when there are none.</summary>
    public double? Average => Ratings.Count > 0 ? Math.Round(Ratings.Average(row => row.Rating.Stars), 2) : null;

    /// <summary>Complaints.</summary>
    public int Low => Ratings.Count(row => row.Rating.IsLow);

    /// <summary>In short by what <paramref name="name"/> says; the least content first.</summary>
    public IReadOnlyList<RatingShare> By(Func<RatingRow, string> name) =>
    [
        .. Ratings.GroupBy(name)
            .Select(group => new RatingShare(group.Key, group.Count(), Math.Round(group.Average(row => row.Rating.Stars), 2), group.Count(row => row.Rating.IsLow)))
            .OrderBy(share => share.Average).ThenBy(share => share.Name, StringComparer.CurrentCulture),
    ];
}

/// <summary>Reads R5 (O74), which CS leads and admins may.</summary>
public sealed class SatisfactionReport(IDbContextFactory<KalapaDbContext> contexts, AccessTable access)
{
    /// <summary>The ratings that were given on the filter's days, oldest first.</summary>
    public async Task<Satisfaction> For(Actor? reader, ReportFilter filter, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        if (reader is null || !access.Allows(reader, Operation.ReportSatisfaction, null))
        {
            return new([]);
        }

        var (from, to) = (filter.Start(zone), filter.End(zone));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var given = db.Ratings.AsNoTracking().Where(row => row.At >= from && row.At < to).OrderBy(row => row.At).ThenBy(row => row.TicketId);
        var tickets = db.Tickets.AsNoTracking().ChosenBy(filter).WithinReadScopeOf(reader);
        var rows = await given.Join(tickets, rating => rating.TicketId, ticket => ticket.Id, (rating, ticket) => new { Rating = rating, Ticket = ticket }).ToListAsync(cancellationToken);
        var companies = await db.Tenants.ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var names = await db.Users.ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        return new(
        [
            .. rows.Where(row => access.Allows(reader, Operation.ReportSatisfaction, row.Ticket.Subject)).Select(row => new RatingRow(
                row.Rating, row.Ticket, companies[row.Ticket.TenantId], names.GetValueOrDefault(row.Rating.ById, ""),
                (row.Ticket.OwnerId ?? row.Ticket.LastOwnerId) is { } owner ? names.GetValueOrDefault(owner, "") : "")),
        ]);
    }
}
