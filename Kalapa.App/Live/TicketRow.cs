using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Live;

/// <summary>One open ticket as the lists show it: no message text, no visitor's name.</summary>
public sealed record TicketRow(Guid Id, long Version, AccessSubject Subject) : IBoardRow, IComparable<TicketRow>
{
    /// <summary>What sort of ticket it is.</summary>
    public required TicketKind Kind { get; init; }

    /// <summary>The ticket's number.</summary>
    public required string Number { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>The branch.</summary>
    public required string Branch { get; init; }

    /// <summary>IANA zone of the branch, in which its times are shown.</summary>
    public required string TimeZone { get; init; }

    /// <summary>One line that names the work.</summary>
    public required string Title { get; init; }

    /// <summary>Permit type codes, the base type first; none for a support request.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required TicketState State { get; init; }

    /// <summary>Its place's key.</summary>
    public required QueueKey Key { get; init; }

    /// <summary>Who holds it, by name; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>Since when the present holder has it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>First submission: what the client has waited since.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The visit that a permit is asked for; null for a support request.</summary>
    public VisitWindow? Window { get; init; }

    /// <summary>The same where only permits are listed.</summary>
    /// <exception cref="InvalidOperationException">It is a support request.</exception>
    public VisitWindow Visit => Window ?? throw new InvalidOperationException($"{Number} asks for no visit.");

    /// <summary>What a support request is about, a code of its catalogue; empty for a permit.</summary>
    public string Category { get; init; } = "";

    /// <summary>How much is affected, of a support request.</summary>
    public Impact? Impact { get; init; }

    /// <summary>Number of the known issue that a support request is about, the one that it was linked to last; empty for none.</summary>
    public string Issue { get; init; } = "";

    /// <summary>What the branch was asked to do, while a support request is there; empty else.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>How many people.</summary>
    public int People { get; init; }

    /// <summary>Papers that are there and not rejected.</summary>
    public int PapersThere { get; init; }

    /// <summary>Papers due before entry.</summary>
    public int PapersAsked { get; init; }

    /// <summary>Somebody came in, and the client still has to bring papers that come after entry.</summary>
    public bool OwesPapers { get; init; }

    /// <summary>Where the visit stands that a support request awaits; null for none.</summary>
    public TicketState? AwaitedVisit { get; init; }

    /// <summary>Papers the client lacks and asks to go without.</summary>
    public int WaiversAsked { get; init; }

    /// <summary>Who said the first of two yeses that it needs; null while nobody has, and where one is enough (T14).</summary>
    public DeciderName? First { get; init; }

    /// <summary>Must the visitors be escorted, and where.</summary>
    public EscortDuty Escort { get; init; } = new(EscortExtent.None, []);

    /// <summary>How many visitors the branch holds at once.</summary>
    public int BranchHolds { get; init; }

    /// <summary>By when a returned request must be back.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The promises of its submission.</summary>
    public int PromiseVersion { get; init; } = 1;

    /// <summary>What a promise's clock needs to know of it.</summary>
    public HeldTicket Held => new(
        Kind, Kind == TicketKind.Support ? SupportCatalogue.GroupOf(Category) : Types.Count == 0 ? "" : Types[0], Key.Lane, State, Branch, Since, PromiseVersion);

    /// <summary>First in, first out, whatever the state.</summary>
    public int CompareTo(TicketRow? other) => other is null ? 1 : Key.CompareTo(other.Key);
}
