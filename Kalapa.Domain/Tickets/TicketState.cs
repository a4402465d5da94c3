namespace Kalapa.Domain.Tickets;

/// <summary>The life of a ticket, from the first field typed to its end. Each kind goes through those that its table names.</summary>
public enum TicketState
{
    /// <summary>Being written; only its author sees it.</summary>
    Draft,

    /// <summary>Waits its turn, first in, first out.</summary>
    Queued,

    /// <summary>A CS agent works on it.</summary>
    InReview,

    /// <summary>The client has to complete it.</summary>
    Returned,

    /// <summary>The branch's supervisor decides; the content is frozen.</summary>
    Escalated,

    /// <summary>The supervisor asked, the CS owner answers.</summary>
    Clarifying,

    /// <summary>Decided with yes; a permit comes out of it.</summary>
    Approved,

    /// <summary>Decided with no.</summary>
    Rejected,

    /// <summary>Withdrawn before a permit came out.</summary>
    Cancelled,

    /// <summary>The client let the deadline pass.</summary>
    Lapsed,

    /// <summary>The visit is over and every paper is in; or the client confirmed the solution.</summary>
    Closed,

    /// <summary>Support: the branch's people do something for it.</summary>
    AtBranch,

    /// <summary>Support: a visit has to come first.</summary>
    AwaitingVisit,

    /// <summary>Support: solved as the owner sees it; the client confirms, or says that it is not.</summary>
    Resolved,
}

/// <summary>The commands that tickets know. Each kind knows those that its table names.</summary>
public enum TicketAction
{
    /// <summary>T01.</summary>
    Create,

    /// <summary>T02.</summary>
    Submit,

    /// <summary>T03.</summary>
    Discard,

    /// <summary>T04.</summary>
    TakeNext,

    /// <summary>T05.</summary>
    PickOutOfOrder,

    /// <summary>T06.</summary>
    Release,

    /// <summary>T07.</summary>
    Transfer,

    /// <summary>T08.</summary>
    ReturnForCompletion,

    /// <summary>T09.</summary>
    Resubmit,

    /// <summary>T10; U03.</summary>
    Timeout,

    /// <summary>T11.</summary>
    Escalate,

    /// <summary>T12.</summary>
    Approve,

    /// <summary>T13.</summary>
    ApproveWithConditions,

    /// <summary>T14: the first of two yeses.</summary>
    FirstApprove,

    /// <summary>O23: another branch's supervisor is named to decide.</summary>
    NameApprover,

    /// <summary>T15.</summary>
    Reject,

    /// <summary>T16.</summary>
    AskInfo,

    /// <summary>T17; U02.</summary>
    Answer,

    /// <summary>T18; U01.</summary>
    AskClient,

    /// <summary>T19.</summary>
    WithdrawToEdit,

    /// <summary>T20 and T31.</summary>
    Cancel,

    /// <summary>T21.</summary>
    WindowMissed,

    /// <summary>T24.</summary>
    PermitEnded,

    /// <summary>T25.</summary>
    SetLane,

    /// <summary>T26.</summary>
    CorrectDetails,

    /// <summary>T27.</summary>
    EditReturned,

    /// <summary>T28.</summary>
    SupplyAfterEntry,

    /// <summary>T29.</summary>
    JudgeAfterEntry,

    /// <summary>T30.</summary>
    Adopt,

    /// <summary>The owner's verdict on one paper; part of the review, no transition of its own.</summary>
    JudgePaper,

    /// <summary>U04.</summary>
    HandOn,

    /// <summary>U05.</summary>
    JobDone,

    /// <summary>U05, when it cannot be done.</summary>
    JobNotPossible,

    /// <summary>U06.</summary>
    NeedVisit,

    /// <summary>U07.</summary>
    VisitEnded,

    /// <summary>U05 and U07 when nobody owns it any more: to the old place in line.</summary>
    Requeue,

    /// <summary>U08.</summary>
    TakeBack,

    /// <summary>U09.</summary>
    Resolve,

    /// <summary>U10.</summary>
    Confirm,

    /// <summary>U11.</summary>
    NotSolved,
}

/// <summary>Whose clock runs.</summary>
public enum Holder
{
    /// <summary>The client: Draft and Returned.</summary>
    Client,

    /// <summary>Nobody yet: Queued.</summary>
    Queue,

    /// <summary>Customer service: InReview and Clarifying.</summary>
    Cs,

    /// <summary>The supervisor: Escalated.</summary>
    Supervisor,

    /// <summary>Kalapa: from Approved on, and the first 72 h after a missed window.</summary>
    System,
}

/// <summary>How the request came in.</summary>
public enum Channel
{
    /// <summary>The client's own pages.</summary>
    Portal,

    /// <summary>CS, by phone.</summary>
    Phone,

    /// <summary>CS, by mail.</summary>
    Mail,

    /// <summary>A supervisor's own request.</summary>
    Supervisor,

    /// <summary>Another program.</summary>
    Api,
}
