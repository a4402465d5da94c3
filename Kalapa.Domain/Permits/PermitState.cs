namespace Kalapa.Domain.Permits;

/// <summary>The life of a permit (product.md section 4).</summary>
public enum PermitState
{
    /// <summary>Out; nobody came yet.</summary>
    Issued,

    /// <summary>Somebody came; on a permit of several days presence may be empty.</summary>
    Active,

    /// <summary>The supervisor holds it; the gate denies.</summary>
    Suspended,

    /// <summary>The work is done or the window ended after a visit.</summary>
    Closed,

    /// <summary>The window ended without a visit, or while suspended.</summary>
    Expired,

    /// <summary>The supervisor took it back for good.</summary>
    Revoked,

    /// <summary>The requester called the visit off before anybody came.</summary>
    Cancelled,
}

/// <summary>The commands a permit knows.</summary>
public enum PermitAction
{
    /// <summary>P01.</summary>
    Issue,

    /// <summary>P02, P03.</summary>
    CheckIn,

    /// <summary>P03: allowed in every state while the person is inside.</summary>
    CheckOut,

    /// <summary>P04.</summary>
    Suspend,

    /// <summary>P05 for a permit that was used before: back to Active.</summary>
    Resume,

    /// <summary>P05 for a permit nobody used yet: back to Issued. <see cref="Permit.Resume"/> knows which of the two it is.</summary>
    ResumeUnused,

    /// <summary>P09.</summary>
    Close,

    /// <summary>P11.</summary>
    WindowEnded,

    /// <summary>P12.</summary>
    Overstay,

    /// <summary>P14.</summary>
    Revoke,

    /// <summary>P15.</summary>
    CancelVisit,

    /// <summary>P19.</summary>
    Reopen,

    /// <summary>P16.</summary>
    EquipmentIn,

    /// <summary>P17: allowed in every state in which people may leave.</summary>
    EquipmentOut,
}

/// <summary>Why the gate says no; each has advice for the guard (product.md section 4).</summary>
public enum DenyCode
{
    /// <summary>No such code.</summary>
    NotFound,

    /// <summary>The permit is for another branch.</summary>
    WrongBranch,

    /// <summary>More than 30 minutes before the window.</summary>
    TooEarly,

    /// <summary>The window is over.</summary>
    TooLate,

    /// <summary>Inside the window, outside the day's hours.</summary>
    OutsideHours,

    /// <summary>Held by the supervisor.</summary>
    Suspended,

    /// <summary>Taken back.</summary>
    Revoked,

    /// <summary>Never used in time.</summary>
    Expired,

    /// <summary>The visit is over.</summary>
    Ended,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>The company is suspended.</summary>
    TenantSuspended,

    /// <summary>Not on the list.</summary>
    PersonNotListed,

    /// <summary>The guard did not confirm the ID.</summary>
    IdMismatch,

    /// <summary>Checked in already.</summary>
    AlreadyInside,

    /// <summary>Cannot leave: not inside.</summary>
    NotInside,

    /// <summary>The branch is full.</summary>
    CapacityFull,

    /// <summary>The thing is on no line of the permit's equipment, or has another serial than the listed one.</summary>
    EquipmentNotListed,
}
