using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Activity;

/// <summary>O51: an admin says that the server's clock is right, and what is done by the clock goes on (R116).</summary>
public sealed class ConfirmClock(UnitOfWork unitOfWork, ClockWatch clock)
{
    /// <param name="userId">Who says it.</param>
    /// <param name="seen">The time that was asked about.</param>
    /// <param name="cancellationToken">Ends with the circuit.</param>
    /// <exception cref="RuleBroken"><c>clock.moved</c>: it says another time meanwhile, which the admin has not seen.</exception>
    public async Task Run(Guid? userId, DateTimeOffset seen, CancellationToken cancellationToken = default)
    {
        await unitOfWork.Run(userId, operation =>
        {
            operation.Demand(Operation.ChangePolicy, null);
            if (clock.Alarm is not { } alarm)
            {
                return Task.CompletedTask; // Another admin was faster.
            }

            if ((operation.Now - seen).Duration() > ClockWatch.Tolerance)
            {
                throw new RuleBroken("clock.moved", operation.Now);
            }

            operation.Note("clock.confirmed", ("clock", operation.Now.ToString("u", CultureInfo.InvariantCulture)), ("parted", alarm.Parted.ToString("c", CultureInfo.InvariantCulture)));
            return Task.CompletedTask;
        }, cancellationToken);
        clock.Confirm();
    }
}
