using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Permits;

/// <summary>A visit of three days to Cibitung, 6 July 09:00 to 8 July 16:00, each day 08:00 to 17:00, by Ani, Budi and Citra.</summary>
internal static class PermitSamples
{
    public const string Hash = "hash-as-decided";

    public static readonly Branch Cibitung = BranchOf("CBT");
    public static readonly Branch Bandung = BranchOf("BDG");
    public static readonly Actor Guard = new(Guid.NewGuid(), "Gita", Role.Gate);
    public static readonly Actor Supervisor = new(Guid.NewGuid(), "Sari", Role.Supervisor);
    public static readonly Actor Requester = new(Guid.NewGuid(), "Rudi", Role.Client);
    public static readonly Visitor Ani = VisitorOf("Ani", VisitorRole.Lead);
    public static readonly Visitor Budi = VisitorOf("Budi", VisitorRole.Worker);
    public static readonly Visitor Citra = VisitorOf("Citra", VisitorRole.Guest);
    public static readonly DateTimeOffset Decided = At("2026-07-03 10:00");
    public static readonly DateTimeOffset During = At("2026-07-06 10:00");
    public static readonly DateTimeOffset After = At("2026-07-08 18:00");
    public static readonly VisitWindow ThreeDays =
        new(At("2026-07-06 09:00"), At("2026-07-08 16:00"), new TimeOnly(8, 0), new TimeOnly(17, 0));

    /// <summary>A time as a clock in Cibitung shows it.</summary>
    public static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+07:00", System.Globalization.CultureInfo.InvariantCulture);

    public static RequestContent Content(VisitWindow? window = null) => new()
    {
        Window = window ?? ThreeDays,
        Zones = ["DH1", "DOCK"],
        Visitors = [Ani, Budi, Citra],
        Equipment = [new(EquipmentDirection.In, "Server", "Dell", "R760", "SN1", 1)],
    };

    public static ApprovedRequest Request(RequestContent? content = null, string hash = Hash) =>
        new(TicketId, Guid.NewGuid(), "CBT", content ?? Content(), hash, ["D13"], new(Cibitung, Requests.Nusantara(), PermitCatalogue.Default));

    public static Approval Approved(
        Narrowing? narrowing = null, DateTimeOffset? at = null, Outcome outcome = Outcome.Approved, string conditions = "", string hash = Hash)
    {
        var approval = new Approval { Id = Guid.NewGuid(), TicketId = TicketId, RevisionHash = hash, RequestedAt = Decided.AddHours(-1) };
        approval.Decide(new Decision(outcome, hash, Supervisor, at ?? Decided) { Narrowing = narrowing, Conditions = conditions });
        return approval;
    }

    public static Permit Issued(VisitWindow? window = null) =>
        Permit.Issue(Request(Content(window)), Approved(), "KLP-CBT-7Q4M9-XDT2K-E", Actor.Kalapa, Decided);

    /// <summary>A permit in <paramref name="state"/>, nobody inside, nothing left to drain.</summary>
    public static Permit In(PermitState state)
    {
        var permit = Issued();
        switch (state)
        {
            case PermitState.Active:
                permit.ComeIn(Ani);
                permit.GoOut(Ani);
                break;
            case PermitState.Suspended:
                permit.Suspend(Supervisor, "audit", During);
                break;
            case PermitState.Closed:
                permit.ComeIn(Ani);
                permit.GoOut(Ani);
                permit.Close(Guard, During);
                break;
            case PermitState.Expired:
                permit.EndWindow(After);
                break;
            case PermitState.Revoked:
                permit.Revoke(Supervisor, "misuse", During);
                break;
            case PermitState.Cancelled:
                permit.CancelVisit(Requester, During);
                break;
        }

        Assert.Equal(state, permit.State);
        permit.TakeEvents();
        permit.TakeGateEvents();
        return permit;
    }

    public static GateEvent ComeIn(this Permit permit, Visitor who, DateTimeOffset? now = null) =>
        permit.CheckIn(Guard, who.PersonId, true, Open, now ?? During);

    public static GateEvent GoOut(this Permit permit, Visitor who, DateTimeOffset? now = null) =>
        permit.CheckOut(Guard, who.PersonId, Cibitung, now ?? During);

    /// <summary>Nothing at the gate speaks against anybody.</summary>
    public static GateSituation Open => new(Cibitung, TenantStatus.Active, 0);

    private static readonly Guid TicketId = Guid.NewGuid();

    private static Branch BranchOf(string code) => new()
    {
        Code = code,
        Name = code,
        Address = "",
        TimeZone = "Asia/Jakarta",
        MaxPeople = 10,
        EmergencyPhone = "112",
    };

    private static Visitor VisitorOf(string name, VisitorRole role) =>
        new(Guid.NewGuid(), name, IdType.Ktp, "1234", "PT Tamu", "", 1990, role) { AgeConfirmedAtGate = role is VisitorRole.Guest };
}
