using Kalapa.Domain.Devices;
using Kalapa.Domain.PermitRequests;
using Xunit;

namespace Kalapa.Tests.Domain.Devices;

/// <summary>A line of the register follows the gate's ticks, whichever permit they are on.</summary>
public sealed class DeviceTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly DevicePlace Cibitung = new("CBT", "DH1", "A-07");

    [Fact]
    public void It_is_inside_from_its_way_in_to_its_way_out()
    {
        var device = Followed(In(), Out());

        Assert.Equal((0, false, 2), (device.Inside, device.IsInside, device.Steps));
        Assert.Equal((1, true), (Followed(In()).Inside, Followed(In()).IsInside));
    }

    [Fact]
    public void A_serial_is_one_thing_and_an_exit_that_nobody_ticked_does_not_count_it_twice() =>
        Assert.Equal(1, Followed(In(), In(Cibitung with { Rack = "B-02" })).Inside);

    [Fact]
    public void Several_pieces_under_one_serial_are_no_more_than_the_line_lists()
    {
        var two = Server with { Quantity = 2 };

        Assert.Equal(2, Followed(In(item: two), In(item: two), In(item: two)).Inside);
    }

    [Fact]
    public void It_is_where_it_came_in_last()
    {
        var moved = Followed(In(), Out(), In(new("BDG", "", "C-01")));

        Assert.Equal(("BDG", "", "C-01"), (moved.BranchCode, moved.Zone, moved.Rack));
    }

    [Fact]
    public void An_exit_leaves_its_rack_for_whoever_looks_for_it_and_never_counts_below_nothing()
    {
        var gone = Followed(In(), Out(new("CBT", "", "Z-99")), Out());

        Assert.Equal((0, "A-07"), (gone.Inside, gone.Rack));
    }

    [Fact]
    public void What_leaves_without_having_come_is_known_and_out()
    {
        var device = Followed(Out());

        Assert.Equal((0, 1, "Server Dell R760 · SN-1"), (device.Inside, device.Steps, device.Label));
    }

    [Fact]
    public void Things_without_a_serial_are_counted_by_their_words()
    {
        var cable = new EquipmentItem(EquipmentDirection.In, "Kabel", "", "", "", 10);

        Assert.Equal(7, Followed(In(item: cable, pieces: 6), In(item: cable, pieces: 4), Out(item: cable, pieces: 3)).Inside);
    }

    [Fact]
    public void A_serial_is_compared_as_the_gate_compares_it_and_names_one_thing_at_every_branch() =>
        Assert.Single(new[] { "SN-1", "sn 1", "ＳＮ１" }.SelectMany(serial => new[] { "CBT", "BDG" }.Select(branch => Device.KeyOf(Server with { Serial = serial, Kind = serial }, branch))).Distinct());

    [Fact]
    public void Without_a_serial_words_and_branch_name_a_thing()
    {
        var cable = Server with { Serial = "-" };

        Assert.Equal(Device.KeyOf(cable, "CBT"), Device.KeyOf(cable with { Kind = " SERVER " }, "CBT"));
        Assert.NotEqual(Device.KeyOf(cable, "CBT"), Device.KeyOf(cable, "BDG"));
        Assert.NotEqual(Device.KeyOf(cable, "CBT"), Device.KeyOf(cable with { Model = "R660" }, "CBT"));
    }

    [Fact]
    public void The_same_ticks_give_the_same_device_whoever_follows_them()
    {
        DeviceTick[] ticks = [In(), Out(), In(new("BDG", "", "C-01"))];
        var again = Followed(ticks);
        again.Replay(ticks);

        Assert.True(again.Says(Followed(ticks)));
        Assert.False(again.Says(Followed(In())));
    }

    [Fact]
    public void A_permit_for_several_zones_says_none() => Assert.Equal(("", "DH1"), (DevicePlace.Of("CBT", ["LBY", "DH1"], "").Zone, DevicePlace.Of("CBT", ["DH1"], "").Zone));

    private static EquipmentItem Server => new(EquipmentDirection.In, "Server", "Dell", "R760", "SN-1", 1);

    private static Device Followed(params DeviceTick[] ticks) => Device.Of(Guid.Empty, Guid.Empty, "", ticks);

    private static DeviceTick In(DevicePlace? place = null, EquipmentItem? item = null, int pieces = 1) => new(item ?? Server, EquipmentDirection.In, pieces, place ?? Cibitung, Guid.Empty, Nine);

    private static DeviceTick Out(DevicePlace? place = null, EquipmentItem? item = null, int pieces = 1) => new(item ?? Server, EquipmentDirection.Out, pieces, place ?? Cibitung, Guid.Empty, Nine);
}
