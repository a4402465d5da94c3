using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Xunit;

namespace Kalapa.Tests.Domain.Permits;

/// <summary>Who must be escorted where: by the types of work, by the zones, and both together.</summary>
public sealed class EscortDutyTests
{
    private static readonly Branch Branch = new()
    {
        Code = "CBT",
        Name = "Cibitung",
        Address = "",
        TimeZone = "Asia/Jakarta",
        EmergencyPhone = "112",
        Zones =
        [
            new("LBY", "Lobby", ZoneKind.Lobby, EscortRequired: false),
            new("STG", "Staging", ZoneKind.Staging, EscortRequired: false),
            new("DCK", "Dock", ZoneKind.Dock, EscortRequired: false),
            new("DH1", "Data hall 1", ZoneKind.DataHall, EscortRequired: true),
        ],
    };

    [Theory]
    [InlineData("VIS", "LBY", EscortExtent.Always, "LBY")]
    [InlineData("VIS", "LBY DH1", EscortExtent.Always, "LBY DH1")]
    [InlineData("EQP", "STG", EscortExtent.Always, "STG")]
    [InlineData("WRK", "LBY", EscortExtent.None, "")]
    [InlineData("WRK", "LBY DH1", EscortExtent.InZones, "DH1")]
    [InlineData("WRK", "DCK", EscortExtent.None, "")]
    [InlineData("WRK HOT", "LBY", EscortExtent.Always, "LBY")]
    [InlineData("DLV", "DCK", EscortExtent.InZones, "DCK")]
    [InlineData("DLV", "DCK LBY", EscortExtent.InZones, "DCK")]
    [InlineData("DLV", "DCK DH1", EscortExtent.InZones, "DCK DH1")]
    [InlineData("DLV", "STG", EscortExtent.Always, "STG")]
    [InlineData("PRJ", "", EscortExtent.Always, "")]
    [InlineData("WRK", "", EscortExtent.None, "")]
    [InlineData("WRK", "GONE", EscortExtent.None, "")]
    public void Types_and_zones_are_taken_together(string types, string zones, EscortExtent extent, string escorted)
    {
        var duty = EscortDuty.Of(types.Split(' '), zones.Split(' '), Branch, PermitCatalogue.Default);

        Assert.Equal((extent, escorted), (duty.Extent, string.Join(' ', duty.Zones.Select(zone => zone.Code))));
        Assert.Equal(extent != EscortExtent.None, duty.IsNeeded);
    }
}
