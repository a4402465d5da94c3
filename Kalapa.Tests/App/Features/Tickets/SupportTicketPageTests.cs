using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

/// <summary>A support request on the staff's page: who is offered what, and what the dialogs ask for.</summary>
public sealed class SupportTicketPageTests : StaffPageTest
{
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;

    [Fact]
    public async Task Owner_sees_facts_without_papers_and_everything_that_moves_it_on()
    {
        var page = Show(App.People.Agent, await App.SupportInReview());

        Assert.Single(page.FindAll("[data-test=support-facts]"));
        Assert.Empty(page.FindAll(".ticket-viewer"));
        Assert.All(["resolve", "ask-client", "hand-on", "need-visit"], button => Assert.Single(page.FindAll($"[data-test={button}]")));
    }

    [Fact]
    public async Task Supervisor_is_led_from_the_ticket_to_the_job()
    {
        var id = await App.SupportAtBranch();

        var page = Show(App.People.Supervisor, id);

        Assert.Equal($"/cabang?tiket={id}", page.Find("[data-test=branch-job]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-test=resolve]"));
    }

    [Fact]
    public async Task Resolving_waits_for_outcome_and_text_and_keeps_the_cause_for_staff()
    {
        var id = await App.SupportInReview();
        var page = Show(App.People.Agent, id);
        await page.Find("[data-test=resolve]").ClickAsync(new());

        await _dialogs.WaitForElement("[data-test=action-text]", Patience).InputAsync("Daya menyala lagi.");
        Assert.True(_dialogs.Find("[data-test=action-confirm]").HasAttribute("disabled"));
        await _dialogs.Find("[data-test=outcome]").ChangeAsync(new() { Value = "Fixed" });
        await _dialogs.Find("[data-test=cause-text]").InputAsync("Pemutus turun.");
        await _dialogs.Find("[data-test=action-confirm]").ClickAsync(new());

        page.WaitForElement("[data-test=support-outcome]", Patience);
        var request = await App.Support(id);
        Assert.Equal(
            (TicketState.Resolved, SupportOutcome.Fixed, "Pemutus turun.", "Daya menyala lagi."),
            (request.State, request.Outcome, request.Cause, request.Solution));
    }

    [Fact]
    public async Task A_visit_is_prepared_as_an_emergency_when_it_cannot_wait()
    {
        var id = await App.SupportInReview();
        var page = Show(App.People.Agent, id);
        await page.Find("[data-test=need-visit]").ClickAsync(new());

        await _dialogs.WaitForElement("[data-test=visit-emergency]", Patience).ChangeAsync(new() { Value = "on" });
        await _dialogs.Find("[data-test=action-confirm]").ClickAsync(new());

        page.WaitForElement("[data-test=awaited]", Patience);
        var visit = await App.Read(db => db.PermitRequests.AsNoTracking().SingleAsync(row => row.SupportId == id));
        Assert.Contains("EMG", visit.Content.Types);
        Assert.Equal($"/tiket/{visit.Id}", page.Find("[data-test=visits] a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_another_changed_meanwhile_is_told_and_nothing_typed_is_lost()
    {
        var id = await App.SupportInReview();
        var page = Show(App.People.Agent, id);
        await page.Find("[data-test=hand-on]").ClickAsync(new());
        await _dialogs.WaitForElement("[data-test=action-text]", Patience).InputAsync("Periksa kabelnya.");

        await App.Get<TransferTicket>().Run(App.People.Agent.Id, id, (await App.Support(id)).Version, App.People.OtherAgent.Id);

        Assert.Contains(App.People.OtherAgent.DisplayName, _dialogs.WaitForElement("[data-test=changes]", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal("Periksa kabelnya.", _dialogs.Find("[data-test=action-text]").GetAttribute("value"));
    }

    private IRenderedComponent<TicketPage> Show(KalapaUser user, Guid id)
    {
        GoAs(user, $"/tiket/{id}");
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
        var page = Render<TicketPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }
}
