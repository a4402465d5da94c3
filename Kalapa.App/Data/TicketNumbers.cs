using Kalapa.Domain.Organisation;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Data;

/// <summary>Draws the numbers of tickets: a counter per branch and month of the branch's own calendar, one for all kinds.</summary>
internal static class TicketNumbers
{
    /// <summary>The next number; the queue's lock, which is held, covers the counter.</summary>
    public static async Task<string> Next(OperationContext operation, Branch branch, QueueStamp stamp)
    {
        var month = TicketNumber.MonthOf(stamp.QueuedAt, branch.Clock);
        return new TicketNumber(branch.Code, month, await operation.NextNumber($"{branch.Code}-{month}")).ToString();
    }
}
