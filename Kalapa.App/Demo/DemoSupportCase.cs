using Kalapa.App.Data;

namespace Kalapa.App.Demo;

/// <summary>Where a support request's story stops.</summary>
internal enum DemoSupportEnd
{
    /// <summary>Not sent.</summary>
    Draft,

    /// <summary>In line.</summary>
    Waiting,

    /// <summary>An agent works on it.</summary>
    InReview,

    /// <summary>The client has a question to answer (U01).</summary>
    Asked,

    /// <summary>The client never answered (U03).</summary>
    Lapsed,

    /// <summary>The branch's turn (U04).</summary>
    AtBranch,

    /// <summary>A visit is prepared, or under way (U06).</summary>
    AwaitingVisit,

    /// <summary>The client has to say whether it is solved (U09).</summary>
    Resolved,

    /// <summary>It is over (U10).</summary>
    Closed,

    /// <summary>Called off while it waited (T20).</summary>
    Cancelled,
}

/// <summary>One story of a fault, a question or an order.</summary>
/// <param name="Author">The client who files it.</param>
/// <param name="Branch">Where.</param>
/// <param name="Fault">What.</param>
/// <param name="FiledAt">When it is sent.</param>
/// <param name="End">Where it stops.</param>
internal sealed record DemoSupportCase(KalapaUser Author, string Branch, DemoFault Fault, DateTimeOffset FiledAt, DemoSupportEnd End)
{
    /// <summary>When an agent comes for the next ticket because of this one; null for some time later.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The agent who comes; whoever's turn it is otherwise.</summary>
    public KalapaUser? Agent { get; init; }

    /// <summary>The client is asked, and answers (U01, U02).</summary>
    public bool IsAsked { get; init; }

    /// <summary>The branch does something for it (U04, U05).</summary>
    public bool IsHandedOn { get; init; }

    /// <summary>The visit that is made for it (U06); null when none is, or when it still waits to be sent.</summary>
    public DemoPlannedVisit? Visit { get; init; }

    /// <summary>What the client says is still wrong, once (U11).</summary>
    public string? NotSolvedBecause { get; init; }

    /// <summary>The client says nothing at the end, and the clock does (U10).</summary>
    public bool IsSilent { get; init; }

    /// <summary>How content the client was (O65), and in which words; null when nothing was said.</summary>
    public (int Stars, string Line)? Rated { get; init; }
}

/// <summary>The visit that a support request leads to.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Hours">How long.</param>
/// <param name="Crew">Which of the company's people.</param>
/// <param name="End">Where it stops.</param>
internal sealed record DemoPlannedVisit(DateTimeOffset Start, double Hours, IReadOnlyList<int> Crew, DemoEnd End);
