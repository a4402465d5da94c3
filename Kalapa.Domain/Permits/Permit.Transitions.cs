using Kalapa.Domain.Text;

namespace Kalapa.Domain.Permits;

/// <summary>What stops it, lets it go on and ends it.</summary>
public sealed partial class Permit
{
    /// <summary>P04: the gate denies until <see cref="Resume"/>.</summary>
    /// <exception cref="RuleBroken"><c>permit.reason-missing</c>.</exception>
    public void Suspend(Actor actor, string reason, DateTimeOffset now)
    {
        reason = Written(reason, "permit.reason-missing");
        Move(PermitAction.Suspend, actor, now, ("reason", reason));
    }

    /// <summary>P05: back to Active, or to Issued when nobody came yet.</summary>
    /// <exception cref="RuleBroken"><c>permit.note-missing</c>; <c>permit.window-over</c> when the window's end is not ahead.</exception>
    public void Resume(Actor actor, string note, DateTimeOffset now)
    {
        note = Written(note, "permit.note-missing");
        var action = FirstCheckInAt is null ? PermitAction.ResumeUnused : PermitAction.Resume;
        PermitLifecycle.Table.Next(State, action);
        Require(now < Window.End, "permit.window-over", Window.End);
        Move(action, actor, now, ("note", note));
    }

    /// <summary>P09: the work is done.</summary>
    /// <exception cref="RuleBroken"><c>permit.people-inside</c>, with how many.</exception>
    public void Close(Actor actor, DateTimeOffset now)
    {
        PermitLifecycle.Table.Next(State, PermitAction.Close);
        Require(InsideCount == 0, "permit.people-inside", InsideCount);
        Move(PermitAction.Close, actor, now);
        if (actor.Role == Role.Gate)
        {
            ReopenableUntil = now + ReopenTime < Window.End ? now + ReopenTime : Window.End;
        }
    }

    /// <summary>P19's guard: it was the gate that closed, not long ago, and the window still runs.</summary>
    public bool MayReopen(DateTimeOffset now) => PermitLifecycle.Table.Allows(State, PermitAction.Reopen) && now <= ReopenableUntil;

    /// <summary>P19: the gate closed too early; people may come back.</summary>
    /// <exception cref="RuleBroken"><c>permit.reopen-too-late</c>, with the minutes there were.</exception>
    public void Reopen(Actor actor, DateTimeOffset now)
    {
        PermitLifecycle.Table.Next(State, PermitAction.Reopen);
        Require(MayReopen(now), "permit.reopen-too-late", (int)ReopenTime.TotalMinutes);
        Move(PermitAction.Reopen, actor, now);
        (EndedAt, ReopenableUntil) = (null, null);
    }

    /// <summary>P09, P11, by the clock: a used permit closes, any other expires.</summary>
    /// <returns>False when there is nothing to end: the window runs, somebody is inside, or it ended before.</returns>
    public bool EndWindow(DateTimeOffset now)
    {
        if (!WindowIsOver(now) || InsideCount > 0 || State.IsFinal())
        {
            return false;
        }

        Move(State is PermitState.Active ? PermitAction.Close : PermitAction.WindowEnded, Actor.Kalapa, now);
        return true;
    }

    /// <summary>P12: raises the alarm, once until everybody is out.</summary>
    /// <returns>True when the alarm is new.</returns>
    public bool MarkOverstay(DateTimeOffset now, TimeZoneInfo branchClock)
    {
        if (OverstayAlarmedAt is not null || !IsOverstayed(now, branchClock))
        {
            return false;
        }

        Move(PermitAction.Overstay, Actor.Kalapa, now, ("inside", InsideIds()));
        OverstayAlarmedAt = now;
        return true;
    }

    /// <summary>P14: taken back for good. Who is inside then is in the event and may always leave.</summary>
    /// <exception cref="RuleBroken"><c>permit.reason-missing</c>.</exception>
    public void Revoke(Actor actor, string reason, DateTimeOffset now)
    {
        reason = Written(reason, "permit.reason-missing");
        Move(PermitAction.Revoke, actor, now, ("reason", reason), ("inside", InsideIds()));
    }

    /// <summary>P15: the requester calls the visit off before anybody came.</summary>
    public void CancelVisit(Actor actor, DateTimeOffset now) => Move(PermitAction.CancelVisit, actor, now);

    private static string Written(string text, string missing)
    {
        Require(!TypedText.IsBlank(text), missing);
        var clean = TypedText.Paragraphs(text);
        Require(clean.Length <= LongestReason, "text.too-long", LongestReason);
        return clean;
    }
}
