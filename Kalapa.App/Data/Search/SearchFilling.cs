using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data.Search;

/// <summary>
/// Makes the rows of <see cref="TicketText"/> for requests that were there before them, or before <see cref="TicketWords.Version"/>: at a start, before anybody works. Each batch is
/// one transaction that also says how far it came, so a start that is killed leaves the rest to the next one.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="batch">Requests in one transaction.</param>
internal sealed class SearchFilling(IDbContextFactory<KalapaDbContext> contexts, int batch = 500)
{
    // How often it is said how far it is.
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(5);

    /// <summary>Fills in what is missing; an ordinary start reads one row.</summary>
    /// <param name="say">Told how far it is.</param>
    /// <param name="time">For that.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public async Task Complete(Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await IsComplete(cancellationToken))
        {
            return;
        }

        var (done, said, began) = (0, time.GetTimestamp(), time.GetTimestamp());
        while (await Next(cancellationToken) is > 0 and var filled)
        {
            done += filled;
            if (time.GetElapsedTime(said) >= Line)
            {
                said = time.GetTimestamp();
                say(string.Create(CultureInfo.InvariantCulture, $"Indexing requests for the search: {done} done, {done / time.GetElapsedTime(began).TotalSeconds:F0} a second."));
            }
        }

        if (done > 0)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"Indexed {done} requests for the search."));
        }
    }

    private async Task<bool> IsComplete(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SearchFills.AnyAsync(row => row.Version == TicketWords.Version, cancellationToken);
    }

    /// <summary>One batch.</summary>
    /// <returns>How many requests were filled in; 0 when all are.</returns>
    internal async Task<int> Next(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var fill = await db.SearchFills.SingleAsync(row => row.Id == SearchFill.TheOne, cancellationToken);
        var through = fill.Through;
        var tickets = await db.Tickets.AsNoTracking().Where(row => row.Id.CompareTo(through) > 0).OrderBy(row => row.Id).Take(batch).ToListAsync(cancellationToken);
        if (tickets.Count == 0)
        {
            (fill.Version, fill.Through) = (TicketWords.Version, Guid.Empty);
            await db.SaveChangesAsync(cancellationToken);
            return 0;
        }

        Guid[] ids = [.. tickets.Select(ticket => ticket.Id)];
        var messages = (await db.Messages.AsNoTracking().Where(row => ids.Contains(row.TicketId)).OrderBy(row => row.At).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId);
        var there = await db.TicketTexts.Where(row => ids.Contains(row.TicketId)).ToDictionaryAsync(row => row.TicketId, cancellationToken);
        foreach (var ticket in tickets)
        {
            var row = SearchRows.Of(ticket, messages[ticket.Id]);
            if (there.TryGetValue(ticket.Id, out var old))
            {
                (old.Words, old.Said) = (row.Words, row.Said);
            }
            else
            {
                db.TicketTexts.Add(row);
            }
        }

        fill.Through = ids[^1];
        await db.SaveChangesAsync(cancellationToken);
        return tickets.Count;
    }
}
