using Kalapa.Domain;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Data;

/// <summary>Narrows what a list, a search or a report reads. The rights judge each row after that; this only spares reading what they would drop.</summary>
internal static class ReadScope
{
    /// <summary>The reader's company, or branches, those in which the reader decides for somebody, what the reader filed and what the reader was named for.</summary>
    public static IQueryable<T> WithinReadScopeOf<T>(this IQueryable<T> tickets, Actor reader)
        where T : Ticket
    {
        if (reader.TenantId is { } company)
        {
            tickets = tickets.Where(row => row.TenantId == company);
        }

        if (reader.Kinds.Count > 0)
        {
            TicketKind[] kinds = [.. reader.Kinds];
            tickets = tickets.Where(row => kinds.Contains(row.Kind) || row.RequesterId == reader.UserId || row.CreatedById == reader.UserId);
        }

        string[] branches = [.. reader.Branches];
        string[] lent = [.. reader.DecidesFor.Keys];
        return reader.AllBranches || branches.Length == 0
            ? tickets
            : tickets.Where(row => branches.Contains(row.BranchCode) || row.RequesterId == reader.UserId || row.CreatedById == reader.UserId
                || (row.Kind == TicketKind.Permit && lent.Contains(row.BranchCode)) || row.NamedApproverId == reader.UserId);
    }
}
