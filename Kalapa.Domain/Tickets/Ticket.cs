using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Tickets;

/// <summary>
/// One request from the first field to the last person out: the aggregate that keeps product.md section 3.
/// Its verbs are named like the commands; each asks <see cref="TicketLifecycle"/> first and then its guards.
/// Who may give a command is the rights table's matter, not the ticket's.
/// </summary>
public sealed partial class Ticket
{
    /// <summary>How many tickets one agent may have in review.</summary>
    public const int ReviewLimit = 5;

    /// <summary>How many characters of the client's title an owner may mend (T26).</summary>
    public const int TitleEdits = 3;

    /// <summary>Time to complete a returned request.</summary>
    public static readonly TimeSpan ReturnTime = TimeSpan.FromHours(16);

    /// <summary>Time to choose a new window after the old one was missed (T21).</summary>
    public static readonly TimeSpan NewWindowTime = TimeSpan.FromHours(72);

    /// <summary>An owner who does nothing for this long loses the ticket (T06).</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(30);

    /// <summary>Papers due after entry are overdue from then on (T28).</summary>
    public static readonly TimeSpan AfterEntryTime = TimeSpan.FromHours(24);

    /// <summary>The event of the alarm about papers that are overdue (T28).</summary>
    public const string PapersOverdue = "T28.overdue";

    private readonly List<TicketDocument> _documents = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<TicketEvent> _events = [];
    private readonly List<TimeSegment> _segments = [];

    private Ticket()
    {
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private init; }

    /// <summary>Given at submission; opens nothing.</summary>
    public string? Number { get; private set; }

    /// <summary>Moves with state, content, owner, lane and verdicts; a command that saw another one is refused. Bumped by the save seam.</summary>
    public long Version { get; private set; }

    /// <summary>Where the work is.</summary>
    public string BranchCode { get; private set; } = "";

    /// <summary>For which company.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid RequesterId { get; private init; }

    /// <summary>Who filed it: the requester, or staff on the requester's behalf.</summary>
    public Guid CreatedById { get; private init; }

    /// <summary>How it came in.</summary>
    public Channel Channel { get; private init; }

    /// <summary>The ended request whose content this one began with (T10, T15); null for a new one.</summary>
    public Guid? CopiedFromId { get; private init; }

    /// <summary>What is asked for.</summary>
    public RequestContent Content { get; private set; } = new();

    /// <summary>The content's title, kept beside it so that a search finds it.</summary>
    public string Title
    {
        get => Content.Title;
        private set => _ = value;
    }

    /// <summary>The window's end, kept beside the content so that timed work finds it (T21).</summary>
    public DateTimeOffset? WindowEnd
    {
        get => Content.Window?.End;
        private set => _ = value;
    }

    /// <summary>Where it stands.</summary>
    public TicketState State { get; private set; }

    /// <summary>The CS agent who holds it.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The CS agent who held it before.</summary>
    public Guid? LastOwnerId { get; private set; }

    /// <summary>When the owner last did something on it.</summary>
    public DateTimeOffset? OwnerActedAt { get; private set; }

    /// <summary>T01's instant.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>T02's instant.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; private set; }

    /// <summary>The lane.</summary>
    public Lane Lane { get; private set; } = Lane.Normal;

    /// <summary>The instant the place counts from; null before T02.</summary>
    public DateTimeOffset? QueuedAt { get; private set; }

    /// <summary>The number drawn at first submission; null before T02.</summary>
    public long? QueueSeq { get; private set; }

    /// <summary>By when a returned request must be back.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>How often it went back to the client for the client's sake.</summary>
    public int ReturnCount { get; private set; }

    /// <summary>How often an owner let go of it.</summary>
    public int ReleaseCount { get; private set; }

    /// <summary>The title as the client last submitted it: corrections (T26) are measured from here.</summary>
    public string SubmittedTitle { get; private set; } = "";

    /// <summary>The window's start as last submitted: only a moved start must keep the lead time again (T09).</summary>
    public DateTimeOffset? SubmittedStart { get; private set; }

    /// <summary>Counts the contents that were submitted.</summary>
    public int Revision { get; private set; }

