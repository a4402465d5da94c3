using System.Globalization;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Queue;

namespace Kalapa.App.Features.Reports;

/// <summary>How a claim stood to the line.</summary>
public enum ClaimOrder
{
    /// <summary>Nobody came before.</summary>
    InOrder,

    /// <summary>Only tickets of branches or kinds that the agent does not work for came before.</summary>
    InOwnBranches,

    /// <summary>A lead picked it, with a reason (T05).</summary>
    Picked,

    /// <summary>Somebody came before and nothing says why: this must not happen.</summary>
    OutOfOrder,
}

/// <summary>A claim as the replay finds it.</summary>
/// <param name="Happened">Its audit row.</param>
/// <param name="Key">The place it was taken from.</param>
/// <param name="EnteredAt">When it came into the line the last time.</param>
/// <param name="Ahead">How many came before it.</param>
/// <param name="Order">What that means.</param>
public sealed record ReplayedClaim(AuditEvent Happened, QueueKey Key, DateTimeOffset EnteredAt, int Ahead, ClaimOrder Order)
{
    /// <summary>How long it waited since it came in.</summary>
    public TimeSpan Waited => Happened.At - EnteredAt;
}

/// <summary>
/// Plays the queue again from its audit rows, against the plainest model there is: a sorted set of places (product.md section 5).
/// What a claim says about itself is not believed, only what the line was at that moment.
/// </summary>
public sealed class QueueReplay
{
    /// <summary>Types of the rows it needs, in the order of the record.</summary>
    public static readonly string[] Types = ["T02", "T09.place", "T06", "T25", "T04", "T05", "T20", "T21"];

    private readonly SortedSet<QueueKey> _line = [];
    private readonly Dictionary<Guid, QueueKey> _keys = [];
    private readonly Dictionary<QueueKey, (Guid Ticket, DateTimeOffset EnteredAt)> _waiting = [];

    /// <summary>Plays one row; the answer is the claim it was, or null.</summary>
    /// <param name="happened">The next row of the record.</param>
    /// <param name="isInScope">Whether a ticket was for the claiming agent to take.</param>
    public ReplayedClaim? Play(AuditEvent happened, Func<Guid, bool> isInScope)
    {
        var ticket = happened.TicketId!.Value;
        switch (happened.Type)
        {
            case "T02" or "T09.place" or "T06":
                Enter(ticket, KeyIn(happened), happened.At);
                return null;
            case "T25" when Leave(ticket) is { } stood:
                Enter(ticket, KeyIn(happened), stood.EnteredAt);
                return null;
            case "T04" or "T05" when _keys.TryGetValue(ticket, out var key) && _waiting.TryGetValue(key, out var place):
                var ahead = _line.GetViewBetween(_line.Min, key).Where(other => other != key).ToList();
                var order = happened.Type == "T05" ? (ahead.Count == 0 ? ClaimOrder.InOrder : ClaimOrder.Picked)
                    : ahead.Count == 0 ? ClaimOrder.InOrder
                    : ahead.Exists(other => isInScope(_waiting[other].Ticket)) ? ClaimOrder.OutOfOrder
                    : ClaimOrder.InOwnBranches;
                Leave(ticket);
                return new(happened, key, place.EnteredAt, ahead.Count, order);
            case "T20" or "T21":
                Leave(ticket);
                return null;
            default:
                return null;
        }
    }

    private void Enter(Guid ticket, QueueKey key, DateTimeOffset at)
    {
        _keys[ticket] = key;
        _line.Add(key);
        _waiting[key] = (ticket, at);
    }

    private (Guid Ticket, DateTimeOffset EnteredAt)? Leave(Guid ticket)
    {
        if (!_keys.Remove(ticket, out var key) || !_line.Remove(key))
        {
            return null;
        }

        _waiting.Remove(key, out var stood);
        return stood;
    }

    private static QueueKey KeyIn(AuditEvent happened) => new(
        (Lane)int.Parse(happened.Values["lane"], CultureInfo.InvariantCulture),
        new DateTimeOffset(long.Parse(happened.Values["queuedAt"], CultureInfo.InvariantCulture), TimeSpan.Zero),
        long.Parse(happened.Values["seq"], CultureInfo.InvariantCulture));
}
