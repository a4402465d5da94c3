using Kalapa.Domain.Access;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Tickets;

/// <summary>
/// What every kind of ticket shares: whose it is, its place in the one line, who holds it and whose clock runs. A kind adds what is asked for
/// and its own verbs; its table says which verb leads where. Verbs are named like the commands; each asks the table first and then its guards.
/// Who may give a command is the rights table's matter, not the ticket's.
/// </summary>
public abstract partial class Ticket
{
    private readonly List<TicketEvent> _events = [];

    /// <summary>For a ticket that is read back.</summary>
    private protected Ticket(TicketKind kind) => Kind = kind;

    /// <summary>T01: a draft for <paramref name="requesterId"/>, filed by <paramref name="author"/>.</summary>
    private protected Ticket(
        TicketKind kind, Guid id, Actor author, Guid requesterId, Guid tenantId, string branchCode, Channel channel, DateTimeOffset now, Guid? copiedFrom)
        : this(kind)
    {
        Id = id;
        RequesterId = requesterId;
        CreatedById = author.UserId;
        TenantId = tenantId;
        BranchCode = branchCode;
        Channel = channel;
        CopiedFromId = copiedFrom;
        CreatedAt = now;
        State = TicketState.Draft;
        Holder = TicketStates.HolderIn(TicketState.Draft);
        HeldSince = now;
        Record("T01", author, now, null, ("copiedFrom", copiedFrom?.ToString()));
    }

    /// <summary>What sort of ticket it is.</summary>
    public TicketKind Kind { get; private init; }

    /// <summary>Key.</summary>
    public Guid Id { get; private init; }

    /// <summary>Given at submission; opens nothing.</summary>
    public string? Number { get; private set; }

    /// <summary>Moves with state, content, owner, lane and verdicts; a command that saw another one is refused. Bumped by the save seam.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is about.</summary>
    public string BranchCode { get; private protected set; } = "";

    /// <summary>For which company.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid RequesterId { get; private init; }

    /// <summary>Who filed it: the requester, or staff on the requester's behalf.</summary>
    public Guid CreatedById { get; private init; }

    /// <summary>The supervisor of another branch who was named to decide on it (O23); only a permit request has one.</summary>
    public Guid? NamedApproverId { get; private protected set; }

    /// <summary>How it came in.</summary>
    public Channel Channel { get; private init; }

    /// <summary>The ended ticket whose content this one began with (T10, T15); null for a new one.</summary>
    public Guid? CopiedFromId { get; private init; }

    /// <summary>One line that names what is asked for.</summary>
    public string Title { get; private protected set; } = "";

    /// <summary>Where it stands.</summary>
    public TicketState State { get; private set; }

    /// <summary>T01's instant.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The facts the rights table asks for.</summary>
    public AccessSubject Subject => new(BranchCode, TenantId, RequesterId, CreatedById, OwnerId, State == TicketState.Draft, Kind, NamedApproverId);

    /// <summary>Something happened that the save seam has not taken yet, be it without any other change.</summary>
    public bool HasPendingEvents => _events.Count > 0;

    /// <summary>The table of this kind's life.</summary>
    private protected abstract Lifecycle<TicketState, TicketAction> Lifecycle { get; }

    /// <summary>Hands the events and finished time segments to the save seam, once.</summary>
    public (IReadOnlyList<TicketEvent> Events, IReadOnlyList<TimeSegment> Segments) DequeueEvents()
    {
        (IReadOnlyList<TicketEvent>, IReadOnlyList<TimeSegment>) facts = ([.. _events], [.. _segments]);
        _events.Clear();
        _segments.Clear();
        return facts;
    }

    /// <summary>One step further; the save seam alone calls it, so nothing can forget to.</summary>
    public void BumpVersion() => Version++;

    /// <summary>The row of the table, the state, the segment and the event of one command.</summary>
    private protected void Move(TicketAction action, Actor actor, DateTimeOffset now, params (string Key, string? Value)[] values)
    {
        var row = Lifecycle.Next(State, action);
        var to = row.To ?? State;
        var from = State;
        if (to != from)
        {
            State = to;
            SwitchHolder(HolderAfter(action, to), now);
        }

        NoteOwnerAct(actor, now);
        Record(row.Id, actor, now, from, values);
    }

    /// <summary>Something that happened, for the audit; <paramref name="from"/> is the state before.</summary>
    private protected void Record(string type, Actor actor, DateTimeOffset now, TicketState? from, params (string Key, string? Value)[] values) =>
        _events.Add(new(type, actor, now, from, State,
            values.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!)));

    /// <exception cref="RuleBroken"><paramref name="code"/> with <paramref name="values"/>, unless it <paramref name="holds"/>.</exception>
    private protected static void Demand(bool holds, string code, params object[] values)
    {
        if (!holds)
        {
            throw new RuleBroken(code, values);
        }
    }

    /// <summary>What is seen of <paramref name="text"/>: the one way in which reasons, notes and questions come into a ticket (R90).</summary>
    /// <exception cref="RuleBroken"><paramref name="code"/> when it is blank; <c>text.too-long</c>, with how much is allowed.</exception>
    private protected static string DemandText(string? text, string code, int most = Message.MaxLength)
    {
        Demand(!TypedText.IsBlank(text), code);
        return DemandShort(text, most);
    }

    /// <summary>What is seen of <paramref name="text"/>, which may be blank.</summary>
    /// <exception cref="RuleBroken"><c>text.too-long</c>, with how much is allowed.</exception>
    private protected static string DemandShort(string? text, int most)
    {
        var clean = TypedText.Paragraphs(text);
        Demand(clean.Length <= most, "text.too-long", most);
        return clean;
    }
}