    /// <summary>Whose clock runs; null once ended.</summary>
    public Holder? Holder { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset HeldSince { get; private set; }

    /// <summary>Time the client held it since T02: the credit rule's subtrahend.</summary>
    public TimeSpan HeldByClient { get; private set; }

    /// <summary>It was returned because its window had passed (T21), so the first 72 h are not the client's.</summary>
    public bool WindowWasMissed { get; private set; }

    /// <summary>Every version of every paper.</summary>
    public IReadOnlyList<TicketDocument> Documents => _documents;

    /// <summary>Every round of approval, oldest first.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>The version that counts in each slot.</summary>
    public IEnumerable<TicketDocument> CurrentDocuments =>
        _documents.GroupBy(document => document.Slot).Select(slot => slot.MaxBy(document => document.Version)!);

    /// <summary>The round nobody decided yet.</summary>
    public Approval? OpenApproval => _approvals.SingleOrDefault(approval => approval.IsOpen);

    /// <summary>The round that said yes.</summary>
    public Approval? Grant => _approvals.LastOrDefault(approval => approval.Outcome is Outcome.Approved or Outcome.ApprovedWithConditions);

    /// <summary>The place in line; null before T02.</summary>
    public QueueKey? QueueKey => QueuedAt is { } at && QueueSeq is { } seq ? new QueueKey(Lane, at, seq) : null;

    /// <summary>The hash a decision on the present content is bound to.</summary>
    public string ContentHash => RevisionHash.Of(BranchCode, Content, CurrentDocuments);

    /// <summary>The facts the rights table asks for.</summary>
    public AccessSubject Subject => new(BranchCode, TenantId, RequesterId, CreatedById, OwnerId, State == TicketState.Draft);

    /// <summary>From the window's start until a decision or its end the ticket is late and may still be decided (T21).</summary>
    public bool IsLate(DateTimeOffset now) =>
        State is TicketState.Queued or TicketState.InReview or TicketState.Escalated or TicketState.Clarifying
        && Content.Window is { } window && now >= window.Start;

    /// <summary>Something happened that the save seam has not taken yet, be it without any other change.</summary>
    public bool HasFacts => _events.Count > 0;

    /// <summary>Hands the events and finished time segments to the save seam, once.</summary>
    public (IReadOnlyList<TicketEvent> Events, IReadOnlyList<TimeSegment> Segments) TakeFacts()
    {
        (IReadOnlyList<TicketEvent>, IReadOnlyList<TimeSegment>) facts = ([.. _events], [.. _segments]);
        _events.Clear();
        _segments.Clear();
        return facts;
    }

    /// <summary>One step further; the save seam alone calls it, so nothing can forget to.</summary>
    public void BumpVersion() => Version++;

    /// <summary>A message or another act of the owner keeps the ticket with the owner (T06).</summary>
    public void NoteOwnerAct(Actor actor, DateTimeOffset now)
    {
        if (actor.UserId == OwnerId)
        {
            OwnerActedAt = now;
        }
    }

    /// <summary>The row of the table, the state, the segment and the event of one command.</summary>
    private void Move(TicketAction action, Actor actor, DateTimeOffset now, params (string Key, string? Value)[] values)
    {
        var row = TicketLifecycle.Table.Next(State, action);
        var to = row.To ?? State;
        var from = State;
        if (to != from)
        {
            State = to;
            SwitchHolder(action == TicketAction.WindowMissed ? Tickets.Holder.System : TicketLifecycle.HolderIn(to), now);
        }

        NoteOwnerAct(actor, now);
        Record(row.Id, actor, now, from, values);
    }

    private void Record(string type, Actor actor, DateTimeOffset now, TicketState? from, params (string Key, string? Value)[] values) =>
        _events.Add(new(type, actor, now, from, State,
            values.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!)));

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
            CloseSegment(holder, end);
        }

        Holder = next;
        HeldSince = end;
    }

    private void CloseSegment(Holder holder, DateTimeOffset end)
    {
        var start = HeldSince;
        var grace = start + NewWindowTime;
        if (WindowWasMissed && end > grace)
        {
            // Kalapa holds it for 72 h only; what the client takes beyond is the client's.
            _segments.Add(new(Id, Tickets.Holder.System, start, grace));
            (holder, start) = (Tickets.Holder.Client, grace);
        }

        _segments.Add(new(Id, holder, start, end));
        if (holder == Tickets.Holder.Client && FirstSubmittedAt is not null)
        {
            HeldByClient += end - start;
        }
    }

    private void GiveTo(Guid owner, DateTimeOffset now)
    {
        OwnerId = owner;
        OwnerActedAt = now;
    }

    private void ClearOwner()
    {
        LastOwnerId = OwnerId ?? LastOwnerId;
        OwnerId = null;
        OwnerActedAt = null;
    }

    private static void Demand(bool holds, string code, params object[] values)
    {
        if (!holds)
        {
            throw new RuleBroken(code, values);
        }
    }

    /// <summary>What is seen of <paramref name="text"/>: the one way in which reasons, notes and questions come into a ticket (R90).</summary>
    /// <exception cref="RuleBroken"><paramref name="code"/> when it is blank; <c>text.too-long</c>, with how much is allowed.</exception>
    private static string DemandText(string? text, string code, int most = Message.MaxLength)
    {
        Demand(!TypedText.IsBlank(text), code);
        return DemandShort(text, most);
    }

    private static string DemandShort(string? text, int most)
    {
        var clean = TypedText.Paragraphs(text);
        Demand(clean.Length <= most, "text.too-long", most);
        return clean;
    }
}
