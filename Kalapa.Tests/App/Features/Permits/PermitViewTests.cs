using Kalapa.App.Features.Permits;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

public sealed class PermitViewTests
{
    [Theory]
    [InlineData(PermitState.Issued, 0, false, "Expected")]
    [InlineData(PermitState.Active, 1, false, "Inside")]
    [InlineData(PermitState.Active, 0, false, "Expected")]
    [InlineData(PermitState.Active, 1, true, "Inside Overstayed")]
    [InlineData(PermitState.Suspended, 0, false, "Suspended")]
    [InlineData(PermitState.Suspended, 1, false, "Inside Suspended")]
    [InlineData(PermitState.Revoked, 1, true, "Inside Overstayed")]
    [InlineData(PermitState.Revoked, 0, false, "Ended")]
    [InlineData(PermitState.Closed, 0, false, "Ended")]
    public void Every_permit_stands_where_it_is_looked_for(PermitState state, int inside, bool overstayed, string views)
    {
        var row = Row(state, inside, overstayed);

        Assert.Equal(views, string.Join(' ', PermitViews.All.Where(view => view != PermitView.All && view.Shows(row))));
        Assert.True(PermitView.All.Shows(row));
    }

    [Fact]
    public void What_must_be_looked_at_first_stands_first()
    {
        PermitRow[] rows =
        [
            Row(PermitState.Active, 1, overstayed: true), Row(PermitState.Active, 1), Row(PermitState.Suspended), Row(PermitState.Issued), Row(PermitState.Closed),
        ];

        Assert.Equal(rows, rows.Reverse().OrderBy(PermitViews.Rank));
    }

    [Fact]
    public void An_address_leads_back_to_its_view() =>
        Assert.All(PermitViews.All, view => Assert.Equal(view, PermitViews.Of(view.Address())));

    private static PermitRow Row(PermitState state, int inside = 0, bool overstayed = false) => new(Guid.CreateVersion7(), 1, new AccessSubject("CBT"))
    {
        PermitId = Guid.CreateVersion7(),
        Number = "CBT-2607-00001-1",
        Tenant = "PT Samudra",
        Branch = "CBT",
        TimeZone = "Asia/Jakarta",
        Title = "Audit",
        State = state,
        Window = new(Requests.Now, Requests.Now.AddHours(4)),
        People = [new PermitRowPerson(Guid.CreateVersion7(), "Agus", "", VisitorRole.Lead, inside > 0 ? Requests.Now : null)],
        Overstayed = overstayed,
    };
}
