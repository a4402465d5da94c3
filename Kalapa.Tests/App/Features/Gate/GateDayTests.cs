using Kalapa.App.Features.Gate;
using Kalapa.App.Live;
using Kalapa.Domain.Permits;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

public sealed class GateDayTests
{
    // 01:30 on Tuesday 3 November in Jakarta, where UTC still has Monday.
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 18, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-48, -40, null)]
    [InlineData(-10, -5, GateDay.Yesterday)]
    [InlineData(-60, 60, GateDay.Today)]
    [InlineData(10, 12, GateDay.Today)]
    [InlineData(23, 30, GateDay.Tomorrow)]
    [InlineData(47, 50, null)]
    public void Day_is_the_branch_s_day(int from, int to, GateDay? expected) => Assert.Equal(expected, GateDays.Of(Row(from, to), Now));

    [Theory]
    [InlineData(PermitState.Revoked)]
    [InlineData(PermitState.Closed)]
    [InlineData(PermitState.Expired)]
    [InlineData(PermitState.Cancelled)]
    public void Nobody_is_expected_on_a_permit_that_ended(PermitState state) => Assert.Null(GateDays.Of(Row(-1, 4) with { State = state }, Now));

    [Fact]
    public void A_suspended_permit_is_still_expected() => Assert.Equal(GateDay.Today, GateDays.Of(Row(-1, 4) with { State = PermitState.Suspended }, Now));

    private static PermitRow Row(int from, int to) => new(Guid.NewGuid(), 1, new("CBT"))
    {
        PermitId = Guid.NewGuid(),
        Number = "CBT-2611-00001-H",
        Tenant = "PT Nusantara",
        Branch = "CBT",
        TimeZone = "Asia/Jakarta",
        Title = "Tur",
        State = PermitState.Issued,
        Window = new(Now.AddHours(from), Now.AddHours(to)),
        People = [],
        Overstayed = false,
    };
}
