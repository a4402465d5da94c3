using Kalapa.Domain;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.Domain.Permits.PermitAction;

namespace Kalapa.Tests.Domain.Permits;

public sealed class PermitLifecycleTests
{
    /// <summary>The table of product.md section 4, copied by hand: (state, action) → row and state after.</summary>
    private static readonly Dictionary<(PermitState, PermitAction), (string Id, PermitState To)> Copy = new()
    {
        [(PermitState.Issued, CheckIn)] = ("P02", PermitState.Active),
        [(PermitState.Issued, CheckOut)] = ("P03", PermitState.Issued),
        [(PermitState.Issued, Suspend)] = ("P04", PermitState.Suspended),
        [(PermitState.Issued, WindowEnded)] = ("P11", PermitState.Expired),
        [(PermitState.Issued, Revoke)] = ("P14", PermitState.Revoked),
        [(PermitState.Issued, CancelVisit)] = ("P15", PermitState.Cancelled),
        [(PermitState.Active, CheckIn)] = ("P03", PermitState.Active),
        [(PermitState.Active, CheckOut)] = ("P03", PermitState.Active),
        [(PermitState.Active, Suspend)] = ("P04", PermitState.Suspended),
        [(PermitState.Active, Close)] = ("P09", PermitState.Closed),
        [(PermitState.Active, Overstay)] = ("P12", PermitState.Active),
        [(PermitState.Active, Revoke)] = ("P14", PermitState.Revoked),
        [(PermitState.Suspended, CheckOut)] = ("P03", PermitState.Suspended),
        [(PermitState.Suspended, Resume)] = ("P05", PermitState.Active),
        [(PermitState.Suspended, ResumeUnused)] = ("P05", PermitState.Issued),
        [(PermitState.Suspended, WindowEnded)] = ("P11", PermitState.Expired),
        [(PermitState.Suspended, Overstay)] = ("P12", PermitState.Suspended),
        [(PermitState.Suspended, Revoke)] = ("P14", PermitState.Revoked),
        [(PermitState.Closed, CheckOut)] = ("P03", PermitState.Closed),
        [(PermitState.Closed, Reopen)] = ("P19", PermitState.Active),
        [(PermitState.Expired, CheckOut)] = ("P03", PermitState.Expired),
        [(PermitState.Revoked, CheckOut)] = ("P03", PermitState.Revoked),
        [(PermitState.Revoked, Overstay)] = ("P12", PermitState.Revoked),
        [(PermitState.Cancelled, CheckOut)] = ("P03", PermitState.Cancelled),
        [(PermitState.Issued, EquipmentIn)] = ("P16", PermitState.Issued),
        [(PermitState.Active, EquipmentIn)] = ("P16", PermitState.Active),
        [(PermitState.Issued, EquipmentOut)] = ("P17", PermitState.Issued),
        [(PermitState.Active, EquipmentOut)] = ("P17", PermitState.Active),
        [(PermitState.Suspended, EquipmentOut)] = ("P17", PermitState.Suspended),
        [(PermitState.Closed, EquipmentOut)] = ("P17", PermitState.Closed),
        [(PermitState.Expired, EquipmentOut)] = ("P17", PermitState.Expired),
        [(PermitState.Revoked, EquipmentOut)] = ("P17", PermitState.Revoked),
        [(PermitState.Cancelled, EquipmentOut)] = ("P17", PermitState.Cancelled),
    };

    public static TheoryData<PermitState, PermitAction> Cells()
    {
        var cells = new TheoryData<PermitState, PermitAction>();
        foreach (var state in Enum.GetValues<PermitState>())
        {
            foreach (var action in Enum.GetValues<PermitAction>())
            {
                cells.Add(state, action);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_is_as_specified(PermitState state, PermitAction action)
    {
        var table = PermitLifecycle.Table;
        if (Copy.TryGetValue((state, action), out var expected))
        {
            Assert.True(table.Allows(state, action));
            var row = table.Next(state, action);
            Assert.Equal(expected, (row.Id, row.To!.Value));
        }
        else
        {
            Assert.False(table.Allows(state, action));
            var broken = Assert.Throws<RuleBroken>(() => table.Next(state, action));
            Assert.Equal("permit.wrong-state", broken.Code);
            Assert.Equal([state, action], broken.Values);
        }
    }

    [Fact]
    public void A_permit_is_born_in_one_way_only()
    {
        var birth = Assert.Single(PermitLifecycle.Table.Rows, row => row.From is null);
        Assert.Equal(new Transition<PermitState, PermitAction>("P01", null, Issue, PermitState.Issued), birth);
        Assert.Equal(Copy.Count + 1, PermitLifecycle.Table.Rows.Count);
    }

    [Theory]
    [InlineData(PermitState.Issued, false)]
    [InlineData(PermitState.Active, false)]
    [InlineData(PermitState.Suspended, false)]
    [InlineData(PermitState.Closed, true)]
    [InlineData(PermitState.Expired, true)]
    [InlineData(PermitState.Revoked, true)]
    [InlineData(PermitState.Cancelled, true)]
    public void A_final_state_lets_nobody_in_any_more(PermitState state, bool final) => Assert.Equal(final, state.IsFinal());
}
