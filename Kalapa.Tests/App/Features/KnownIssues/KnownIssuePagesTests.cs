using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.KnownIssues;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.KnownIssues;

/// <summary>The list, an issue's page, its form, and what stands of it on other pages.</summary>
public sealed class KnownIssuePagesTests : StaffPageTest
{
    private const string Row = "[data-test=issue-row]";
    private const string Banner = "[data-test=issue-banner]";

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task An_update_is_marked_late_at_the_due_minute_without_a_click()
    {
        await App.Issue();
        var list = Open<KnownIssuesPage>(App.People.Lead, "/gangguan");
        var alarm = Render<KnownIssueAlarm>();
        list.WaitForElement(Row, Patience);
        Assert.Empty(list.FindAll(".issue-row-late"));
        Assert.Empty(alarm.FindAll("[data-test=alarm-issue]"));

        App.Clock.Advance(TimeSpan.FromMinutes(60));

        list.WaitForElement(".issue-row-late", Patience);
        alarm.WaitForElement("[data-test=alarm-issue]", Patience);
    }

    [Fact]
    public async Task The_alarm_ends_with_the_update()
    {
        var id = await App.Issue();
        App.Clock.Advance(TimeSpan.FromMinutes(61));
        var page = Show(App.People.Lead, id);
        Assert.Single(page.FindAll("[data-test=alarm-late]"));

        await page.Find("[data-test=update-text]").InputAsync("Suku cadang tiba.");
        await page.Find("[data-test=update-form]").SubmitAsync();

        page.WaitForState(() => page.FindAll("[data-test=alarm-late]").Count == 0 && page.FindAll("[data-test=issue-update]").Count == 1, Patience);
        Assert.Equal("", page.Find("[data-test=update-text]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_company_reads_the_banner_and_joins_with_one_press()
    {
        var id = await App.Issue();
        var banner = BannerOf(App.People.Client);
        Assert.Contains(KnownIssueScenes.Outage.Known, banner.WaitForElement(Banner, Patience).TextContent, StringComparison.Ordinal);

        await banner.Find("[data-test=join-issue]").ClickAsync(new());

        banner.WaitForElement("[data-test=issue-mine]", Patience);
        Assert.Single((await App.IssueView(id)).Tickets);
    }

    [Fact]
    public async Task A_company_that_is_not_allowed_there_has_no_banner()
    {
        await App.Issue();
        var banner = BannerOf((await App.Neighbours(1, "SBY"))[0]);

        // This one it may read; the other it may not, and both would have come by now.
        await App.Issue(KnownIssueScenes.Outage with { BranchCode = "SBY", Title = "Jaringan putus" });

        await banner.WaitForElement("[data-test=issue-show]", Patience).ClickAsync(new());
        Assert.Contains("Jaringan putus", Assert.Single(banner.FindAll(Banner)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(KnownIssueScenes.Outage.Title, banner.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_tells_of_it_by_itself_and_the_banner_comes_and_goes_with_a_press()
    {
        var banner = BannerOf(App.People.Client);
        Assert.Contains("Tidak ada gangguan", banner.Find("[data-test=issue-line]").TextContent, StringComparison.Ordinal);

        var id = await App.Issue();
        var show = banner.WaitForElement("[data-test=issue-show]", Patience);
        Assert.Empty(banner.FindAll(Banner));
        await show.ClickAsync(new());
        Assert.Contains("1 gangguan sedang berlangsung", banner.Find("[data-test=issue-line]").TextContent, StringComparison.Ordinal);
        await App.Over(id);

        await banner.WaitForElement("[data-test=put-away]", Patience).ClickAsync(new());
        Assert.Empty(banner.FindAll(Banner));
        Assert.Contains("Tidak ada gangguan", banner.Find("[data-test=issue-line]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_in_a_form_changes_the_line_and_not_what_stands_above_the_fields()
    {
        await App.Issue(KnownIssueScenes.Outage with { Category = "COOLING.HOT" });
        GoAs(App.People.Client, "/beranda");
        var banner = Render<KnownIssueBanner>(parameters => parameters.Add(shown => shown.BranchCode, "CBT").Add(shown => shown.Category, "POWER.OUTAGE"));
        banner.WaitForElement("[data-banners-ready=yes]", Patience);

        banner.Render(parameters => parameters.Add(shown => shown.Category, "COOLING.LEAK"));
        Assert.Empty(banner.FindAll(Banner));
        await banner.Find("[data-test=issue-show]").ClickAsync(new());
        banner.Render(parameters => parameters.Add(shown => shown.Category, "POWER.OUTAGE"));

        Assert.Single(banner.FindAll(Banner));
    }

    [Fact]
    public async Task Resolving_shows_what_became_of_each_ticket_and_keeps_it()
    {
        var id = await App.Issue();
        var atBranch = await App.SupportAtBranch();
        await App.Get<LinkTickets>().Link(App.People.Lead.Id, id, atBranch);
        await App.Get<JoinKnownIssue>().Run(App.People.OtherClient.Id, id);
        var page = Show(App.People.Lead, id);

        await page.Find("[data-test=resolve-open]").ClickAsync(new());
        await page.Find("[data-test=resolve-text]").InputAsync(KnownIssueScenes.Restored);
        await page.Find("[data-test=resolve-form]").SubmitAsync();

        page.WaitForState(() => page.FindAll("[data-test=refused]").Count == 1, Patience);
        Assert.Contains("1 tiket diselesaikan, 1 tidak", page.Find("[data-test=issue-result]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/tiket/{atBranch}", page.Find("[data-test=refused] a").GetAttribute("href"));
        Assert.Contains("1", page.Find("[data-test=resolve-left]").TextContent, StringComparison.Ordinal);

        // Kept for whoever opens it later.
        var other = Show(App.People.Agent, id);
        Assert.Single(other.FindAll("[data-test=refused]"));
        Assert.Empty(other.FindAll("[data-test=resolve-left], [data-test=update-form]"));
    }

    [Fact]
    public async Task What_is_typed_stays_when_somebody_else_says_that_it_is_over()
    {
        var id = await App.Issue();
        var page = Show(App.People.Lead, id);
        await page.Find("[data-test=update-text]").InputAsync("Masih kami periksa");

        await App.Over(id, App.People.Lead);

        page.WaitForElement("[data-test=issue-end]", Patience);
        Assert.Equal("Masih kami periksa", page.Find("[data-test=update-text]").GetAttribute("value"));
        Assert.True(page.Find("[data-test=update-text]").HasAttribute("readonly"));
    }

    [Fact]
    public async Task An_issue_of_another_branch_is_one_that_is_not_there()
    {
        var id = await App.Issue(KnownIssueScenes.Outage with { BranchCode = "BDG" });

        GoAs(App.People.Supervisor, $"/gangguan/{id}");
        var page = Render<KnownIssuePage>(parameters => parameters.Add(screen => screen.Id, id));

        page.WaitForElement(".empty-state", Patience);
        Assert.DoesNotContain(KnownIssueScenes.Outage.Title, page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".empty-state"));
    }

    [Fact]
    public async Task A_form_that_is_not_whole_says_what_is_missing_and_keeps_what_was_typed()
    {
        var page = Open<DeclarePage>(App.People.Supervisor, "/gangguan/baru");
        await page.Find("[data-test=title]").InputAsync("Listrik padam");

        await page.Find("[data-test=declare-form]").SubmitAsync();

        page.WaitForElement("[data-test=problem]", Patience);
        Assert.Equal("Listrik padam", page.Find("[data-test=title]").GetAttribute("value"));
        Assert.Equal("true", page.Find("[data-test=category]").GetAttribute("aria-invalid"));
        Assert.Equal(0, await App.Read(db => db.KnownIssues.CountAsync()));
    }

    [Fact]
    public async Task Out_of_a_ticket_the_form_is_filled_in_and_leads_to_the_issue()
    {
        var ticket = await App.SupportSubmitted();
        var page = Open<DeclarePage>(App.People.Lead, $"/gangguan/baru?tiket={ticket}");
        Assert.Single(page.FindAll("[data-test=from-ticket]"));
        await page.Find("[data-test=known]").InputAsync("Kami periksa panelnya.");

        await page.Find("[data-test=declare-form]").SubmitAsync();

        page.WaitForState(() => Here.Contains("/gangguan/0", StringComparison.Ordinal), Patience);
        Assert.Equal(ticket, (await App.Link(ticket)).TicketId);
    }

    [Fact]
    public async Task An_agent_who_is_no_lead_is_told_who_declares()
    {
        var page = Open<DeclarePage>(App.People.Agent, "/gangguan/baru");

        Assert.Empty(page.FindAll("[data-test=declare-form]"));
        Assert.Single(page.FindAll(".empty-state"));
    }

    [Fact]
    public async Task A_ticket_shows_its_issue_to_staff_with_a_way_there_and_to_its_client_without()
    {
        var id = await App.Issue();
        var joined = await App.Get<JoinKnownIssue>().Run(App.People.Client.Id, id);

        var staff = Note(App.People.Agent, joined.TicketId, isStaff: true);
        Assert.Equal($"/gangguan/{id}", staff.WaitForElement("[data-test=linked-issue] a", Patience).GetAttribute("href"));

        var client = Note(App.People.Client, joined.TicketId, isStaff: false);
        client.WaitForElement("[data-test=linked-issue]", Patience);
        Assert.Empty(client.FindAll("[data-test=linked-issue] a"));
        Assert.Contains(KnownIssueScenes.Outage.Title, client.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_links_a_ticket_on_its_page()
    {
        var id = await App.Issue();
        var ticket = await App.SupportInReview();
        var note = Note(App.People.Agent, ticket, isStaff: true);
        note.WaitForElement("[data-test=link-issue]", Patience);
        Assert.Empty(note.FindAll("[data-test=declare-from-ticket]"));

        await note.Find("[data-test=link-issue]").ChangeAsync($"{id}");
        await note.Find("[data-test=link-form]").SubmitAsync();

        note.WaitForElement("[data-test=linked-issue]", Patience);
        Assert.Equal(id, (await App.Link(ticket)).IssueId);
    }

    private IRenderedComponent<KnownIssuePage> Show(KalapaUser reader, Guid id)
    {
        GoAs(reader, $"/gangguan/{id}");
        var page = Render<KnownIssuePage>(parameters => parameters.Add(screen => screen.Id, id));
        page.WaitForElement("[data-test=issue-facts]", Patience);
        return page;
    }

    private IRenderedComponent<KnownIssueBanner> BannerOf(KalapaUser reader)
    {
        GoAs(reader, "/beranda");
        var banner = Render<KnownIssueBanner>();
        banner.WaitForElement("[data-banners-ready=yes]", Patience);
        return banner;
    }

    private IRenderedComponent<LinkedIssueNote> Note(KalapaUser reader, Guid ticket, bool isStaff)
    {
        GoAs(reader, $"/tiket/{ticket}");
        return Render<LinkedIssueNote>(parameters => parameters.Add(note => note.TicketId, ticket).Add(note => note.IsStaff, isStaff));
    }
}
