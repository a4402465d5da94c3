using Kalapa.App.Live;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Queue;

/// <summary>Everybody's number in line, the client's own: of the whole queue, whatever share of it an agent works on.</summary>
internal sealed class QueuePlaces(Dictionary<Guid, int> places)
{
    /// <summary>Counts the rows that wait, in the board's order.</summary>
    public static QueuePlaces Of(IReadOnlyList<TicketRow> rows)
    {
        Dictionary<Guid, int> places = [];
        foreach (var row in rows)
        {
            if (row.State == TicketState.Queued)
            {
                places[row.Id] = places.Count + 1;
            }
        }

        return new(places);
    }

    /// <summary>Null for who does not wait.</summary>
    public int? this[Guid ticketId] => places.TryGetValue(ticketId, out var place) ? place : null;
}
