using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Localisation;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Features.Tickets;

/// <summary>A support request as its company follows it, and what the requester answers there.</summary>
public sealed class SupportPageTests : StaffPageTest
{
    [Fact]
    public async Task What_Kalapa_does_appears_without_a_click_and_what_is_being_typed_stays()
    {
        var id = await App.SupportInReview();
        var page = Show(id);
        page.Find("[data-test=message-public]").Input("Sedang mengetik");

        await App.Get<AskSupportClient>().Run(App.People.Agent.Id, id, await VersionOf(id), "Rak yang mana?");

        page.WaitForElement("[data-test=answer-text]", Patience);
        Assert.Contains("Rak yang mana?", page.Find("[data-test=question]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Sedang mengetik", page.Find("[data-test=message-public]").GetAttribute("value"));
    }

    [Fact]
    public async Task An_answer_brings_it_back_into_line_and_says_where()
    {
        var id = await App.SupportReturned();
        var page = Show(id);
        page.Find("[data-test=answer-text]").Input("Rak R12.");

        await page.Find("[data-test=answer]").SubmitAsync();

        page.WaitForElement("[data-test=place]", Patience);
        Assert.Equal(TicketState.Queued, (await App.Support(id)).State);
        Assert.Contains("Rak R12.", page.Find("[data-test=feed]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-test=answer-text]"));
    }

    [Fact]
    public async Task An_answer_that_came_too_late_stays_to_be_copied()
    {
        var id = await App.SupportReturned();
        var page = Show(id);
        page.Find("[data-test=answer-text]").Input("Rak R12.");

        await App.Get<AnswerSupport>().Run(App.People.Client.Id, id, await VersionOf(id), "Dari ponsel.");

        page.WaitForElement("[data-test=answer-closed]", Patience);
        Assert.Equal("Rak R12.", page.Find("[data-test=answer-text]").GetAttribute("value"));
        Assert.Empty(page.FindAll("[data-test=answer-send]"));
    }

    [Fact]
    public async Task Solved_it_says_how_and_to_the_client_not_why()
    {
        using var _ = new Reader("id");
        var page = Show(await App.SupportResolved());

        var outcome = page.Find("[data-test=outcome]").TextContent;
        Assert.Contains("Diperbaiki", outcome, StringComparison.Ordinal);
        Assert.Contains("Daya sudah menyala kembali.", outcome, StringComparison.Ordinal);
        Assert.DoesNotContain("Pemutus turun", page.Markup, StringComparison.Ordinal);
        var read = (SupportView)(await App.Get<TicketDetail>().For(App.People.Client.ToActor(), page.Instance.Id, TestContext.Current.CancellationToken))!;
        Assert.DoesNotContain(read.Timeline, happened => happened.Values.ContainsKey("cause"));
        Assert.Equal("", read.Cause);
        Assert.NotEmpty(page.FindAll("[data-test=deadline]"));
    }

    [Fact]
    public async Task The_clients_yes_closes_it_and_from_then_on_one_asks_again()
    {
        var id = await App.SupportResolved();
        var page = Show(id);

        await page.Find("[data-test=confirm]").ClickAsync(new());

        page.WaitForElement("[data-test=copy]", Patience);
        Assert.Equal(TicketState.Closed, (await App.Support(id)).State);
        Assert.Equal($"/permintaan/baru?dari={id}", page.Find("[data-test=copy]").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-test=confirm], [data-test=not-solved]"));
        Assert.NotEmpty(page.FindAll("[data-test=solution]"));
    }

    [Fact]
    public async Task A_yes_leads_to_the_stars_which_stand_there_ever_after()
    {
        using var _ = new Reader("id");
        var id = await App.SupportClosed();
        var page = Show(id);
        Assert.True(page.Find("[data-test=rating-send]").HasAttribute("disabled"));

        page.Find("[data-test=star-2]").Change("2");
        Assert.Contains("Apa yang kurang?", page.Find("[data-test=rating-form]").TextContent, StringComparison.Ordinal);
        page.Find("[data-test=rating-line]").Input("Terlalu lama.");
        await page.Find("[data-test=rating-form] form").SubmitAsync();

        page.WaitForElement("[data-test=rating]", Patience);
        Assert.Contains("2 dari 5", page.Find("[data-test=rating]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Terlalu lama.", page.Find("[data-test=rating]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-test=rating-form]"));
        Assert.Empty(Show(id, App.People.Colleague).FindAll("[data-test=rating], [data-test=rating-form]"));
    }

    [Fact]
    public async Task Not_solved_asks_what_is_still_wrong_and_goes_back_into_line()
    {
        var id = await App.SupportResolved();
        var page = Show(id);
        Assert.Empty(page.FindAll("[data-test=still-wrong-text]"));
        await page.Find("[data-test=not-solved]").ClickAsync(new());
        Assert.True(page.Find("[data-test=still-wrong-send]").HasAttribute("disabled"));

        page.Find("[data-test=still-wrong-text]").Input("Mati lagi.");
        await page.Find("form[data-test=still-wrong]").SubmitAsync();

        page.WaitForElement("[data-test=place]", Patience);
        var request = await App.Support(id);
        Assert.Equal((TicketState.Queued, 1), (request.State, request.NotSolvedCount));
        Assert.Empty(page.FindAll("[data-test=outcome], [data-test=still-wrong-text]"));
    }

    [Fact]
    public async Task A_visit_is_the_requesters_to_send_and_is_not_shown_to_a_colleague_before()
    {
        var (id, visit) = await App.SupportAwaitingVisit();

        var page = Show(id);
        Assert.Equal($"/permintaan/{visit}/isi", page.Find("[data-test=send-visit]").GetAttribute("href"));
        Assert.Contains("step-mine", page.Find("[data-test=turn]").ClassList);

        var colleagues = Show(id, App.People.Colleague);
        Assert.Empty(colleagues.FindAll("[data-test=visit], [data-test=send-visit]"));
        Assert.Single(colleagues.FindAll("[data-test=visits]"));
        Assert.DoesNotContain("step-mine", colleagues.Find("[data-test=turn]").ClassList);
    }

    [Fact]
    public async Task A_visit_that_is_not_waited_for_any_more_stays_a_link()
    {
        var (id, visit) = await App.SupportAwaitingVisit();
        var page = Show(id);

        await App.Get<TakeBackVisit>().Run(App.People.Agent.Id, id, await VersionOf(id), "Tidak perlu.");

        page.WaitForState(() => page.FindAll("[data-test=send-visit]").Count == 0, Patience);
        Assert.Equal($"/permintaan/{visit}/isi", page.Find("[data-test=visit] a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(TicketState.Returned)]
    [InlineData(TicketState.Resolved)]
    public async Task A_colleague_reads_whose_turn_it_is_and_answers_nothing(TicketState state)
    {
        var id = state == TicketState.Returned ? await App.SupportReturned() : await App.SupportResolved();

        var page = Show(id, App.People.Colleague);

        Assert.DoesNotContain("step-mine", page.Find("[data-test=turn]").ClassList);
        Assert.Empty(page.FindAll("[data-test=answer-text], [data-test=confirm], [data-test=not-solved]"));
    }

    [Fact]
    public async Task What_the_branch_was_told_is_nowhere_on_the_clients_page()
    {
        var id = await App.SupportAtBranch();
        var page = Show(id);
        Assert.DoesNotContain("Periksa PDU", page.Markup, StringComparison.Ordinal);

        await App.Get<EndBranchJob>().Run(App.People.Supervisor.Id, id, await VersionOf(id), isDone: true, "PDU baik.");

        page.WaitForState(() => page.FindAll(".chip-review").Count == 1, Patience);
        Assert.DoesNotContain("PDU baik", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permits_id_leads_on_to_its_page_and_a_support_requests_id_back_here()
    {
        var permit = await App.Submitted();
        Show(permit);
        Assert.EndsWith($"/permintaan/{permit}", Here, StringComparison.Ordinal);

        var support = await App.SupportSubmitted();
        GoAs(App.People.Client, $"/permintaan/{support}");
        Render<RequestPage>(parameters => parameters.Add(page => page.Id, support)).WaitForState(() => Here.EndsWith($"/bantuan/{support}", StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_visits_page_leads_back_to_what_it_was_prepared_for()
    {
        var (id, visit) = await App.SupportAwaitingVisit();
        GoAs(App.People.Client, $"/permintaan/{visit}");

        var page = Render<RequestPage>(parameters => parameters.Add(shown => shown.Id, visit));

        Assert.Equal($"/bantuan/{id}", page.WaitForElement("[data-test=prepared-for] a", Patience).GetAttribute("href"));
    }

    [Fact]
    public async Task Another_companys_looks_like_none()
    {
        var page = Show(await App.SupportSubmitted(), App.People.OtherClient);

        Assert.Single(page.FindAll(".empty-state"));
    }

    [Fact]
    public void Each_state_says_whose_turn_it_is_and_each_step_what_happened()
    {
        var table = SupportLifecycle.Table.Rows;
        var words = Words.Indonesian(typeof(RequestPageWords)).Keys.ToHashSet();

        Assert.Superset(table.Select(row => row.To).OfType<TicketState>().Select(state => $"Support.Turn.{state}").ToHashSet(), words);
        Assert.Superset(table.Select(row => row.Id).Where(id => id.StartsWith('U')).Select(id => $"Support.Event.{id}").ToHashSet(), words);
    }

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;

    private async Task<long> VersionOf(Guid id) => (await App.Support(id)).Version;

    private IRenderedComponent<SupportPage> Show(Guid id, KalapaUser? reader = null)
    {
        GoAs(reader ?? App.People.Client, $"/bantuan/{id}");
        var page = Render<SupportPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }
}
