namespace Kalapa.Domain.Access;

/// <summary>What somebody is to a thing: the columns of the authorization matrix (trust.md section 2).</summary>
public enum Column
{
    /// <summary>AN: not signed in.</summary>
    Anonymous,

    /// <summary>C=: requester or creator, whatever the role, and the tenant admin of the company.</summary>
    Party,

    /// <summary>C~: a client of the same company.</summary>
    Colleague,

    /// <summary>C≠: a client of another company.</summary>
    OtherClient,

    /// <summary>H: the CS agent who holds it.</summary>
    Holder,

    /// <summary>S: another CS agent.</summary>
    Cs,

    /// <summary>S with the starred cells: a CS lead, who has this column on held tickets too.</summary>
    Lead,

    /// <summary>V=: a supervisor of its branch.</summary>
    Supervisor,

    /// <summary>
    /// V+: a supervisor of another branch who decides there for now: the stand-in of one who is away (O52), or the approver who was named for the one
    /// ticket (O23). It reads and decides; what else a branch's supervisor runs on site is not about approvals and stays with the branch.
    /// </summary>
    Deputy,

    /// <summary>V≠: a supervisor of another branch, or CS outside the own scope.</summary>
    OtherBranch,

    /// <summary>AD.</summary>
    Admin,

    /// <summary>G: the gate of its branch.</summary>
    Gate,

    /// <summary>The gate of another branch.</summary>
    OtherGate,
}
