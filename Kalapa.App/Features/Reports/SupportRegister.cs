using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>A support request with every time (R4).</summary>
/// <param name="Facts">The request, whose, and by whose clock it was.</param>
/// <param name="ResolvedAt">Last solved (U09); null while it was not.</param>
/// <param name="Cause">Why it happened; empty for those who may not read internal notes.</param>
/// <param name="Stars">What the requester gave; null while nothing was given, and for those who see the register reduced.</param>
public sealed record SupportRow(TicketFacts<SupportRequest> Facts, DateTimeOffset? ResolvedAt, string Cause, int? Stars)
{
    /// <summary>The request.</summary>
    public SupportRequest Ticket => Facts.Ticket;
}

/// <summary>Reads R4 (O74): what the reader may list and no more. Its type filter is a category or a group of them.</summary>
public sealed class SupportRegister(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
    : TicketRegister<SupportRequest, SupportRow>(contexts, access, time)
{
    private protected override Operation Right => Operation.ReportSupport;

    private protected override IReadOnlyCollection<string> Types { get; } = ["T04", "T05", "U09"];

    private protected override IQueryable<SupportRequest> Tickets(KalapaDbContext db, ReportFilter filter)
    {
        var topics = $"{filter.Type}.";
        return filter.Type is { } code ? db.SupportRequests.AsNoTracking().Where(row => row.Category == code || row.Category.StartsWith(topics)) : db.SupportRequests.AsNoTracking();
    }

    private protected override async Task<IEnumerable<SupportRow>> Rows(
        KalapaDbContext db, Actor reader, IReadOnlyList<TicketFacts<SupportRequest>> page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. page.Select(facts => facts.Ticket.Id)];
        var stars = await db.Ratings.Where(row => ids.Contains(row.TicketId)).ToDictionaryAsync(row => row.TicketId, row => (int?)row.Stars, cancellationToken);
        return page.Select(facts =>
        {
            var subject = facts.Ticket.Subject;
            return new SupportRow(
                facts, facts.Last("U09"),
                Access.Allows(reader, Operation.ReadInternal, subject) ? facts.Ticket.Cause : "",
                Access.Ask(reader, Operation.ReportSupport, subject) != Answer.Reduced || Access.Allows(reader, Operation.ReportSatisfaction, subject) ? stars.GetValueOrDefault(facts.Ticket.Id) : null);
        });
    }
}
