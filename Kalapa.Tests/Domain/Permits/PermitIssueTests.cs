using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.Tests.Domain.Permits.PermitSamples;

namespace Kalapa.Tests.Domain.Permits;

public sealed class PermitIssueTests
{
    [Fact]
    public void A_permit_is_the_content_as_decided()
    {
        var request = Request();
        var permit = Permit.Issue(request, Approved(conditions: "escort"), "KLP-1", Actor.Kalapa, Decided.AddMinutes(1));

        Assert.Equal(PermitState.Issued, permit.State);
        Assert.Equal((request.TicketId, request.TenantId, "CBT", "KLP-1", 1), (permit.TicketId, permit.TenantId, permit.BranchCode, permit.Code, permit.Revision));
        Assert.Equal(ThreeDays, permit.Window);
        Assert.Equal(["DH1", "DOCK"], permit.Zones);
        Assert.Equal(["D13"], permit.Waivers);
        Assert.Equal(request.Content.Equipment, permit.Equipment);
        Assert.Equal("escort", permit.Conditions);
        Assert.Equal(Hash, permit.RevisionHash);
        Assert.Equal(Decided.AddMinutes(1), permit.IssuedAt);
        Assert.Equal(["Ani", "Budi", "Citra"], permit.People.Select(person => person.FullName));
        Assert.All(permit.People, person => Assert.Equal(permit.Id, person.PermitId));
        var citra = permit.Find(Citra.PersonId)!;
        Assert.Equal(
            (Citra.Company, Citra.IdType, Citra.IdLast4, Citra.Role, true),
            (citra.Company, citra.IdType, citra.IdLast4, citra.VisitorRole, citra.AgeConfirmedAtGate));
        Assert.Equal("P01", Assert.Single(permit.TakeEvents()).Id);
    }

    [Fact]
    public void A_narrowing_holds_on_the_permit()
    {
        var oneDay = new VisitWindow(At("2026-07-07 09:00"), At("2026-07-07 12:00"));
        var permit = Issue(Approved(new Narrowing(oneDay, [Ani.PersonId], ["DH1"]), outcome: Outcome.ApprovedWithConditions));

        Assert.Equal(oneDay, permit.Window);
        Assert.Equal("Ani", Assert.Single(permit.People).FullName);
        Assert.Equal(["DH1"], permit.Zones);
    }

    [Fact]
    public void A_narrowing_never_adds_people_or_zones()
    {
        var permit = Issue(Approved(new Narrowing(PersonIds: [Ani.PersonId, Guid.NewGuid()], Zones: ["DH1", "ROOF"])));

        Assert.Single(permit.People);
        Assert.Equal(["DH1"], permit.Zones);
    }

    [Fact]
    public void After_a_late_decision_the_permit_runs_from_the_decision()
    {
        var late = At("2026-07-06 11:00");
        var permit = Permit.Issue(Request(), Approved(at: late), "KLP-1", Actor.Kalapa, late.AddMinutes(15));

        Assert.Equal(ThreeDays with { Start = late }, permit.Window);
    }

    [Theory]
    [InlineData(Outcome.Rejected)]
    [InlineData(Outcome.Superseded)]
    public void Without_a_yes_there_is_no_permit(Outcome outcome) => Refused("permit.not-approved", () => Issue(Approved(outcome: outcome)));

    [Fact]
    public void An_open_round_gives_no_permit() =>
        Refused("permit.not-approved", () => Issue(new Approval { TicketId = Request().TicketId, RevisionHash = Hash }));

    [Fact]
    public void The_yes_to_another_ticket_gives_no_permit() =>
        Refused("permit.not-approved", () => Permit.Issue(Request() with { TicketId = Guid.NewGuid() }, Approved(), "KLP-1", Actor.Kalapa, Decided));

    [Fact]
    public void Content_that_changed_since_the_decision_gives_no_permit() =>
        Refused("permit.content-changed", () => Permit.Issue(Request(hash: "other"), Approved(), "KLP-1", Actor.Kalapa, Decided));

    [Fact]
    public void No_permit_comes_out_at_the_window_s_end()
    {
        Assert.Equal(PermitState.Issued, Issue(Approved(), ThreeDays.End.AddTicks(-1)).State);
        Refused("permit.window-over", () => Issue(Approved(), ThreeDays.End));
    }

    private static Permit Issue(Approval approval, DateTimeOffset? now = null) =>
        Permit.Issue(Request(), approval, "KLP-1", Actor.Kalapa, now ?? Decided);

    private static void Refused(string rule, Func<Permit> issue) => Assert.Equal(rule, Assert.Throws<RuleBroken>(issue).Code);
}
