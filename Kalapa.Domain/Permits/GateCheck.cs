using Kalapa.Domain.Organisation;

namespace Kalapa.Domain.Permits;

/// <summary>What holds at the gate at this moment, as read by the caller under its locks.</summary>
/// <param name="Branch">The gate's branch.</param>
/// <param name="Tenant">Whether the permit's company is in good standing.</param>
/// <param name="InsideCount">Visitors inside the branch now, over all its permits.</param>
/// <param name="PersonInsideElsewhere">The person is inside on another permit, here or at another branch.</param>
public sealed record GateSituation(Branch Branch, TenantStatus Tenant, int InsideCount, bool PersonInsideElsewhere = false)
{
    /// <summary>Must somebody escort on this permit.</summary>
    public bool NeedsEscort { get; init; }

    /// <summary>Who wears the badge that is to be handed out, by name; null for nobody.</summary>
    public string? BadgeWornBy { get; init; }
}

/// <summary>
/// The guards of P02 and P03 as questions: null means yes, otherwise the first deny code that holds, from what is wrong with the
/// code, over the permit and the hour, to what is wrong with the person.
/// </summary>
public static class GateCheck
{
    /// <summary>How long before the window, and before a day's hours, people may come in.</summary>
    public static TimeSpan Early { get; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The verdict on a code before a person is chosen; <paramref name="permit"/> is null when the code is nobody's. A permit that is
    /// no good anywhere says so at every gate: nobody is sent to another branch for nothing.
    /// </summary>
    public static DenyCode? Lookup(Permit? permit, Branch gate, TenantStatus tenant, DateTimeOffset now) => permit switch
    {
        null => DenyCode.NotFound,
        { State: PermitState.Revoked } => DenyCode.Revoked,
        { State: PermitState.Cancelled } => DenyCode.Cancelled,
        { State: PermitState.Expired } => DenyCode.Expired,
        { State: PermitState.Closed } => DenyCode.Ended,
        { State: PermitState.Suspended } => DenyCode.Suspended,
        _ when !tenant.MayCome() => DenyCode.TenantSuspended,
        _ when permit.WindowIsOver(now) => DenyCode.TooLate,
        _ when permit.BranchCode != gate.Code => DenyCode.WrongBranch,
        _ when now < permit.Window.Start - Early => DenyCode.TooEarly,
        _ when !InHours(permit, gate.Clock, now) => DenyCode.OutsideHours,
        _ => null,
    };

    /// <summary>May this person come in now (P02, P03)?</summary>
    /// <param name="permit">The permit.</param>
    /// <param name="personId">Who stands at the gate.</param>
    /// <param name="idSeen">The guard ticked "ID seen, name matches".</param>
    /// <param name="gate">What holds at the gate.</param>
    /// <param name="now">The moment.</param>
    public static DenyCode? Entry(Permit permit, Guid personId, bool idSeen, GateSituation gate, DateTimeOffset now) =>
        Lookup(permit, gate.Branch, gate.Tenant, now) ?? permit.Find(personId) switch
        {
            null => DenyCode.PersonNotListed,
            { IsInside: true } => DenyCode.AlreadyInside,
            _ when gate.PersonInsideElsewhere => DenyCode.AlreadyInside,
            _ when !idSeen => DenyCode.IdMismatch,
            _ when gate.InsideCount >= gate.Branch.MaxPeople => DenyCode.CapacityFull,
            _ => null,
        };

    /// <summary>May this person go out (P03)? Always, for somebody inside here: no state, hour or company holds anybody back.</summary>
    public static DenyCode? Exit(Permit permit, Guid personId, Branch gate) => permit.Find(personId) switch
    {
        _ when permit.BranchCode != gate.Code => DenyCode.WrongBranch,
        null => DenyCode.PersonNotListed,
        { IsInside: false } => DenyCode.NotInside,
        _ => null,
    };

    /// <summary>From when people may come in next, when the hour is all that is wrong now; null when it is not, or never again.</summary>
    public static DateTimeOffset? OpensAt(Permit permit, TimeZoneInfo clock, DateTimeOffset now) =>
        permit.State is not (PermitState.Issued or PermitState.Active) || InHours(permit, clock, now) ? null
        : permit.Window.Stretches(clock).Select(stretch => (DateTimeOffset?)(stretch.From - Early)).FirstOrDefault(opens => opens > now);

    /// <summary>The next instant at which the clock alone may turn the verdict; null when none is ahead.</summary>
    public static DateTimeOffset? TurnsAt(Permit permit, TimeZoneInfo clock, DateTimeOffset now) =>
        permit.Window.Stretches(clock)
            // A stretch's last instant belongs to it.
            .SelectMany(stretch => new DateTimeOffset[] { stretch.From - Early, stretch.To.AddTicks(1) })
            .Append(permit.Window.Start - Early).Append(permit.Window.End.AddTicks(1))
            .Where(instant => instant > now).Select(instant => (DateTimeOffset?)instant).Min();

    private static bool InHours(Permit permit, TimeZoneInfo clock, DateTimeOffset now) =>
        permit.Window.Stretches(clock).Any(stretch => stretch.From - Early <= now && now <= stretch.To);
}
