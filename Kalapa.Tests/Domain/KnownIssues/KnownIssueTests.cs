using Kalapa.Domain;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.KnownIssues;

/// <summary>A known issue: told, told again by the promised time, over once.</summary>
public sealed class KnownIssueTests
{
    private static readonly DateTimeOffset Now = Requests.Now;
    private static readonly KnownIssueContent Whole = KnownIssueScenes.Outage with { Zone = "DH1" };

    [Fact]
    public void It_is_numbered_and_says_what_one_press_asks_for()
    {
        var issue = Declare(Whole with { Title = "  Listrik   padam " });

        Assert.Matches(@"\AKI-CBT-\d{4}-0007\z", issue.Number);
        Assert.Equal(("Listrik padam", "POWER.OUTAGE", Impact.Degraded, "DH1", Whole.Known), (issue.Request.Title, issue.Request.Category, issue.Request.Impact, issue.Request.Zone, issue.Request.Description));
        Assert.Empty(SupportRules.Check(issue.Request, Requests.Cibitung(), Requests.Nusantara(), SupportCatalogue.Default, Now));
    }

    [Fact]
    public void One_press_files_under_its_category_also_when_that_is_offered_no_more_or_has_got_topics_meanwhile()
    {
        var retired = SupportCategory.Seeds().ToList();
        retired.Single(row => row.Code == "POWER").Retire();
        var divided = SupportCategory.Seeds().ToList();
        divided.Add(SupportCategory.Add(divided.Single(row => row.Code == "QUESTION"), new("Tagihan", "Invoice"), divided));

        Assert.Empty(Check(Declare(Whole), retired, "POWER.OUTAGE"));
        Assert.Equal(["support.category-retired"], Check(Declare(Whole), retired, "POWER.QUALITY"));
        Assert.Empty(Check(Declare(Whole with { Category = "QUESTION" }), divided, "QUESTION"));

        static IEnumerable<string> Check(KnownIssue issue, List<SupportCategory> categories, string issueCategory) => SupportRules.Check(
            issue.Request, Requests.Cibitung(), Requests.Nusantara(), SupportCatalogue.Of(categories), Now, issueCategory).Select(fault => fault.Code);
    }

    [Fact]
    public void One_press_jumps_no_line() => Assert.Equal(Lane.Normal, SupportRequest.LaneOf(Declare(Whole with { Impact = Impact.Down }).Request));

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        var fault = Assert.Throws<RuleBroken>(() => Declare(new() { BranchCode = "CBT", Zone = "nowhere", Category = "HANDS.LOOK" }, Now));

        Assert.Equal(["submit.zone-unknown", "issue.category", "issue.impact", "issue.title", "issue.text-missing", "issue.next-update"], fault.All.Select(one => one.Code));
    }

    [Fact]
    public void An_update_moves_the_promise_and_is_the_latest_word()
    {
        var issue = Declare(Whole);

        issue.Update("Suku cadang tiba.", Now.AddHours(3), Actors.Lead, Now.AddHours(1));

        Assert.Equal(("Suku cadang tiba.", Now.AddHours(3)), (issue.Latest, issue.NextUpdateAt));
        Assert.Equal(Now.AddHours(3), Assert.Single(issue.Updates).NextUpdateAt);
    }

    [Fact]
    public void It_is_late_from_the_promised_instant_on_and_never_once_it_is_over()
    {
        var issue = Declare(Whole);

        Assert.False(issue.IsLate(Now.AddHours(1).AddTicks(-1)));
        Assert.True(issue.IsLate(Now.AddHours(1)));
        issue.Resolve(SupportOutcome.Fixed, "", "Pulih.", Actors.Lead, Now.AddHours(2));
        Assert.False(issue.IsLate(Now.AddHours(9)));
        Assert.Equal("Pulih.", issue.Latest);
    }

    [Fact]
    public void A_promise_lies_ahead_and_within_a_week()
    {
        var issue = Declare(Whole);

        foreach (var next in new[] { Now, Now.AddDays(7).AddTicks(1) })
        {
            Assert.Equal("issue.next-update", Assert.Throws<RuleBroken>(() => issue.Update("Masih dikerjakan.", next, Actors.Lead, Now)).Code);
        }

        Assert.Empty(issue.Updates);
    }

    [Fact]
    public void It_is_over_once()
    {
        var issue = Declare(Whole);
        issue.Resolve(SupportOutcome.Fixed, "", "Pulih.", Actors.Lead, Now);

        Assert.Equal("issue.wrong-state", Assert.Throws<RuleBroken>(() => issue.Resolve(SupportOutcome.Declined, "", "Lagi.", Actors.Lead, Now)).Code);
        Assert.Equal("issue.wrong-state", Assert.Throws<RuleBroken>(() => issue.Update("Lagi.", Now.AddHours(1), Actors.Lead, Now)).Code);
        Assert.Equal("issue.over", Assert.Throws<RuleBroken>(issue.DemandOpen).Code);
    }

    [Fact]
    public void Nothing_is_told_by_an_empty_text()
    {
        var issue = Declare(Whole);

        Assert.Equal("issue.text-missing", Assert.Throws<RuleBroken>(() => issue.Update("  ", Now.AddHours(1), Actors.Lead, Now)).Code);
        Assert.Equal("issue.text-missing", Assert.Throws<RuleBroken>(() => issue.Resolve(SupportOutcome.Fixed, "", "\u200b", Actors.Lead, Now)).Code);
    }

    [Fact]
    public void A_ticket_is_resolved_with_it_once()
    {
        var link = new KnownIssueLink(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Actors.Lead, Now);
        link.Refuse(LinkReason.AtBranch, Now);
        link.Resolve(Now.AddMinutes(1));

        Assert.Equal((LinkResult.Resolved, LinkReason.None), (link.Result, link.Reason));
        Assert.Equal("issue.link-resolved", Assert.Throws<RuleBroken>(() => link.Resolve(Now)).Code);
        Assert.Equal("issue.link-resolved", Assert.Throws<RuleBroken>(() => link.Refuse(LinkReason.Ended, Now)).Code);
    }

    private static KnownIssue Declare(KnownIssueContent content, DateTimeOffset? next = null) =>
        KnownIssue.Declare(content, Requests.Cibitung(), SupportCatalogue.Default, 7, next ?? Now.AddHours(1), Actors.Lead, Now);
}
