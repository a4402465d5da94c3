using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.BranchJobs;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.BranchJobs;

public sealed class BranchJobsPageTests : StaffPageTest
{
    private const string Row = "[data-test=job-row]";

    [Fact]
    public async Task Jobs_of_the_own_branches_stand_there_the_oldest_on_top()
    {
        var oldest = await App.SupportAtBranch();
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        var newest = await App.SupportAtBranch();

        var page = Open<BranchJobsPage>(App.People.Supervisor, "/cabang");

        page.WaitForState(() => page.FindAll(Row).Count == 2, Patience);
        Assert.Equal(
            [(await App.Support(oldest)).Number, (await App.Support(newest)).Number],
            page.FindAll(Row).Select(row => row.GetAttribute("data-ticket")));
        Assert.Contains("Periksa PDU rak R12.", page.Find(Row).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_branchs_supervisor_sees_an_empty_list_and_no_job_by_its_address()
    {
        var id = await App.SupportAtBranch();

        var page = Open<BranchJobsPage>(App.People.BandungSupervisor, $"/cabang?tiket={id}");

        page.WaitForElement("[data-test=job-unknown]", Patience);
        Assert.Empty(page.FindAll(Row));
        Assert.Single(page.FindAll("[data-test=jobs-empty]"));
    }

    [Fact]
    public async Task What_the_branch_does_not_hold_is_no_job()
    {
        await App.SupportInReview();

        var page = Open<BranchJobsPage>(App.People.Supervisor, "/cabang");

        Assert.Empty(page.FindAll(Row));
        Assert.Single(page.FindAll("[data-test=desk-none]"));
    }

    [Fact]
    public async Task A_job_shows_the_instruction_the_place_and_the_clients_steps()
    {
        var id = await App.SupportAtBranch(SupportBuilder.Fault with
        {
            Category = "HANDS.RESTART",
            HandsOn = new()
            {
                Steps = "Cabut kabel daya kiri",
                MayBeSwitchedOff = false,
                Contact = "Dodi 0813",
                Consent = new(HandsOn.ConsentCode, HandsOn.ConsentVersion, App.People.Client.Id, App.Clock.GetUtcNow()),
            },
        });

        var page = OpenJob(id);

        Assert.Equal((await App.Support(id)).Number, page.Find("[data-test=desk-number]").TextContent);
        Assert.Equal("Periksa PDU rak R12.", page.Find("[data-test=instruction]").TextContent);
        Assert.EndsWith("R12", page.Find("[data-test=place]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Cabut kabel daya kiri", page.Find("[data-test=steps]").TextContent);
        Assert.StartsWith("tidak", page.Find("[data-test=switch-off]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/tiket/{id}", page.Find("[data-test=open-ticket]").GetAttribute("href"));
    }

    [Theory]
    [InlineData("job-done", "JobDone")]
    [InlineData("job-not-possible", "JobNotPossible")]
    public async Task An_answer_waits_for_its_note_and_goes_back_to_the_owner(string button, string job)
    {
        var id = await App.SupportAtBranch();
        var page = OpenJob(id);
        Assert.True(page.Find($"[data-test={button}]").HasAttribute("disabled"));

        await page.Find("[data-test=note]").InputAsync("Pemutus turun.");
        await page.Find($"[data-test={button}]").ClickAsync();

        page.WaitForElement("[data-test=job-ended]", Patience);
        Assert.Equal(TicketState.InReview, (await App.Support(id)).State);
        var happened = await App.Read(db => db.AuditEvents.SingleAsync(row => row.TicketId == id && row.Type == "U05"));
        Assert.Equal((job, "Pemutus turun."), (happened.Values["job"], happened.Values["note"]));
        Assert.Contains(
            await App.Read(db => db.Messages.Where(row => row.TicketId == id).ToListAsync()),
            message => message is { Visibility: Visibility.Internal, Body: "Pemutus turun." });
        Assert.Empty(page.FindAll("[data-test=job-form]"));
    }

    [Fact]
    public async Task What_another_did_greys_in_the_list_and_keeps_what_was_typed()
    {
        var id = await App.SupportAtBranch();
        var page = OpenJob(id);
        page.WaitForElement(Row, Patience);
        await page.Find("[data-test=note]").InputAsync("Saya sedang ke rak.");

        await End(App.People.SecondSupervisor, id);

        Assert.Contains("Ratna", page.WaitForElement("[data-test=job-gone]", Patience).TextContent, StringComparison.Ordinal);
        var ended = page.WaitForElement("[data-test=job-ended]", Patience);
        Assert.Contains("Ratna", ended.TextContent, StringComparison.Ordinal);
        Assert.Equal("Saya sedang ke rak.", page.Find("[data-test=note]").GetAttribute("value"));
        Assert.True(page.Find("[data-test=note]").HasAttribute("readonly"));
        Assert.Empty(page.FindAll("[data-test=job-done]"));
    }

    [Fact]
    public async Task A_begun_note_stays_with_its_job()
    {
        var first = await App.SupportAtBranch();
        var second = await App.SupportAtBranch();
        var page = OpenJob(first);
        await page.Find("[data-test=note]").InputAsync("Baut longgar.");

        await Show(page, second);
        Assert.Equal("", page.Find("[data-test=note]").GetAttribute("value") ?? "");
        await Show(page, first);

        Assert.Equal("Baut longgar.", page.Find("[data-test=note]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_job_that_came_in_meanwhile_needs_no_reload()
    {
        var page = Open<BranchJobsPage>(App.People.Supervisor, "/cabang");
        Assert.Single(page.FindAll("[data-test=jobs-empty]"));

        await App.SupportAtBranch();

        page.WaitForElement(Row, Patience);
        Assert.Empty(page.FindAll("[data-test=jobs-empty]"));
    }

    private async Task End(KalapaUser supervisor, Guid id) =>
        await App.Get<EndBranchJob>().Run(supervisor.Id, id, (await App.Support(id)).Version, isDone: true, "Beres.");

    private IRenderedComponent<BranchJobsPage> OpenJob(Guid id)
    {
        var page = Open<BranchJobsPage>(App.People.Supervisor, $"/cabang?tiket={id}");
        page.WaitForElement("[data-desk-ready=yes]", Patience);
        page.WaitForElement("[data-test=note]", Patience);
        return page;
    }

    private async Task Show(IRenderedComponent<BranchJobsPage> page, Guid id)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/cabang?tiket={id}");
        var number = (await App.Support(id)).Number;
        page.WaitForState(() => page.FindAll("[data-test=desk-number]") is [var shown] && shown.TextContent == number, Patience);
    }
}
