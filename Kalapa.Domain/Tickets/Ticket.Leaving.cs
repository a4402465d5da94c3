namespace Kalapa.Domain.Tickets;

/// <summary>Out of customer service's hands: back to the client, called off, lapsed, or gone as a draft.</summary>
public abstract partial class Ticket
{
    /// <summary>By when the client must act: a returned ticket be back, a solution be confirmed.</summary>
    public DateTimeOffset? Deadline { get; private protected set; }

    /// <summary>How often it went back to the client for the client's sake.</summary>
    public int ReturnCount { get; private protected set; }

    /// <summary>T03: gone without a trace; it was never submitted.</summary>
    public void Discard(Actor actor, DateTimeOffset now) => Move(TicketAction.Discard, actor, now);

    /// <summary>T10: the deadline passed.</summary>
    /// <exception cref="RuleBroken"><c>lapse.not-due</c>.</exception>
    public virtual void Lapse(DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Timeout);
        Demand(Deadline is { } deadline && deadline <= now, "lapse.not-due");
        Move(TicketAction.Timeout, Actor.Kalapa, now);
        ClearOwner();
    }

    /// <summary>Every way into Returned: nobody owns it until it comes back, which must be by <paramref name="deadline"/>.</summary>
    private protected void HandBack(TicketAction action, Actor actor, DateTimeOffset deadline, DateTimeOffset now, params (string Key, string? Value)[] values)
    {
        Move(action, actor, now, values);
        Deadline = deadline;
        ClearOwner();
    }

    /// <summary>T20, once a kind's guards have let it pass.</summary>
    /// <exception cref="RuleBroken"><c>cancel.reason-missing</c>.</exception>
    private protected void CallOff(Actor actor, string reason, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Cancel);
        Move(TicketAction.Cancel, actor, now, ("reason", DemandText(reason, "cancel.reason-missing")));
        ClearOwner();
    }
}
