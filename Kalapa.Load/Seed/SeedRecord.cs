using Kalapa.Domain.Audit;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;

namespace Kalapa.Load.Seed;

/// <summary>What the app's save adds to a ticket: versions, the record and the time segments. Here for thousands at once, so without a transaction each.</summary>
internal static class SeedRecord
{
    /// <summary>Rows for what happened to a ticket and its permit.</summary>
    public static IEnumerable<object> Of(Ticket ticket, Permit? permit)
    {
        var (events, segments) = ticket.DequeueEvents();
        foreach (var _ in events)
        {
            ticket.BumpVersion();
        }

        var record = events.Select(occurred => new AuditEvent
        {
            At = occurred.At,
            ActorId = occurred.Actor.UserId,
            ActorName = occurred.Actor.Name,
            Type = occurred.Type,
            TicketId = ticket.Id,
            From = occurred.From?.ToString(),
            To = occurred.To.ToString(),
            Values = occurred.Values,
        });
        return [.. record.Concat(Of(permit)).OrderBy(row => row.At), .. segments.Where(segment => segment.End > segment.Start)];
    }

    private static IEnumerable<AuditEvent> Of(Permit? permit)
    {
        var events = permit?.TakeEvents() ?? [];
        for (var index = 0; index < events.Count; index++)
        {
            permit!.Version++;
            yield return new()
            {
                At = events[index].At,
                ActorId = events[index].Actor.UserId,
                ActorName = events[index].Actor.Name,
                Type = events[index].Id,
                TicketId = permit.TicketId,
                // It came out, and where it went since.
                To = (index == 0 ? PermitState.Issued : permit.State).ToString(),
                Values = events[index].Values.ToDictionary(value => value.Key, value => $"{value.Value}"),
            };
        }
    }
}
