using Kalapa.Domain.Queue;

namespace Kalapa.Domain.Tickets;

/// <summary>The place in line (product.md section 5): drawn once at submission, and moved by the credit rule and the lanes alone.</summary>
public abstract partial class Ticket
{
    // Of every kind: the replay of the queue and the check of the place read it.
    private const string PlaceRegained = "T09.place";

    /// <summary>T02's instant.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; private set; }

    /// <summary>The lane.</summary>
    public Lane Lane { get; private set; } = Lane.Normal;

    /// <summary>The instant the place counts from; null before T02.</summary>
    public DateTimeOffset? QueuedAt { get; private set; }

    /// <summary>The number drawn at first submission; null before T02.</summary>
    public long? QueueSeq { get; private set; }

    /// <summary>The place in line; null before T02.</summary>
    public QueueKey? QueueKey => QueuedAt is { } at && QueueSeq is { } seq ? new QueueKey(Lane, at, seq) : null;

    /// <summary>T25: an emergency stays one, and nothing else becomes one.</summary>
    /// <exception cref="RuleBroken"><c>lane.reason-missing</c>; <c>lane.emergency</c>; <c>lane.same</c>.</exception>
    public void SetLane(Actor actor, Lane lane, string reason, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.SetLane);
        reason = DemandText(reason, "lane.reason-missing");
        Demand(lane != Lane.Emergency && Lane != Lane.Emergency, "lane.emergency");
        Demand(lane != Lane, "lane.same");
        Lane = lane;
        Move(TicketAction.SetLane, actor, now, [("reason", reason), .. PlaceValues()]);
    }

    /// <summary>T02, once a kind's guards have let it pass: the number, and the place of <paramref name="stamp"/>.</summary>
    private protected void JoinQueue(Actor actor, Lane lane, QueueStamp stamp, string number, DateTimeOffset now)
    {
        Number = number;
        Lane = lane;
        QueuedAt = stamp.QueuedAt;
        QueueSeq = stamp.Seq;
        Move(TicketAction.Submit, actor, now, [("number", number), .. PlaceValues()]);
        FirstSubmittedAt = stamp.QueuedAt;
    }

    /// <summary>Back in line: by the credit rule, and after too many returns at the end.</summary>
    /// <param name="action">What brings it back.</param>
    /// <param name="actor">Who.</param>
    /// <param name="lane">In which lane from now on.</param>
    /// <param name="returns">How often it came back; from <see cref="Queue.QueueKey.ReturnsWithoutCredit"/> on there is no credit.</param>
    /// <param name="keepsPlace">It was not the client's doing: the old place stays, whatever it was, less what the client took all the same.</param>
    /// <param name="stamp">Draws a place; used only at the end of the line.</param>
    /// <param name="now">The instant.</param>
    /// <param name="values">What the record says of it.</param>
    private protected void RejoinQueue(
        TicketAction action, Actor actor, Lane lane, int returns, bool keepsPlace, Func<QueueStamp> stamp, DateTimeOffset now,
        params (string Key, string? Value)[] values)
    {
        // The step into the line closes the client's segment first: the credit needs it.
        var heldBefore = HeldByClient;
        Move(action, actor, now, values);
        ClearOwner();
        Deadline = null;
        Lane = lane;
        if (keepsPlace)
        {
            QueuedAt += HeldByClient - heldBefore;
        }
        else if (returns >= Queue.QueueKey.ReturnsWithoutCredit)
        {
            var last = stamp();
            (QueueSeq, QueuedAt) = (last.Seq, last.QueuedAt);
        }
        else
        {
            QueuedAt = Queue.QueueKey.Credit(FirstSubmittedAt!.Value, HeldByClient);
        }

        Record(PlaceRegained, actor, now, State, PlaceValues());
    }

    /// <summary>What a replay of the queue needs (report R2).</summary>
    private (string, string?)[] PlaceValues() =>
        [("lane", $"{(int)Lane}"), ("queuedAt", $"{QueuedAt!.Value.UtcTicks}"), ("seq", $"{QueueSeq}")];
}
