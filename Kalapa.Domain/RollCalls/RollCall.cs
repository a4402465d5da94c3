namespace Kalapa.Domain.RollCalls;

/// <summary>What was seen of somebody at the assembly point.</summary>
public enum RollMark
{
    /// <summary>Stands there.</summary>
    Found,

    /// <summary>Was looked for and is not there.</summary>
    Missing,

    /// <summary>Left the branch. It says so in this call alone: only the gate's check-out takes a person out of the branch.</summary>
    Left,
}

/// <summary>Somebody who is inside, as a roll call lists people. No ID data.</summary>
public sealed record RollPerson(
    Guid PersonId, Guid PermitId, Guid TicketId, string Number, string Name, string Company, string Zones, DateTimeOffset InsideSince);

/// <summary>
/// Counting who was inside a branch, after an alarm or for practice. Everybody who was inside when it began is on the list; who comes in
/// meanwhile joins it. Several hands tick at once, some of them without a line: for each person the latest tick counts, by the instant it was made.
/// </summary>
public sealed class RollCall
{
    private readonly List<RollEntry> _entries = [];
    private readonly List<RollTick> _ticks = [];

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where.</summary>
    public string BranchCode { get; private set; } = "";

    /// <summary>Who began it.</summary>
    public Guid BegunById { get; private set; }

    /// <summary>By name.</summary>
    public string BegunByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>Who ended it, by name; empty while it runs.</summary>
    public string EndedByName { get; private set; } = "";

    /// <summary>When; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who is on the list.</summary>
    public IReadOnlyList<RollEntry> Entries => _entries;

    /// <summary>Every tick, by the instant it was made.</summary>
    public IReadOnlyList<RollTick> Ticks => _ticks;

    /// <summary>It is being ticked.</summary>
    public bool IsOpen => EndedAt is null;

    /// <summary>Begins one; that a branch has one at a time is the caller's to see to, under the branch's lock.</summary>
    /// <param name="branchCode">Where.</param>
    /// <param name="inside">Everybody inside.</param>
    /// <param name="actor">Who begins it.</param>
    /// <param name="now">When.</param>
    public static RollCall Begin(string branchCode, IEnumerable<RollPerson> inside, Actor actor, DateTimeOffset now)
    {
        var call = new RollCall { Id = Guid.CreateVersion7(now), BranchCode = branchCode, BegunById = actor.UserId, BegunByName = actor.Name, BegunAt = now };
        call._entries.AddRange(inside.Select(person => RollEntry.Of(call.Id, person, joinedAt: null)));
        return call;
    }

    /// <summary>Puts those on the list who came in since it began, and notes who was let out at the gate meanwhile.</summary>
    /// <param name="inside">Everybody inside now.</param>
    /// <param name="now">When.</param>
    public void Follow(IReadOnlyCollection<RollPerson> inside, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return;
        }

        var there = inside.Select(person => person.PersonId).ToHashSet();
        foreach (var entry in _entries)
        {
            entry.LeftGateAt = there.Contains(entry.PersonId) ? null : entry.LeftGateAt ?? now;
        }

        var listed = _entries.Select(entry => entry.PersonId).ToHashSet();
        _entries.AddRange(inside.Where(person => !listed.Contains(person.PersonId)).Select(person => RollEntry.Of(Id, person, now)));
    }

    /// <summary>
    /// Ticks somebody. A tick that arrives late, because its hand had no line, counts from when it was made; one that arrives after the end stays
    /// a note beside the report and changes no count. The same tick twice is one.
    /// </summary>
    /// <param name="id">The tick's own id, made by the hand, so that it may be sent again.</param>
    /// <param name="personId">Who.</param>
    /// <param name="mark">What was seen.</param>
    /// <param name="made">When it was made; taken as within the call's time until now.</param>
    /// <param name="actor">Whose hand.</param>
    /// <param name="now">When it arrives.</param>
    /// <returns>False for somebody who is not on the list: who came in and was let out again before any tick.</returns>
    public bool Tick(Guid id, Guid personId, RollMark mark, DateTimeOffset made, Actor actor, DateTimeOffset now)
    {
        if (_ticks.Exists(tick => tick.Id == id))
        {
            return true;
        }

        if (_entries.Find(entry => entry.PersonId == personId) is not { } entry)
        {
            return false;
        }

        var at = made < BegunAt ? BegunAt : made > now ? now : made;
        var tick = new RollTick
        {
            Id = id,
            RollCallId = Id,
            PersonId = personId,
            Mark = mark,
            ById = actor.UserId,
            ByName = actor.Name,
            At = at,
            ReceivedAt = now,
            IsLate = !IsOpen,
        };
        _ticks.Add(tick);
        if (IsOpen && (entry.MarkedAt is not { } before || at >= before))
        {
            (entry.Mark, entry.MarkedByName, entry.MarkedAt) = (mark, actor.Name, at);
        }

        return true;
    }

    /// <summary>Ends it: the report stands from here on.</summary>
    /// <exception cref="RuleBroken"><c>rollcall.ended</c>, with who ended it.</exception>
    public void End(Actor actor, DateTimeOffset now)
    {
        if (!IsOpen)
        {
            throw new RuleBroken("rollcall.ended", EndedByName);
        }

        (EndedByName, EndedAt) = (actor.Name, now);
    }

    /// <summary>Ticks on one person that say something else than what counts, by other hands.</summary>
    public IEnumerable<RollTick> Disputes(RollEntry entry) =>
        _ticks.Where(tick => tick.PersonId == entry.PersonId && !tick.IsLate && tick.Mark != entry.Mark && tick.ByName != entry.MarkedByName).OrderBy(tick => tick.At);

    private RollCall()
    {
    }
}
