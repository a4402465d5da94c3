using Kalapa.Domain.Permits;

namespace Kalapa.Domain.Access;

/// <summary>Joins the permit's table to the table of rights.</summary>
public static class PermitActions
{
    /// <summary>The right that <paramref name="action"/> needs; null when only Kalapa itself does it (P11, P12).</summary>
    public static Operation? OperationOf(PermitAction action) => action switch
    {
        PermitAction.Issue => Operation.IssuePermit,
        PermitAction.CheckIn or PermitAction.CheckOut or PermitAction.EquipmentIn or PermitAction.EquipmentOut => Operation.CheckInOut,
        PermitAction.Suspend or PermitAction.Resume or PermitAction.ResumeUnused or PermitAction.Revoke => Operation.HoldPermit,
        PermitAction.Close or PermitAction.Reopen => Operation.ClosePermit,
        PermitAction.CancelVisit => Operation.CancelVisit,
        _ => null,
    };
}
