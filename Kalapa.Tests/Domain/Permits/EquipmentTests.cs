using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.Tests.Domain.Permits.PermitSamples;

namespace Kalapa.Tests.Domain.Permits;

/// <summary>P16 and P17: what is carried through the gate, line by line, with its serial.</summary>
public sealed class EquipmentTests
{
    private static readonly Actor OtherGuard = new(Guid.NewGuid(), "Joko", Role.Gate);

    [Fact]
    public void A_listed_thing_comes_in_and_goes_out_again_with_who_brought_it()
    {
        var permit = With(In("SN-1"));

        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.In, "sn 1"));
        Assert.Equal((0, 1, 1), Line(permit));
        Assert.Equal(1, permit.EquipmentInside);
        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.Out, "SN-1", now: During.AddHours(1)));

        Assert.Equal((1, 0, 0), Line(permit));
        Assert.Equal(["P16", "P17"], permit.TakeEvents().Select(happened => happened.Id).Where(id => id != "P01"));
        Assert.Equal(
            [(GateEventType.EquipmentIn, "sn 1", "Gita"), (GateEventType.EquipmentOut, "SN-1", "Gita")],
            permit.TakeGateEvents().Select(line => (line.Type, line.Serial!, line.GuardName)));
    }

    [Fact]
    public void A_thing_listed_out_leaves_once_and_never_enters()
    {
        var permit = With(Out("SN-9"));

        Assert.Equal(DenyCode.EquipmentNotListed, permit.Carry(EquipmentDirection.In, "SN-9").Denied);
        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.Out, "SN-9", now: During.AddHours(1)));
        Assert.Equal("Gita", permit.Carry(EquipmentDirection.Out, "SN-9", OtherGuard, now: During.AddHours(2)).Already!.GuardName);
    }

    [Fact]
    public void What_never_came_in_may_not_leave() =>
        Assert.Equal(DenyCode.EquipmentNotListed, With(In("SN-1")).Carry(EquipmentDirection.Out, "SN-1").Denied);

    [Fact]
    public void A_device_listed_both_ways_is_one_device()
    {
        var permit = With(In("SN-1"), Out("sn1"));
        permit.Carry(EquipmentDirection.In, "SN-1");

        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.Out, "SN-1", line: 1, now: During.AddHours(1)));

        Assert.Equal(0, permit.EquipmentInside);
        Assert.All(permit.EquipmentLines(), line => Assert.Equal(0, line.MayLeave));
    }

    [Theory]
    [InlineData("SN-2")]
    [InlineData("SN-10")]
    public void Another_serial_is_not_on_the_list_and_is_written_down(string seen)
    {
        var permit = With(In("SN-1"));
        permit.TakeGateEvents();

        Assert.Equal(DenyCode.EquipmentNotListed, permit.Carry(EquipmentDirection.In, seen).Denied);

        Assert.Equal(0, permit.EquipmentInside);
        var line = Assert.Single(permit.TakeGateEvents());
        Assert.Equal((GateEventType.Denied, DenyCode.EquipmentNotListed, $"Server Dell R760 SN-1 ≠ {seen}"), (line.Type, line.DenyCode!.Value, line.What));
    }

    [Theory]
    [InlineData("SN-1", "ＳＮ１", true)]
    [InlineData("S/N 1", "sn1", true)]
    [InlineData("", "whatever", true)]
    [InlineData("SN-1", "", false)]
    [InlineData("0123", "123", false)]
    public void Serials_are_compared_by_letters_and_digits(string listed, string seen, bool same) =>
        Assert.Equal(same, SerialNumber.Matches(listed, seen));

    [Fact]
    public void A_line_with_a_serial_wants_it_compared() =>
        Assert.Equal("equipment.serial-missing", Broken(() => With(In("SN-1")).Carry(EquipmentDirection.In, " ")));

    [Fact]
    public void Pieces_of_a_line_are_counted()
    {
        var permit = With(In("", quantity: 10));
        permit.Carry(EquipmentDirection.In, "", quantity: 6);
        Assert.Equal((4, 6, 6), Line(permit));

        Assert.Equal("equipment.too-many", Broken(() => permit.Carry(EquipmentDirection.In, "", quantity: 5, now: During.AddMinutes(1))));
        Assert.Equal("equipment.quantity", Broken(() => permit.Carry(EquipmentDirection.In, "", quantity: 0, now: During.AddMinutes(1))));
        permit.Carry(EquipmentDirection.Out, "", quantity: 2, now: During.AddMinutes(2));
        permit.Carry(EquipmentDirection.In, "", quantity: 6, now: During.AddMinutes(3));

        Assert.Equal((0, 10, 10), Line(permit));
    }

    [Fact]
    public void The_same_tick_by_the_same_hand_within_five_seconds_is_one()
    {
        var permit = With(In("", quantity: 10));
        permit.Carry(EquipmentDirection.In, "", quantity: 3);

        Assert.NotNull(permit.Carry(EquipmentDirection.In, "", quantity: 3, now: During.AddSeconds(4)).Already);
        Assert.Equal(3, permit.EquipmentInside);
        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.In, "", quantity: 3, now: During.AddSeconds(6)));
        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.In, "", OtherGuard, 3, now: During.AddSeconds(7)));
        Assert.Equal(9, permit.EquipmentInside);
    }

    [Theory]
    [InlineData(PermitState.Suspended)]
    [InlineData(PermitState.Closed)]
    [InlineData(PermitState.Expired)]
    [InlineData(PermitState.Revoked)]
    [InlineData(PermitState.Cancelled)]
    public void Things_leave_in_every_state_and_come_in_only_while_people_may(PermitState state)
    {
        var permit = With(In("SN-1"), Out("SN-9"));
        permit.Carry(EquipmentDirection.In, "SN-1");
        permit.Become(state);

        Assert.NotNull(permit.Carry(EquipmentDirection.In, "SN-1", now: During.AddHours(1)).Denied);
        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.Out, "SN-1", now: During.AddHours(2)));
        Assert.Equal(EquipmentAnswer.Recorded, permit.Carry(EquipmentDirection.Out, "SN-9", line: 1, now: During.AddHours(2)));
    }

    [Fact]
    public void Nothing_comes_in_outside_the_hours_or_at_another_gate()
    {
        var permit = With(In("SN-1"));

        Assert.Equal(DenyCode.OutsideHours, permit.Carry(EquipmentDirection.In, "SN-1", now: At("2026-07-06 19:00")).Denied);
        Assert.Equal(DenyCode.WrongBranch, permit.MoveEquipment(new(0, EquipmentDirection.Out, 1, "SN-1"), Guard, Bandung, TenantStatus.Active, During).Denied);
    }

    [Fact]
    public void A_thing_on_no_line_is_turned_away_with_what_the_guard_saw()
    {
        var permit = With(In("SN-1"));
        permit.TakeGateEvents();

        Assert.Equal(DenyCode.EquipmentNotListed, permit.TurnAwayEquipment("  Laptop\u200b HP  ", Guard, Cibitung, During).Denied);

        Assert.Equal("Laptop HP", Assert.Single(permit.TakeGateEvents()).What);
        Assert.Equal("equipment.what-missing", Broken(() => permit.TurnAwayEquipment("\u200b ", Guard, Cibitung, During)));
    }

    private static string Broken(Action act) => Assert.Throws<RuleBroken>(act).Code;

    private static EquipmentItem In(string serial, int quantity = 1) => new(EquipmentDirection.In, "Server", "Dell", "R760", serial, quantity);

    private static EquipmentItem Out(string serial) => new(EquipmentDirection.Out, "Switch", "Cisco", "C9300", serial, 1);

    private static Permit With(params EquipmentItem[] equipment) =>
        Permit.Issue(Request(Content() with { Equipment = equipment }), Approved(), "KLP-CBT-7Q4M9-XDT2K-E", Actor.Kalapa, Decided);

    private static (int MayEnter, int MayLeave, int Inside) Line(Permit permit) =>
        permit.EquipmentLines()[0] is var line ? (line.MayEnter, line.MayLeave, line.Inside) : default;
}

/// <summary>What the tests do at the gate, and how a permit comes to a state with things inside.</summary>
file static class Hands
{
    public static EquipmentAnswer Carry(
        this Permit permit, EquipmentDirection direction, string serial, Actor? guard = null, int quantity = 1, int line = 0, DateTimeOffset? now = null) =>
        permit.MoveEquipment(new(line, direction, quantity, serial), guard ?? Guard, Cibitung, TenantStatus.Active, now ?? During);

    public static void Become(this Permit permit, PermitState state)
    {
        switch (state)
        {
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
    }
}
