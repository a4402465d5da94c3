using Kalapa.Domain.Organisation;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Permits;

/// <summary>At the gate: each answer is a line in its book.</summary>
public sealed partial class Permit
{
    /// <summary>The guard typed or scanned the code: what the gate answers before a person is chosen.</summary>
    /// <param name="guard">Who looks it up.</param>
    /// <param name="gate">Where.</param>
    /// <param name="tenant">Whether the company is in good standing.</param>
    /// <param name="now">When.</param>
    /// <param name="again">This gate was given the same refusal for it just before: another look turns nobody else away.</param>
    public GateEvent LookUp(Actor guard, Branch gate, TenantStatus tenant, DateTimeOffset now, bool again = false)
    {
        var denied = GateCheck.Lookup(this, gate, tenant, now);
        // With people inside the code may be typed to let them out, and a visit that is done was looked up, not refused.
        var refuses = denied is not (null or DenyCode.Ended) && !again && !(InsideCount > 0 && gate.Code == BranchCode);
        return Record(refuses ? GateEventType.Denied : GateEventType.Lookup, denied, null, gate, guard, now);
    }

    /// <summary>P02, P03: the person comes in, or the event says why not.</summary>
    /// <exception cref="RuleBroken">
    /// <c>gate.reason-missing</c> for an entry without the code that has no reason; <c>gate.escort-missing</c> when somebody must escort and nobody
    /// is named; <c>gate.badge-taken</c>, with the badge and who wears it.
    /// </exception>
    public GateEvent CheckIn(Actor guard, Guid personId, bool idSeen, GateSituation gate, DateTimeOffset now, PassageNotes? notes = null)
    {
        notes ??= PassageNotes.None;
        Require(notes.WithoutCode is not { } reason || TypedText.IsName(reason), "gate.reason-missing");
        if (GateCheck.Entry(this, personId, idSeen, gate, now) is { } denied)
        {
            return Record(GateEventType.Denied, denied, personId, gate.Branch, guard, now, notes);
        }

        var (badge, escort) = (BadgeNumber.Read(notes.Badge), TypedText.IsName(notes.Escort) ? TypedText.Shorten(TypedText.Line(notes.Escort), GateEvent.MaxWords) : null);
        Require(escort is not null || !gate.NeedsEscort, "gate.escort-missing");
        Require(badge is null || gate.BadgeWornBy is null, "gate.badge-taken", badge ?? "", gate.BadgeWornBy ?? "");
        (string, object)[] values = notes.WithoutCode is { } why ? [("person", personId), ("withoutCode", why)] : [("person", personId)];
        Move(PermitAction.CheckIn, guard, now, values);
        Find(personId)!.Enter(now, badge, escort);
        FirstCheckInAt ??= now;
        return Record(GateEventType.CheckIn, null, personId, gate.Branch, guard, now, notes with { Badge = badge, Escort = escort });
    }

    /// <summary>
    /// The guard turns somebody away: nobody to let in, but a line in the gate's book. It is told after
    /// <see cref="GateEvent.UndoTime"/>, so that a slip can be withdrawn before anybody heard of it.
    /// </summary>
    /// <param name="guard">Who turns away.</param>
    /// <param name="gate">Where.</param>
    /// <param name="away">Whom, and why.</param>
    /// <param name="now">When.</param>
    /// <param name="pressId">The press on the guard's screen.</param>
    public GateEvent TurnAway(Actor guard, Branch gate, TurnedAway away, DateTimeOffset now, Guid? pressId = null)
    {
        var listed = away.PersonId is { } id && Find(id) is not null;
        var line = Record(
            GateEventType.Denied, listed ? DenyCode.IdMismatch : DenyCode.PersonNotListed, listed ? away.PersonId : null, gate, guard, now, new(pressId));
        line.TellLater(away.Name);
        return line;
    }

    /// <summary>P03: the person goes out, in whatever state the permit is, or the event says why there is nobody to let out.</summary>
    public GateEvent CheckOut(Actor guard, Guid personId, Branch gate, DateTimeOffset now, PassageNotes? notes = null)
    {
        notes ??= PassageNotes.None;
        if (GateCheck.Exit(this, personId, gate) is { } denied)
        {
            return Record(GateEventType.Denied, denied, personId, gate, guard, now, notes);
        }

        Move(PermitAction.CheckOut, guard, now, ("person", personId));
        var badge = Find(personId)!.Badge;
        Find(personId)!.Leave();
        if (InsideCount == 0)
        {
            OverstayAlarmedAt = null;
        }

        return Record(
            GateEventType.CheckOut, null, personId, gate, guard, now,
            notes with { Badge = badge, Escort = null, BadgeReturned = badge is null ? null : notes.BadgeReturned ?? false });
    }

    /// <summary>A badge that somebody left with turned up.</summary>
    public GateEvent ReturnBadge(Actor guard, Guid personId, string badge, Branch gate, DateTimeOffset now) =>
        Record(GateEventType.BadgeReturned, null, personId, gate, guard, now, new() { Badge = badge });

    private GateEvent Record(
        GateEventType type, DenyCode? denied, Guid? personId, Branch gate, Actor guard, DateTimeOffset now, PassageNotes? notes = null)
    {
        var line = new GateEvent
        {
            Id = Guid.CreateVersion7(now),
            PermitId = Id,
            TenantId = TenantId,
            BranchCode = gate.Code,
            PersonId = personId,
            Type = type,
            DenyCode = denied,
            PressId = notes?.PressId,
            Badge = denied is null ? notes?.Badge : null,
            IsBadgeBack = denied is null ? notes?.BadgeReturned : null,
            Escort = denied is null ? notes?.Escort : null,
            WithoutCode = notes?.WithoutCode is { } reason ? TypedText.Shorten(TypedText.Line(reason), GateEvent.MaxWords) : null,
            GuardId = guard.UserId,
            GuardName = guard.Name,
            At = now,
        };
        _gateEvents.Add(line);
        return line;
    }
}
