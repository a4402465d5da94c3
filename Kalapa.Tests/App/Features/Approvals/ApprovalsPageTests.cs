using Bunit;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Tickets;
using Xunit;
using IElement = AngleSharp.Dom.IElement;

namespace Kalapa.Tests.App.Features.Approvals;

public sealed class ApprovalsPageTests : StaffPageTest
{
    [Fact]
    public async Task Own_branches_requests_stand_under_the_day_of_their_visit()
    {
        var later = await App.Escalated(content: App.Visit() with { Window = new(App.Clock.GetUtcNow().AddDays(4), App.Clock.GetUtcNow().AddDays(4).AddHours(2)) });
        var tomorrow = await App.Escalated();

        var page = Open<ApprovalsPage>(App.People.Supervisor, "/persetujuan");

        page.WaitForState(() => RowsOf(page).Count == 2, Patience);
        Assert.Equal(["day-Tomorrow", "day-Later"], page.FindAll("[data-test^=day-]").Select(day => day.GetAttribute("data-test")));
        Assert.Equal([(await App.Ticket(tomorrow)).Number, (await App.Ticket(later)).Number], RowsOf(page).Select(row => row.GetAttribute("data-ticket")));
    }

    [Fact]
    public async Task Other_branches_requests_are_not_there()
    {
        await App.Escalated();

        var page = Open<ApprovalsPage>(App.People.BandungSupervisor, "/persetujuan");

        Assert.Empty(RowsOf(page));
    }

    [Fact]
    public async Task A_days_many_decisions_are_counted_and_the_newest_listed()
    {
        for (var number = 0; number < 22; number++)
        {
            await App.Approved();
        }

        var page = Open<ApprovalsPage>(App.People.Supervisor, "/persetujuan");

        page.WaitForState(() => page.FindAll("[data-test=decisions] li").Count == 20, Patience);
        Assert.Contains("2", page.Find("[data-test=decisions-rest]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_puts_its_ticket_on_the_desk_with_all_there_is_to_decide()
    {
        var id = await App.Escalated();
        await App.Get<PostMessage>().Run(App.People.Agent.Id, id, Visibility.Internal, "Sudah dihubungi.");

        var page = OpenDesk(id);

        var ticket = await App.Ticket(id);
        Assert.Equal(ticket.Number, page.Find("[data-test=desk-number]").TextContent);
        Assert.Contains("Agus", page.Find("[data-test=desk-request]").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/berkas/", page.Find("[data-test=paper-D01] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Sudah dihubungi.", page.Find("[data-test=desk-messages]").TextContent, StringComparison.Ordinal);
        Assert.Equal(ticket.ContentHash, page.Find("[data-test=hash]").GetAttribute("title"));
    }

    [Fact]
    public async Task Approval_is_confirmed_by_the_tickets_name_and_the_permit_comes_out()
    {
        var id = await App.Escalated();
        var page = OpenDesk(id);

        await page.Find("[data-test=do-Approve]").ClickAsync();
        Assert.Contains((await App.Ticket(id)).Number!, page.Find("[data-test=confirm]").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-test=decided]", Patience);
        Assert.Equal(App.People.Supervisor.Id, Assert.Single((await App.Ticket(id)).Approvals).DecidedBy);
        Assert.NotNull(await App.Permit(id));
    }

    [Fact]
    public async Task A_rejection_waits_for_its_reason()
    {
        var id = await App.Escalated();
        var page = OpenDesk(id);

        await page.Find("[data-test=do-Reject]").ClickAsync();
        Assert.True(page.Find("[data-test=confirm]").HasAttribute("disabled"));
        await page.Find("[data-test=reason]").InputAsync("Ada pemadaman hari itu.");
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-test=decided]", Patience);
        Assert.Equal("Ada pemadaman hari itu.", (await App.Ticket(id)).Approvals[0].Reason);
    }

    [Fact]
    public async Task Conditions_may_leave_people_out()
    {
        var id = await App.Escalated();
        var page = OpenDesk(id);

        await page.Find("[data-test=do-ApproveWithConditions]").ClickAsync();
        await page.Find("[data-test=conditions]").InputAsync("Tanpa foto.");
        await page.FindAll("[data-test=narrow-person]")[1].ChangeAsync(false);
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-test=decided]", Patience);
        var permit = await App.Permit(id);
        Assert.Equal("Tanpa foto.", permit.Conditions);
        Assert.Equal("Agus", Assert.Single(permit.People).FullName);
    }

    [Fact]
    public async Task An_asked_waiver_is_granted_by_hand_or_there_is_no_yes()
    {
        var id = await App.Draft();
        await App.Get<SupplyPaper>().AskWaiver(App.People.Client.Id, id, new("D01"), "Direktur di luar negeri");
        await App.Get<SubmitRequest>().Run(App.People.Client.Id, id);
        await App.Get<TakeNext>().Run(App.People.Agent.Id);
        await App.Get<EscalateTicket>().Run(App.People.Agent.Id, id, (await App.Ticket(id)).Version);
        var page = OpenDesk(id);
        page.WaitForElement("[data-test=check-Waivers]", Patience); // the checks come with the list's own read

        await page.Find("[data-test=do-Approve]").ClickAsync();
        Assert.True(page.Find("[data-test=confirm]").HasAttribute("disabled"));
        await page.Find("[data-test=waiver-D01]").ChangeAsync(true);
        Assert.False(page.Find("[data-test=confirm]").HasAttribute("disabled"));
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-test=decided]", Patience);
        Assert.Equal(["D01"], (await App.Permit(id)).Waivers);
    }

    [Fact]
    public async Task A_question_goes_to_CS_and_the_row_says_that_it_waits()
    {
        var id = await App.Escalated();
        var page = OpenDesk(id);

        await page.Find("[data-test=do-AskInfo]").ClickAsync();
        await page.Find("[data-test=question]").InputAsync("Siapa pendampingnya?");
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-test=clarifying]", Patience);
        Assert.Empty(page.FindAll("[data-test=do-Approve]"));
        page.WaitForState(() => RowsOf(page) is [var row] && row.TextContent.Contains("Menunggu jawaban CS", StringComparison.Ordinal), Patience);
        Assert.Equal(TicketState.Clarifying, (await App.Ticket(id)).State);
    }

