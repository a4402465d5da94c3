namespace Kalapa.Domain.KnownIssues;

/// <summary>The life of a known issue: it is told, told again, and over.</summary>
public enum KnownIssueState
{
    /// <summary>It goes on: companies that are allowed there are told, and may say that it concerns them too.</summary>
    Open,

    /// <summary>It is over. Its tickets are resolved one by one; nobody joins any more.</summary>
    Resolved,
}

/// <summary>What happens to a known issue.</summary>
public enum KnownIssueAction
{
    /// <summary>What is known now is told.</summary>
    Update,

    /// <summary>It is over.</summary>
    Resolve,
}

/// <summary>What became of a ticket when its known issue was over.</summary>
public enum LinkResult
{
    /// <summary>Not tried yet; always so while the issue is open.</summary>
    Pending,

    /// <summary>Resolved with the issue, once.</summary>
    Resolved,

    /// <summary>Not resolved; <see cref="KnownIssueLink.Reason"/> says why. It is tried again when somebody runs what is left.</summary>
    NotResolved,
}

/// <summary>Why a linked ticket was not resolved with its issue.</summary>
public enum LinkReason
{
    /// <summary>It was.</summary>
    None,

    /// <summary>It had ended before: closed, cancelled or lapsed.</summary>
    Ended,

    /// <summary>Its owner had resolved it already.</summary>
    AlreadyResolved,

    /// <summary>The client has to answer a question first.</summary>
    WithClient,

    /// <summary>The branch's people work on it.</summary>
    AtBranch,

    /// <summary>A visit has to come first.</summary>
    AwaitsVisit,

    /// <summary>Whoever ran it holds as many tickets as anybody may.</summary>
    ReviewLimit,

    /// <summary>Whoever ran it may not take it.</summary>
    NotAllowed,
}
