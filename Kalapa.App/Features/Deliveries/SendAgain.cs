using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Deliveries;

/// <summary>
/// O77: brings once more what was sent or given up, as a delivery of its own; the first one keeps its end. It is brought though its reader has read it in the app, but never to
/// who may not read the ticket any more. A link to an account is not sent again: its secret is gone, and a new one is made where accounts are kept.
/// </summary>
public sealed class SendAgain(UnitOfWork unitOfWork)
{
    /// <summary>Now, and for a day if it must be.</summary>
    /// <param name="userId">The admin.</param>
    /// <param name="number">Which delivery.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="AccessDenied">Not an admin, or no such delivery.</exception>
    /// <exception cref="RuleBroken"><c>delivery.not-again</c>: it waits still, or nothing was to be sent.</exception>
    public Task Run(Guid? userId, long number, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        operation.Demand(Operation.ManageDeliveries, null);
        var message = await operation.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => row.Id == number, operation.Cancellation)
            ?? throw new AccessDenied(Operation.ManageDeliveries, Answer.NotFound);
        operation.Db.Outbox.Add(message.Again(operation.Now));
        var name = await operation.Db.Users.AsNoTracking().Where(row => row.Id == message.UserId).Select(row => row.DisplayName).SingleOrDefaultAsync(operation.Cancellation);
        operation.Note("delivery.again", ("delivery", number.ToString(CultureInfo.InvariantCulture)), ("account", $"{message.UserId}"), ("name", name));
    }, cancellationToken);
}
