using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>What follows when a company's standing changes.</summary>
internal static class CompanyStanding
{
    /// <summary>Open requests and permits stand on boards and pages: those read again. One read by company and state.</summary>
    public static async Task ShowAgain(OperationContext operation, Guid tenantId)
    {
        foreach (var ticket in await operation.Db.Tickets.Where(row => row.TenantId == tenantId && TicketStates.Open.Contains(row.State)).ToListAsync(operation.Cancellation))
        {
            operation.Announce(ticket);
        }
    }
}
