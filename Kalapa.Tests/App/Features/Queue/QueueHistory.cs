using System.Globalization;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Queue;

namespace Kalapa.Tests.App.Features.Queue;

/// <summary>One claim as its caller saw it: asked, and answered with a ticket.</summary>
/// <param name="Agent">Who asked.</param>
/// <param name="Ticket">What was handed out.</param>
/// <param name="Asked">Ticks of the machine's clock before the call.</param>
/// <param name="Answered">Ticks after it.</param>
internal sealed record Claim(Guid Agent, Guid Ticket, long Asked, long Answered);

/// <summary>
/// Judges a history of the queue against the plainest model there is: a sorted set of keys. The record gives the order;
/// that this order is the real one is checked too, against what the callers saw.
/// </summary>
internal static class QueueHistory
{
    /// <summary>One sentence for each thing that is wrong; none when the history is first in, first out.</summary>
    /// <param name="record">Audit rows, in order.</param>
    /// <param name="claims">What the callers saw; null to judge the record alone.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<AuditEvent> record, IReadOnlyCollection<Claim>? claims = null)
    {
        var faults = new List<string>();
        var waiting = new SortedSet<QueueKey>();
        var keys = new Dictionary<Guid, QueueKey>();
        foreach (var happened in record)
        {
            var ticket = happened.TicketId!.Value;
            switch (happened.Type)
            {
                case "T02" or "T09.place" or "T06":
                    keys[ticket] = KeyIn(happened);
                    if (!waiting.Add(keys[ticket]))
                    {
                        faults.Add($"{happened.Seq}: {ticket} waits twice");
                    }

                    break;
                case "T25" when waiting.Remove(keys[ticket]):
                    waiting.Add(keys[ticket] = KeyIn(happened));
                    break;
                case "T04":
                    if (!keys.TryGetValue(ticket, out var key) || waiting.Min != key)
                    {
                        faults.Add($"{happened.Seq}: {ticket} was handed out although {(waiting.Count == 0 ? "nothing waited" : "another came first")}");
                    }

                    waiting.Remove(key);
                    break;
                case "T20" or "T21" or "T05":
                    waiting.Remove(keys[ticket]);
                    break;
            }
        }

        if (claims is not null)
        {
            faults.AddRange(FaultsOfOrder(record, claims));
        }

        return faults;
    }

    /// <summary>Every caller's claim stands in the record once, and a claim that ended before another began stands before it.</summary>
    private static IEnumerable<string> FaultsOfOrder(IReadOnlyList<AuditEvent> record, IReadOnlyCollection<Claim> claims)
    {
        var recorded = record.Where(happened => happened.Type == "T04")
            .GroupBy(happened => (happened.ActorId, happened.TicketId!.Value)).ToDictionary(group => group.Key, group => new Queue<long>(group.Select(happened => happened.Seq)));
        var placed = new List<(Claim Claim, long Seq)>();
        foreach (var claim in claims.OrderBy(claim => claim.Answered))
        {
            if (recorded.TryGetValue((claim.Agent, claim.Ticket), out var seqs) && seqs.TryDequeue(out var seq))
            {
                placed.Add((claim, seq));
            }
            else
            {
                yield return $"{claim.Ticket} was handed to {claim.Agent}, and the record does not know it";
            }
        }

        foreach (var rest in recorded.Where(entry => entry.Value.Count > 0))
        {
            yield return $"The record hands {rest.Key.Item2} to {rest.Key.ActorId}, who was not told";
        }

        // Walking by the record, no claim may have been answered before an earlier one was even asked.
        var latestAsked = long.MinValue;
        foreach (var (claim, seq) in placed.OrderBy(entry => entry.Seq))
        {
            if (claim.Answered < latestAsked)
            {
                yield return $"{seq}: recorded after a claim that was asked later than this one was answered";
            }

            latestAsked = Math.Max(latestAsked, claim.Asked);
        }
    }

    private static QueueKey KeyIn(AuditEvent happened) => new(
        (Lane)int.Parse(happened.Values["lane"], CultureInfo.InvariantCulture),
        new DateTimeOffset(long.Parse(happened.Values["queuedAt"], CultureInfo.InvariantCulture), TimeSpan.Zero),
        long.Parse(happened.Values["seq"], CultureInfo.InvariantCulture));
}
