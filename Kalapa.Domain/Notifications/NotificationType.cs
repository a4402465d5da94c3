namespace Kalapa.Domain.Notifications;

/// <summary>What a notification is about.</summary>
public enum NotificationType
{
    /// <summary>T08, T18: the client has to complete it.</summary>
    Returned,

    /// <summary>T09.</summary>
    Resubmitted,

    /// <summary>T10.</summary>
    Lapsed,

    /// <summary>T11: a decision is awaited.</summary>
    Escalated,

    /// <summary>T12.</summary>
    Approved,

    /// <summary>T13: with conditions, and maybe narrowed.</summary>
    ApprovedWithConditions,

    /// <summary>T15.</summary>
    Rejected,

    /// <summary>T16: the supervisor asks the owner.</summary>
    Asked,

    /// <summary>T17: a decision is awaited again.</summary>
    Answered,

    /// <summary>T19.</summary>
    Withdrawn,

    /// <summary>T20, T31.</summary>
    Cancelled,

    /// <summary>T21.</summary>
    WindowMissed,

    /// <summary>T28: still owed 24 h after the first check-in.</summary>
    PapersOverdue,

    /// <summary>P01.</summary>
    PermitIssued,

    /// <summary>P04.</summary>
    PermitSuspended,

    /// <summary>P05.</summary>
    PermitResumed,

    /// <summary>P12.</summary>
    Overstay,

    /// <summary>P14.</summary>
    PermitRevoked,

    /// <summary>P15.</summary>
    VisitCancelled,

    /// <summary>A public message.</summary>
    Message,

    /// <summary>Somebody was turned away.</summary>
    DeniedAtGate,

    /// <summary>The place in line moved backwards.</summary>
    MovedBack,

    /// <summary>U01: the client is asked something.</summary>
    Questioned,

    /// <summary>U02.</summary>
    Replied,

    /// <summary>U04: the branch has something to do.</summary>
    HandedOn,

    /// <summary>U05.</summary>
    JobEnded,

    /// <summary>U06: a visit was prepared, and the client sends it.</summary>
    VisitNeeded,

    /// <summary>U07.</summary>
    VisitEnded,

    /// <summary>U09: the client confirms, or says that it is not.</summary>
    Resolved,

    /// <summary>U10.</summary>
    Confirmed,

    /// <summary>U11.</summary>
    NotSolved,

    /// <summary>An account was made for somebody; told by mail alone.</summary>
    Invitation,

    /// <summary>A new link to an account, for who forgot the password; told by mail alone.</summary>
    PasswordReset,

    /// <summary>A promise nears its end; whoever holds the ticket is told.</summary>
    PromiseNear,

    /// <summary>A promise is broken; those are told who can help.</summary>
    PromiseMissed,

    /// <summary>A promise is broken by half its time again; admins are told.</summary>
    PromiseOverdue,

    /// <summary>T07: somebody handed it over.</summary>
    Transferred,

    /// <summary>T06, T07: it is not in one's hands any more.</summary>
    TakenBack,

    /// <summary>It will be taken back in a few minutes, unless its owner does something.</summary>
    ReleaseNear,

    /// <summary>An internal note on what one holds.</summary>
    InternalNote,

    /// <summary>T28: a paper that was due after entry is there and waits to be judged.</summary>
    PapersSupplied,

    /// <summary>O69: there is news about the known issue that the ticket is about.</summary>
    IssueUpdated,

    /// <summary>An account was signed in to from a browser that did not know it; told by mail alone.</summary>
    NewDevice,

    /// <summary>T14: the first of two yeses is there, and a second is awaited.</summary>
    FirstApproved,

    /// <summary>O23: one decides on a ticket of another branch.</summary>
    ApproverNamed,

    /// <summary>O52: one will stand in for somebody.</summary>
    StandInNamed,

    /// <summary>O52: one stands in from now on.</summary>
    StandInBegun,

    /// <summary>O52: one does not, any more.</summary>
    StandInWithdrawn,
}
