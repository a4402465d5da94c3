using Kalapa.Domain.Promises;

namespace Kalapa.Domain.Tickets;

/// <summary>Whose clock runs. The finished segments and the running one add up to the ticket's lifetime (always true 5).</summary>
public abstract partial class Ticket
{
    private readonly List<TimeSegment> _segments = [];

    /// <summary>Whose clock runs; null once ended.</summary>
    public Holder? Holder { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset HeldSince { get; private set; }

    /// <summary>Time the client held it since T02: the credit rule's subtrahend.</summary>
    public TimeSpan HeldByClient { get; private set; }

    /// <summary>The version of the promises that its clocks run by: that of its submission.</summary>
    public int PromiseVersion { get; private set; } = 1;

    /// <summary>What a promise's clock needs to know of it.</summary>
    public HeldTicket Held => new(Kind, PromiseTopic, Lane, State, BranchCode, HeldSince, PromiseVersion);

    /// <summary>What promises may differ by: a base permit type, a group of categories.</summary>
    private protected abstract string PromiseTopic { get; }

    /// <summary>T02: the promises that hold at its submission hold until its end. Whoever submits it calls this, in the same operation.</summary>
    public void KeepPromises(int version) => PromiseVersion = version;

    /// <summary>Whose clock runs after <paramref name="action"/> led to <paramref name="to"/>; a kind may know an action that makes it another's.</summary>
    private protected virtual Holder? HolderAfter(TicketAction action, TicketState to) => TicketStates.HolderIn(to);

    /// <summary>A finished segment as it counts. A kind may give parts of it to others, without a gap and in the order of time.</summary>
    private protected virtual IEnumerable<TimeSegment> Divide(TimeSegment finished) => [finished];

    private void SwitchHolder(Holder? next, DateTimeOffset now)
    {
        if (next == Holder)
        {
            return;
        }

        // Segments must add up, so one never ends before it began, whatever the clock did.
        var end = now > HeldSince ? now : HeldSince;
        if (Holder is { } holder)
        {
            foreach (var part in Divide(new(Id, holder, HeldSince, end)))
            {
                Keep(part);
            }
        }

        Holder = next;
        HeldSince = end;
    }

    private void Keep(TimeSegment segment)
    {
        _segments.Add(segment);
        if (segment.Holder == Tickets.Holder.Client && FirstSubmittedAt is not null)
        {
            HeldByClient += segment.End - segment.Start;
        }
    }
}
