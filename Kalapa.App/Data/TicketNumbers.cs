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
        var id = $"{branch.Code}-{month}";
        var counter = await operation.Db.NumberCounters.Where(row => row.Id == id).LockedAsync(operation.Cancellation);
        if (counter is null)
        {
            counter = new NumberCounter { Id = id };
            operation.Db.NumberCounters.Add(counter);
        }

        counter.Last++;
        return new TicketNumber(branch.Code, month, counter.Last).ToString();
    }
}
