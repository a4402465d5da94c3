namespace Kalapa.Domain.Access;

/// <summary>What somebody wants to do; the names are the ids of the authorization matrix (trust.md section 2).</summary>
public enum Operation
{
    /// <summary>O01.</summary>
    CreateDraft,

    /// <summary>O02.</summary>
    EditContent,

    /// <summary>O03.</summary>
    Discard,

    /// <summary>O04.</summary>
    Submit,

    /// <summary>O05.</summary>
    ReadHeader,

    /// <summary>O06.</summary>
    ReadContent,

    /// <summary>O07.</summary>
    List,

    /// <summary>O09.</summary>
    TakeNext,

    /// <summary>O10.</summary>
    PickOutOfOrder,

    /// <summary>O11.</summary>
    Release,

    /// <summary>O12.</summary>
    Transfer,

    /// <summary>O13.</summary>
    CorrectDetails,

    /// <summary>O14: verdict on a paper, and the return.</summary>
    Review,

    /// <summary>O15.</summary>
    Resubmit,

    /// <summary>O16.</summary>
    Escalate,

    /// <summary>O17.</summary>
    Decide,

    /// <summary>O18.</summary>
    AskInfo,

    /// <summary>O23: name a supervisor of another branch to decide on one ticket, or another one in that place.</summary>
    NameApprover,

    /// <summary>O52: name a stand-in for the own approvals in an own branch, and withdraw it.</summary>
    NameStandIn,

    /// <summary>O19: answer, or pass the question on to the client.</summary>
    AnswerClarification,

    /// <summary>O20.</summary>
    WithdrawToEdit,

    /// <summary>O21.</summary>
    Cancel,

    /// <summary>O22.</summary>
    SetLane,

    /// <summary>O24.</summary>
    ReadMessages,

    /// <summary>O25.</summary>
    ReadInternal,

    /// <summary>O26.</summary>
    PostPublic,

    /// <summary>O27.</summary>
    PostInternal,

    /// <summary>O29.</summary>
    EditMessage,

    /// <summary>O30.</summary>
    Upload,

    /// <summary>O31.</summary>
    Download,

    /// <summary>O33.</summary>
    DeleteFile,

    /// <summary>O34.</summary>
    JoinTicket,

    /// <summary>O35: a branch's approvals or a gate's board; without a branch the CS queue.</summary>
    JoinBoard,

    /// <summary>O36.</summary>
    JoinCompany,

    /// <summary>O37.</summary>
    DownloadPermit,

    /// <summary>O38.</summary>
    VerifyCode,

    /// <summary>O39.</summary>
    CheckInOut,

    /// <summary>O40.</summary>
    HoldPermit,

    /// <summary>O41.</summary>
    CancelVisit,

    /// <summary>O43: accounts of CS agents.</summary>
    ManageAgents,

    /// <summary>O43b: accounts of admins.</summary>
    ManageAdmins,

    /// <summary>O44: accounts of supervisors and gate posts, and their branches.</summary>
    ManageBranchTeams,

    /// <summary>O45: another role for an account.</summary>
    ChangeRole,

    /// <summary>O46: accounts of a company.</summary>
    ManageCompanyUsers,

    /// <summary>O49.</summary>
    ReadAudit,

    /// <summary>O50.</summary>
    ReadTimeline,

    /// <summary>O51: rules that hold for everybody; today, that the server's clock is right (R116).</summary>
    ChangePolicy,

    /// <summary>O55.</summary>
    ClosePermit,

    /// <summary>O56.</summary>
    IssuePermit,

    /// <summary>O57: companies, by Kalapa's staff.</summary>
    ManageTenants,

    /// <summary>O57b: the contract that makes a prospect a client, or brings a company back that ended.</summary>
    SignContract,

    /// <summary>O57: a company's reusable visitors, which its own clients keep too.</summary>
    ManagePeople,

    /// <summary>O58, and O08: the register of requests, on screen and as Excel; each row is asked about.</summary>
    ReportRequests,

    /// <summary>O59: how fair the queue was.</summary>
    ReportFairness,

    /// <summary>O60: visits; each row is asked about.</summary>
    ReportVisits,

    /// <summary>O61: T28.</summary>
    SupplyAfterEntry,

    /// <summary>O61: T29.</summary>
    JudgeAfterEntry,

    /// <summary>O61: T30.</summary>
    Adopt,

    /// <summary>O62: ask the client, hand on to the branch, need a visit, take back, resolve.</summary>
    HandleSupport,

    /// <summary>O63: the branch's answer to what it was asked to do.</summary>
    DoBranchJob,

    /// <summary>O64: the client's answer, and whether it is solved.</summary>
    AnswerSupport,

    /// <summary>O65: say how content one was.</summary>
    Rate,

    /// <summary>O66: read a published solution for clients.</summary>
    ReadSolution,

    /// <summary>O67: read a published solution for staff.</summary>
    ReadStaffSolution,

    /// <summary>O67: write a solution, and so read those that are not published.</summary>
    DraftSolution,

    /// <summary>O68: publish and retire a solution; not the own text.</summary>
    PublishSolution,

    /// <summary>O69: declare, update and resolve a known issue.</summary>
    ManageKnownIssue,

    /// <summary>O70: see a known issue.</summary>
    SeeKnownIssue,

    /// <summary>O71: a company's page; reduced to the own branches for a supervisor.</summary>
    ReadCompany,

    /// <summary>O72: a company's contacts, notes, follow-ups and announcements.</summary>
    KeepCompany,

    /// <summary>O72b: an announcement at home, of a company that it is for.</summary>
    ReadAnnouncement,

    /// <summary>O73: the device register; each row is asked about.</summary>
    ReadDevices,

    /// <summary>O74: R4, the register of support requests.</summary>
    ReportSupport,

    /// <summary>O74: R5, what requesters said, and so every line beside the stars.</summary>
    ReportSatisfaction,

    /// <summary>O75: categories of support requests.</summary>
    EditCategories,

    /// <summary>O76: begin, tick, end and read a branch's roll calls.</summary>
    RollCall,

    /// <summary>O77: the log of what was brought to whom, and bringing it once more.</summary>
    ManageDeliveries,

    /// <summary>O78: working hours, holidays and promises; each branch is asked about.</summary>
    ReadPromises,

    /// <summary>O78: change them.</summary>
    EditPromises,
}

/// <summary>The matrix's answer for one column, best first: who stands in two columns gets the better answer.</summary>
public enum Answer
{
    /// <summary>A.</summary>
    Allow,

    /// <summary>s: the state table has the last word.</summary>
    InState,

    /// <summary>r: allowed, reduced.</summary>
    Reduced,

    /// <summary>L.</summary>
    Login,

    /// <summary>3.</summary>
    Forbidden,

    /// <summary>4: answers like an id that does not exist.</summary>
    NotFound,

    /// <summary>–: no such case.</summary>
    NoCase,
}
