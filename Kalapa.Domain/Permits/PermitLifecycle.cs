using static Kalapa.Domain.Permits.PermitAction;
using static Kalapa.Domain.Permits.PermitState;

namespace Kalapa.Domain.Permits;

/// <summary>THE table of the permit's life (product.md section 4). Buttons, verbs and the README's diagram read it.</summary>
public static class PermitLifecycle
{
    /// <summary>Every transition there is.</summary>
    public static Lifecycle<PermitState, PermitAction> Table { get; } = new("permit",
    [
        new("P01", null, Issue, Issued),
        Row("P02", Issued, CheckIn, Active),
        Stay("P03", Active, CheckIn),
        // Nobody is ever kept in: leaving is listed for every state, and the person being inside is its only guard.
        Stay("P03", Issued, CheckOut),
        Stay("P03", Active, CheckOut),
        Stay("P03", Suspended, CheckOut),
        Stay("P03", Closed, CheckOut),
        Stay("P03", Expired, CheckOut),
        Stay("P03", Revoked, CheckOut),
        Stay("P03", Cancelled, CheckOut),
        Row("P04", Issued, Suspend, Suspended),
        Row("P04", Active, Suspend, Suspended),
        Row("P05", Suspended, Resume, Active),
        Row("P05", Suspended, ResumeUnused, Issued),
        Row("P09", Active, Close, Closed),
        Row("P11", Issued, WindowEnded, Expired),
        Row("P11", Suspended, WindowEnded, Expired),
        Stay("P12", Active, Overstay),
        Stay("P12", Suspended, Overstay),
        Stay("P12", Revoked, Overstay),
        Row("P14", Issued, Revoke, Revoked),
        Row("P14", Active, Revoke, Revoked),
        Row("P14", Suspended, Revoke, Revoked),
        Row("P15", Issued, CancelVisit, Cancelled),
        Row("P19", Closed, Reopen, Active),
        Stay("P16", Issued, EquipmentIn),
        Stay("P16", Active, EquipmentIn),
        // What people may take out they may take out whenever they may leave.
        Stay("P17", Issued, EquipmentOut),
        Stay("P17", Active, EquipmentOut),
        Stay("P17", Suspended, EquipmentOut),
        Stay("P17", Closed, EquipmentOut),
        Stay("P17", Expired, EquipmentOut),
        Stay("P17", Revoked, EquipmentOut),
        Stay("P17", Cancelled, EquipmentOut),
    ]);

    /// <summary>States that let nobody in any more. People may still be inside after a revocation: see <see cref="Permit.IsOver"/>.</summary>
    public static bool IsFinal(this PermitState state) =>
        state is Closed or Expired or Revoked or Cancelled;

    /// <summary>A state in which people may come in, hours and persons aside.</summary>
    public static bool LetsIn(this PermitState state) => Table.Allows(state, CheckIn);

    private static Transition<PermitState, PermitAction> Row(string id, PermitState from, PermitAction action, PermitState to) =>
        new(id, from, action, to);

    private static Transition<PermitState, PermitAction> Stay(string id, PermitState state, PermitAction action) =>
        new(id, state, action, state);
}
