using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Tickets;

/// <summary>O65: the requester says how content one was with a ticket of either kind. A complaint becomes a follow-up for the CS leads.</summary>
public sealed class RateTicket(UnitOfWork unitOfWork)
{
    /// <exception cref="RuleBroken"><c>rating.given</c>; what <see cref="Kalapa.Domain.Tickets.Ticket.Rate"/> says.</exception>
    public Task Run(Guid? userId, Guid ticketId, int stars, string? line = null, CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.Ticket(ticketId, Operation.Rate);
            // The ticket is held: of two who answer at once, the second finds the first one's.
            if (await operation.Db.Ratings.AnyAsync(row => row.TicketId == ticketId, operation.Cancellation))
            {
                throw new RuleBroken("rating.given");
            }

            var lastGiven = await operation.Db.Ratings.LastGivenBy(operation.Actor.UserId, operation.Cancellation);
            var rating = ticket.Rate(operation.Actor, stars, line, lastGiven, operation.Now);
            operation.Db.Ratings.Add(rating);
            if (rating.IsLow)
            {
                FollowUp(operation, ticket, rating);
            }
        }, cancellationToken);

    // Every agent reads follow-ups: what the client wrote is not in it, the ticket's page shows it to those who may read it.
    private static void FollowUp(OperationContext operation, Ticket ticket, Rating rating)
    {
        var due = BranchTime.DayOf(operation.Now).AddDays(Rating.FollowUpDays);
        operation.Db.FollowUps.Add(Kalapa.Domain.Companies.FollowUp.OfLowRating(ticket.TenantId, ticket.Id, $"{ticket.Number} · {rating.Stars}/{Rating.MostStars}", due, operation.Now));
        operation.Note("follow-up.opened", ("company", $"{ticket.TenantId}"), ("due", $"{due:O}"));
    }
}
