using Kalapa.Domain.Approvals;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Permits;

/// <summary>
/// The permission to enter: the content within the decision, kept as a snapshot, and who is inside on it (product.md section 4).
/// What the gate refuses is an answer; a verb that is not listed for the state throws <c>permit.wrong-state</c>.
/// </summary>
public sealed partial class Permit
{
    /// <summary>Most UTF-16 units of a reason or note.</summary>
    public const int LongestReason = 1_000;

    private readonly List<PermitPerson> _people = [];
    private readonly List<PermitEvent> _events = [];
    private readonly List<GateEvent> _gateEvents = [];

    /// <summary>How long after the end of the window or of a day's hours somebody inside becomes an alarm (P12).</summary>
    public static TimeSpan OverstayGrace { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the gate may undo a close of its own (P19).</summary>
    public static TimeSpan ReopenTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The ticket it came out of.</summary>
    public Guid TicketId { get; private set; }

    /// <summary>The company whose people may come.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>The one branch it opens.</summary>
    public string BranchCode { get; private set; } = "";

    /// <summary>What is typed or scanned at the gate.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Of the permit itself, from 1; printed in the QR.</summary>
    public int Revision { get; private set; }

    /// <summary>When people may be there.</summary>
    public VisitWindow Window { get; private set; } = null!;

    /// <summary>Zone codes of the branch.</summary>
    public IReadOnlyList<string> Zones { get; private set; } = [];

    /// <summary>The supervisor's conditions; empty for none.</summary>
    public string Conditions { get; private set; } = "";

    /// <summary>Equipment in and out.</summary>
    public IReadOnlyList<EquipmentItem> Equipment { get; private set; } = [];

    /// <summary>Codes of the papers the supervisor let go; printed on the permit.</summary>
    public IReadOnlyList<string> Waivers { get; private set; } = [];

    /// <summary>The hash of the content that was decided on.</summary>
    public string RevisionHash { get; private set; } = "";

    /// <summary>What else the paper says; null for a permit from before it was kept: see <see cref="PermitSnapshot.Of"/>.</summary>
    public PermitSnapshot? Snapshot { get; private set; }

    /// <summary>Where it stands.</summary>
    public PermitState State { get; private set; }

    /// <summary>When it came out.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>The first person in; null for a visit nobody came to. Starts the 24 h of the papers due after entry.</summary>
    public DateTimeOffset? FirstCheckInAt { get; private set; }

    /// <summary>The alarm about somebody who stayed too long; null again once everybody is out.</summary>
    public DateTimeOffset? OverstayAlarmedAt { get; private set; }

    /// <summary>When it came to its final state.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Until when the gate may undo its close (P19); null when it was not the gate that closed. The ticket waits for it (T24).</summary>
    public DateTimeOffset? ReopenableUntil { get; private set; }

    /// <summary>Moved by the save seam with every change.</summary>
    public long Version { get; set; }

    /// <summary>Who may come.</summary>
    public IReadOnlyList<PermitPerson> People => _people;

    /// <summary>How many are inside on it now.</summary>
    public int InsideCount => _people.Count(person => person.IsInside);

    /// <summary>It opens nothing any more and nobody is inside: the ticket may close (T24).</summary>
    public bool IsOver => State.IsFinal() && InsideCount == 0;

    /// <summary>The window passed and nobody ever came (P11).</summary>
    public bool IsNoShow => State is PermitState.Expired && FirstCheckInAt is null;

    /// <summary>P01: the permit comes out, narrowed as decided. After a late decision it runs from the decision (T21).</summary>
    /// <param name="request">The ticket's part.</param>
    /// <param name="approval">The round that ended with yes.</param>
    /// <param name="code">A code never used before.</param>
    /// <param name="actor">Kalapa, or the CS owner who releases it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken">
    /// <c>permit.not-approved</c> without a yes for this ticket; <c>permit.content-changed</c> when the hash is not the decided one;
    /// <c>permit.window-over</c> when the window's end is not ahead.
    /// </exception>
    public static Permit Issue(ApprovedRequest request, Approval approval, string code, Actor actor, DateTimeOffset now)
    {
        Require(
            approval is { Outcome: Outcome.Approved or Outcome.ApprovedWithConditions, DecidedAt: not null } && approval.TicketId == request.TicketId,
            "permit.not-approved");
        Require(approval.First is not null || !approval.NeedsTwo, "permit.not-approved");
        Require(approval.RevisionHash == request.RevisionHash, "permit.content-changed");

        var content = request.Content;
        var narrowing = approval.Narrowing ?? new Narrowing();
        var window = narrowing.Window ?? content.Window ?? throw new RuleBroken("permit.window-missing");
        if (approval.DecidedAt > window.Start)
        {
            window = window with { Start = approval.DecidedAt.Value };
        }

        Require(now < window.End, "permit.window-over", window.End);

        var permit = new Permit
        {
            Id = Guid.CreateVersion7(now),
            TicketId = request.TicketId,
            TenantId = request.TenantId,
            BranchCode = request.BranchCode,
            Code = code,
            Revision = 1,
            Window = window,
            Zones = [.. content.Zones.Where(zone => narrowing.Zones?.Contains(zone) ?? true)],
            Conditions = approval.Conditions,
            Equipment = [.. content.Equipment],
            Waivers = [.. request.Waivers],
            RevisionHash = request.RevisionHash,
            State = PermitState.Issued,
            IssuedAt = now,
        };
        permit._people.AddRange(content.Visitors
            .Where(visitor => narrowing.PersonIds?.Contains(visitor.PersonId) ?? true)
            .Select(visitor => PermitPerson.From(visitor, permit.Id, now)));
        permit.Snapshot = PermitSnapshot.Of(permit, content, approval, request.SubmissionContext);
        permit.Note("P01", actor, now, ("revisionHash", request.RevisionHash));
        return permit;
    }

    /// <summary>The person on the list; null when not listed.</summary>
    public PermitPerson? Find(Guid personId) => _people.Find(person => person.PersonId == personId);

    /// <summary>Who may come, in the order of every list of them: the lead first, each role by name.</summary>
    public IEnumerable<PermitPerson> Listed() => _people.OrderBy(person => person.VisitorRole).ThenBy(person => person.FullName, StringComparer.InvariantCulture);

    /// <summary>Who is inside on it now.</summary>
    public IEnumerable<PermitPerson> WhoIsInside() => _people.Where(person => person.IsInside);

    /// <summary>For readers who may not see ID data (trust.md, r); only ever on a copy that nobody saves.</summary>
    public void HideIdData() => _people.ForEach(person => person.HideIdData());

    /// <summary>True after the window's last instant.</summary>
    public bool WindowIsOver(DateTimeOffset now) => now > Window.End;

    /// <summary>P12's guard: somebody is inside <see cref="OverstayGrace"/> after the window or the hours of the day they came.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="branchClock">The branch's time zone.</param>
    public bool IsOverstayed(DateTimeOffset now, TimeZoneInfo branchClock) =>
        PermitLifecycle.Table.Allows(State, PermitAction.Overstay)
        && _people.Exists(person => person.InsideSince is { } since && now >= Window.LeaveBy(since, branchClock) + OverstayGrace);

    /// <summary>The transitions since the last call, for the audit; the save seam asks.</summary>
    public IReadOnlyList<PermitEvent> TakeEvents() => Drain(_events);

    /// <summary>The gate's book since the last call, denials too; the save seam asks.</summary>
    public IReadOnlyList<GateEvent> TakeGateEvents() => Drain(_gateEvents);

    private Permit()
    {
    }

    private Guid[] InsideIds() => [.. WhoIsInside().Select(person => person.PersonId)];

    private void Move(PermitAction action, Actor actor, DateTimeOffset now, params (string Key, object Value)[] values)
    {
        var row = PermitLifecycle.Table.Next(State, action);
        State = row.To!.Value;
        if (State.IsFinal())
        {
            EndedAt ??= now;
        }

        Note(row.Id, actor, now, values);
    }

    private void Note(string id, Actor actor, DateTimeOffset now, params (string Key, object Value)[] values) =>
        _events.Add(new(id, actor, now, values.ToDictionary(value => value.Key, value => value.Value)));

    private static void Require(bool holds, string rule, params object[] values)
    {
        if (!holds)
        {
            throw new RuleBroken(rule, values);
        }
    }

    private static T[] Drain<T>(List<T> events)
    {
        T[] taken = [.. events];
        events.Clear();
        return taken;
    }
}
