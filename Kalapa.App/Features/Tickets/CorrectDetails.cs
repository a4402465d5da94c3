using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Tickets;

/// <summary>T26: the owner mends a phone number, a zone, a rack label or slips in the title.</summary>
public sealed class CorrectDetails(UnitOfWork unitOfWork)
{
    /// <exception cref="RuleBroken"><c>correct.*</c>; <c>zone.unknown</c>; <c>ticket.stale</c>.</exception>
    public Task Run(
        Guid? userId, Guid ticketId, long seen, string title, string phone, IReadOnlyList<string> zones, string racks,
        CancellationToken cancellationToken = default) =>
        unitOfWork.Run(userId, async operation =>
        {
            var ticket = await operation.PermitRequest(ticketId, Operation.CorrectDetails, seen);
            var branch = (await operation.SubmissionContext(ticket)).Branch;
            foreach (var unknown in zones.Where(zone => branch.Zones.All(known => known.Code != zone)))
            {
                throw new RuleBroken("zone.unknown", unknown) { Field = "Zones" };
            }

            ticket.CorrectDetails(operation.Actor, title, phone, zones, racks, operation.Now);
        }, cancellationToken);
}
