using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kalapa.App.Data.Search;

/// <summary>Keeps <see cref="TicketText"/> beside what it is made of.</summary>
internal static class SearchRows
{
    /// <summary>The row of a request that has none.</summary>
    public static TicketText Of(Ticket ticket, IEnumerable<Message> messages) =>
        new() { TicketId = ticket.Id, TenantId = ticket.TenantId, Words = TicketWords.Of(ticket), Said = TicketWords.With("", messages) };

    /// <summary>
    /// Called by the save seam with everything that a save changes. A step that changes no word, such as a claim, reads and writes nothing; a message adds its own words to the row.
    /// </summary>
    public static async Task Keep(OperationContext operation)
    {
        var db = operation.Db;
        var said = db.ChangeTracker.Entries<Message>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToLookup(message => message.TicketId);
        var tickets = db.ChangeTracker.Entries<Ticket>().ToList();
        var reworded = tickets.Where(IsReworded).Select(entry => entry.Entity).ToDictionary(ticket => ticket.Id);
        var gone = tickets.Where(entry => entry.State == EntityState.Deleted).Select(entry => entry.Entity.Id).ToHashSet();
        foreach (var id in reworded.Keys.Union(said.Select(messages => messages.Key)).Except(gone).ToList())
        {
            var row = tickets.Exists(entry => entry.State == EntityState.Added && entry.Entity.Id == id) ? null
                : await db.TicketTexts.SingleOrDefaultAsync(text => text.TicketId == id, operation.Cancellation);
            var ticket = reworded.GetValueOrDefault(id);
            if (row is null)
            {
                ticket ??= db.Tickets.Local.FirstOrDefault(known => known.Id == id) ?? await db.Tickets.SingleAsync(known => known.Id == id, operation.Cancellation);
                var earlier = await db.Messages.AsNoTracking().Where(message => message.TicketId == id).OrderBy(message => message.At).ToListAsync(operation.Cancellation);
                db.TicketTexts.Add(Of(ticket, earlier.Concat(said[id])));
                continue;
            }

            row.Words = ticket is null ? row.Words : TicketWords.Of(ticket);
            row.Said = TicketWords.With(row.Said, said[id]);
        }
    }

    private static bool IsReworded(EntityEntry<Ticket> entry) => entry.State == EntityState.Added || (entry.State == EntityState.Modified
        && (entry.HasNewContent() || entry.Property(row => row.Number).IsModified || entry.Property(row => row.BranchCode).IsModified
            || entry.Property(row => row.State).OriginalValue == TicketState.Draft));
}
