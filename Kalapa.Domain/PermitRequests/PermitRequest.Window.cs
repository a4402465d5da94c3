using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>The visit's window: a request may be late, and may miss it.</summary>
public sealed partial class PermitRequest
{
    /// <summary>From the window's start until a decision or its end the request is late and may still be decided (T21).</summary>
    public bool IsLate(DateTimeOffset now) =>
        State is TicketState.Queued or TicketState.InReview or TicketState.Escalated or TicketState.Clarifying
        && Content.Window is { } window && now >= window.Start;

    /// <summary>T21: the window's end passed before a decision.</summary>
    /// <exception cref="RuleBroken"><c>window.not-over</c>.</exception>
    public void MissWindow(DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.WindowMissed);
        Demand(Content.Window is { } window && window.End <= now, "window.not-over");
        HandBack(TicketAction.WindowMissed, Actor.Kalapa, now + NewWindowTime, now);
        OpenApproval?.Supersede(now);
        WindowWasMissed = true;
    }

    /// <inheritdoc/>
    private protected override Holder? HolderAfter(TicketAction action, TicketState to) =>
        action == TicketAction.WindowMissed ? Tickets.Holder.System : base.HolderAfter(action, to);

    /// <inheritdoc/>
    private protected override IEnumerable<TimeSegment> Divide(TimeSegment finished)
    {
        var grace = finished.Start + NewWindowTime;

        // Kalapa holds a missed window for 72 h only; what the client takes beyond is the client's.
        return WindowWasMissed && finished.End > grace
            ? [finished with { Holder = Tickets.Holder.System, End = grace }, finished with { Holder = Tickets.Holder.Client, Start = grace }]
            : [finished];
    }

    /// <summary>Time to complete, but not past the window's end.</summary>
    private DateTimeOffset DueBack(DateTimeOffset now) =>
        Content.Window is { } window && window.End > now && window.End < now + ReturnTime ? window.End : now + ReturnTime;
}
