using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Reports;

/// <summary>Narrows what a report reads. The rights judge each row after that; this only spares reading what they would drop.</summary>
internal static class TicketShare
{
    /// <summary>What the filter can say in the database.</summary>
    public static IQueryable<T> ChosenBy<T>(this IQueryable<T> tickets, ReportFilter filter)
        where T : Ticket
    {
        if (filter.Branch is { } branch)
        {
            tickets = tickets.Where(row => row.BranchCode == branch);
        }

        if (filter.TenantId is { } tenant)
        {
            tickets = tickets.Where(row => row.TenantId == tenant);
        }

        return filter.AgentId is { } agent ? tickets.Where(row => row.OwnerId == agent || (row.OwnerId == null && row.LastOwnerId == agent)) : tickets;
    }
}