    [Fact]
    public async Task What_another_decided_greys_in_the_list_with_name_and_time()
    {
        var id = await App.Escalated();
        var page = Open<ApprovalsPage>(App.People.Supervisor, "/persetujuan");
        page.WaitForElement("[data-test=approval-row]", Patience);

        await App.Decide(App.People.SecondSupervisor, id, Outcome.Rejected);

        var gone = page.WaitForElement("[data-test=approval-gone]", Patience).TextContent;
        Assert.Contains("Ratna", gone, StringComparison.Ordinal);
        Assert.Contains("WIB", gone, StringComparison.Ordinal);
        Assert.Contains("Ratna", page.Find("[data-test=decisions]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slower_supervisor_keeps_what_was_typed_and_learns_who_decided()
    {
        var id = await App.Escalated();
        var page = OpenDesk(id);
        await page.Find("[data-test=do-Reject]").ClickAsync();
        await page.Find("[data-test=reason]").InputAsync("Belum siap.");

        await App.Decide(App.People.SecondSupervisor, id, Outcome.Approved);

        Assert.Contains("Ratna", page.WaitForElement("[data-test=decided]", Patience).TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-test=changes]"));
        Assert.Equal("Belum siap.", page.Find("[data-test=reason]").GetAttribute("value"));
        Assert.True(page.Find("[data-test=confirm]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_changed_request_is_decided_only_after_its_changes_were_read()
    {
        var id = await App.Escalated();
        var page = OpenDesk(id);
        await page.Find("[data-test=do-ApproveWithConditions]").ClickAsync();
        await page.Find("[data-test=conditions]").InputAsync("Tanpa foto.");

        await App.Get<AskInfo>().Run(App.People.SecondSupervisor.Id, id, (await App.Ticket(id)).Version, "Siapa?");
        page.WaitForElement("[data-test=changes]", Patience);
        await App.Get<Clarify>().Answer(App.People.Agent.Id, id, (await App.Ticket(id)).Version, "Pak Agus.");
        page.WaitForState(() => page.FindAll("[data-test=changes]").Count == 0, Patience);

        Assert.Equal("Tanpa foto.", page.Find("[data-test=conditions]").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        page.WaitForElement("[data-test=decided]", Patience);
    }

    [Fact]
    public async Task The_own_request_says_why_another_decides()
    {
        var id = await App.Escalated(App.People.Supervisor);

        var page = OpenDesk(id);

        Assert.Contains("pemohon", page.Find("[data-test=own-hand]").TextContent, StringComparison.Ordinal);
        Assert.All(["Approve", "Reject", "ApproveWithConditions"], action => Assert.True(page.Find($"[data-test=do-{action}]").HasAttribute("disabled")));
    }

    private IRenderedComponent<ApprovalsPage> OpenDesk(Guid id)
    {
        var page = Open<ApprovalsPage>(App.People.Supervisor, $"/persetujuan?tiket={id}");
        page.WaitForElement("[data-desk-ready=yes]", Patience);
        return page;
    }

    private static IReadOnlyList<IElement> RowsOf(IRenderedComponent<ApprovalsPage> page) => [.. page.FindAll("[data-test=approval-row]")];
}
