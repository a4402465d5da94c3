using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>A button pressed twice: the second press of the same command by the same hand changes nothing and is no mistake.</summary>
internal static class RepeatedCommand
{
    /// <summary>How long a second press is the first one (5 s).</summary>
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>
    /// True when the actor did exactly this to the ticket or its permit a moment ago, and nothing else has happened to it since. Ask
    /// under the lock of what the command changes.
    /// </summary>
    /// <param name="operation">The second press.</param>
    /// <param name="ticketId">The ticket.</param>
    /// <param name="type">The row of the table, such as <c>P04</c>.</param>
    public static async Task<bool> Repeats(this OperationContext operation, Guid ticketId, string type)
    {
        var last = await operation.Db.AuditEvents.AsNoTracking().Where(row => row.TicketId == ticketId)
            .OrderByDescending(row => row.Seq).Select(row => new { row.Type, row.ActorId, row.At }).FirstOrDefaultAsync(operation.Cancellation);
        return last is not null && last.Type == type && last.ActorId == operation.Actor.UserId && operation.Now - last.At < Time;
    }
}
