using Kalapa.App.Data;

namespace Kalapa.App.Demo;

/// <summary>Where a story stops.</summary>
internal enum DemoEnd
{
    /// <summary>Not submitted.</summary>
    Draft,

    /// <summary>In line.</summary>
    Waiting,

    /// <summary>An agent looks at it.</summary>
    InReview,

    /// <summary>The client has it.</summary>
    Returned,

    /// <summary>The client took it back to edit (T19).</summary>
    Withdrawn,

    /// <summary>The client never came back (T10).</summary>
    Lapsed,

    /// <summary>Nobody decided before the window's end (T21).</summary>
    WindowMissed,

    /// <summary>A supervisor's turn.</summary>
    Escalated,

    /// <summary>A supervisor asked.</summary>
    Clarifying,

    /// <summary>The question went on to the client (T18).</summary>
    AskedClient,

    /// <summary>A no.</summary>
    Rejected,

    /// <summary>Called off while it waited.</summary>
    Cancelled,

    /// <summary>The permit is out, nobody came yet.</summary>
    Expected,

    /// <summary>People are inside.</summary>
    Inside,

    /// <summary>They come and go, and come again tomorrow.</summary>
    ComesBack,

    /// <summary>The supervisor holds the permit.</summary>
    Suspended,

    /// <summary>Somebody inside stays too long.</summary>
    Overstayed,

    /// <summary>The visit is done.</summary>
    Done,

    /// <summary>Nobody came.</summary>
    NoShow,

    /// <summary>The permit was taken back while people were inside.</summary>
    Revoked,

    /// <summary>The visit was called off.</summary>
    VisitCancelled,
}

/// <summary>One story: what is asked, when, and what becomes of it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="FiledAt">When it is submitted.</param>
/// <param name="End">Where it stops.</param>
internal sealed record DemoCase(DemoRequest Request, DateTimeOffset FiledAt, DemoEnd End)
{
    /// <summary>When an agent comes for the next ticket because of this one; null for some time later.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The agent who comes; whoever's turn it is otherwise.</summary>
    public KalapaUser? Agent { get; init; }

    /// <summary>The supervisor who decides.</summary>
    public KalapaUser? Supervisor { get; init; }

    /// <summary>For whom that one stands in, who is away from the day of the decision on (O52).</summary>
    public KalapaUser? StandsInFor { get; init; }

    /// <summary>Of risk class 4: the first of two yeses is there (T14).</summary>
    public bool HasFirstApproval { get; init; }

    /// <summary>How often a paper is refused first.</summary>
    public int Returns { get; init; }

    /// <summary>When the client is back after the last return; null for an hour later.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>A lead takes it before its turn, for this reason (T05).</summary>
    public string? PickedBecause { get; init; }

    /// <summary>People stand at the gate (T25), for this reason.</summary>
    public string? OnSiteBecause { get; init; }

    /// <summary>The agent lets go of it once (T06).</summary>
    public bool IsReleased { get; init; }

    /// <summary>The agent hands it to a colleague (T07).</summary>
    public KalapaUser? HandedTo { get; init; }

    /// <summary>The supervisor asks before deciding (T16), and the owner answers (T17).</summary>
    public bool IsAsked { get; init; }

    /// <summary>Conditions of the permit (T13).</summary>
    public string? Conditions { get; init; }

    /// <summary>With the conditions: only the first person may come, and the last zone is closed.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Client and agent write to each other.</summary>
    public bool HasMessages { get; init; }

    /// <summary>What goes wrong at the gate before somebody gets in.</summary>
    public DemoDenial Denial { get; init; }

    /// <summary>The papers due after entry are brought and accepted (T28, T29); otherwise they become overdue.</summary>
    public bool BringsAfterEntry { get; init; }

    /// <summary>Out only after the window's end (P12).</summary>
    public bool LeavesLate { get; init; }

    /// <summary>In at, and out at; null for soon after the window's start and before its end.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>What goes wrong at the gate.</summary>
internal enum DemoDenial
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The ID was not the one on the list.</summary>
    IdMismatch,

    /// <summary>Somebody came along who is not listed.</summary>
    NotListed,

    /// <summary>The code was shown at another branch.</summary>
    WrongBranch,

    /// <summary>They came long before their time.</summary>
    TooEarly,

    /// <summary>A code that is nobody's.</summary>
    UnknownCode,
}
