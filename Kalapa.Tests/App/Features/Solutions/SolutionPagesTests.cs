using Bunit;
using Kalapa.App.Features.Solutions;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Solutions;

/// <summary>The list, a solution's page and its form.</summary>
public sealed class SolutionPagesTests : StaffPageTest
{
    private const string Row = "[data-test=solution-row]";

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task A_client_sees_what_is_published_for_clients_and_no_tools_of_staff()
    {
        var id = await App.Solution();
        await App.Solution(with: content => content with { Audience = SolutionAudience.Staff });
        await App.Solution(SolutionState.Draft);

        var page = Open<SolutionsPage>(App.People.Client, "/solusi");

        Assert.Equal($"{id}", page.WaitForElement(Row, Patience).GetAttribute("data-solution"));
        Assert.Single(page.FindAll(Row));
        Assert.Empty(page.FindAll("[data-test=draft-solution], [data-test=filter-state], [data-test=filter-audience], [data-test=state]"));
    }

    [Fact]
    public async Task Typing_finds_and_nothing_found_says_so()
    {
        await App.Solution();
        await App.Solution(with: content => content with { Indonesian = content.Indonesian with { Title = "Kartu hilang", Symptoms = "Kartu", Steps = "Lapor" } });
        var page = Open<SolutionsPage>(App.People.Client, "/solusi");
        page.WaitForState(() => page.FindAll(Row).Count == 2, Patience);

        await page.Find("[data-test=find-solution]").InputAsync("kartu");
        page.WaitForState(() => page.FindAll(Row).Count == 1, Patience);
        await page.Find("[data-test=find-solution]").InputAsync("kapal selam");

        page.WaitForElement("[data-test=solutions-empty]", Patience);
        Assert.Contains("cari=kapal", Here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_meanwhile_comes_by_itself()
    {
        var id = await App.Solution(SolutionState.Draft);
        var page = Open<SolutionsPage>(App.People.Client, "/solusi");
        page.WaitForElement("[data-test=solutions-empty]", Patience);

        await App.Get<PublishSolution>().Run(App.People.Lead.Id, id);

        page.WaitForElement(Row, Patience);
    }

    [Fact]
    public async Task A_solution_shows_its_steps_as_meant_and_counts_who_was_helped()
    {
        var id = await App.Solution();
        var page = Show(App.People.Client, id);

        Assert.Equal(2, page.FindAll("[data-test=markdown] ol li").Count);
        Assert.Empty(page.FindAll("[data-test=about], [data-test=other-language], [data-test=revise]"));
        await page.Find("[data-test=helped]").ClickAsync(new());

        page.WaitForState(() => page.FindAll("[data-test=helped]").Count == 0, Patience);
        Assert.Equal(1, (await Read(id)).Helped);
    }

    [Fact]
    public async Task A_missing_language_shows_the_other_and_says_so()
    {
        var id = await App.Solution(with: content => content with { Indonesian = new(), English = content.Indonesian with { Title = "PDU is off" } });

        var page = Show(App.People.Client, id);

        Assert.Single(page.FindAll("[data-test=other-language]"));
        Assert.Equal("PDU is off", page.Find("h1").TextContent);
        Assert.Equal("en", page.Find("[data-test=markdown]").GetAttribute("lang"));
    }

    [Fact]
    public async Task A_solution_for_staff_is_to_a_client_one_that_is_not_there()
    {
        var id = await App.Solution(with: content => content with { Audience = SolutionAudience.Staff });

        var page = Show(App.People.Client, id);

        Assert.Contains("tidak ada", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-test=solution]"));
    }

    [Fact]
    public async Task Correcting_leads_to_the_form_and_takes_it_out_of_the_list()
    {
        var id = await App.Solution();
        var page = Show(App.People.OtherAgent, id);

        await page.Find("[data-test=revise]").ClickAsync(new());

        page.WaitForState(() => Here.EndsWith($"/solusi/{id}/isi", StringComparison.Ordinal), Patience);
        Assert.Equal(SolutionState.Draft, (await Read(id)).State);
    }

    [Fact]
    public async Task What_is_typed_in_both_languages_is_saved()
    {
        var id = await App.Get<DraftSolution>().Run(App.People.Agent.Id);
        var page = Open<SolutionFormPage>(App.People.Agent, $"/solusi/{id}/isi", id);

        await page.WaitForElement("[data-test=title-id]", Patience).InputAsync("PDU padam");
        await page.Find("[data-test=title-en]").InputAsync("PDU is off");
        await page.Find("[data-test=category]").ChangeAsync(new() { Value = "POWER" });
        await page.Find(".solution-form").FocusOutAsync(new());

        var content = (await Read(id)).Content;
        Assert.Equal(("PDU padam", "PDU is off", "POWER"), (content.Indonesian.Title, content.English.Title, content.Category));
        Assert.NotEmpty(page.FindAll("[data-test=fault]"));
    }

    [Fact]
    public async Task Who_may_not_publish_is_told_why_and_a_lead_publishes_from_the_form()
    {
        var id = await App.Solution(SolutionState.Draft);
        Assert.Contains("Pemimpin layanan", Open<SolutionFormPage>(App.People.Agent, $"/solusi/{id}/isi", id).Find("[data-test=no-publish]").TextContent, StringComparison.Ordinal);

        var own = await App.Get<DraftSolution>().Run(App.People.Lead.Id);
        Assert.Contains("Anda ikut menulisnya", Open<SolutionFormPage>(App.People.Lead, $"/solusi/{own}/isi", own).Find("[data-test=no-publish]").TextContent, StringComparison.Ordinal);

        var page = Open<SolutionFormPage>(App.People.Lead, $"/solusi/{id}/isi", id);
        await page.Find("[data-test=publish]").ClickAsync(new());

        page.WaitForState(() => Here.EndsWith($"/solusi/{id}", StringComparison.Ordinal), Patience);
        Assert.Equal(SolutionState.Published, (await Read(id)).State);
    }

    [Fact]
    public async Task A_form_whose_draft_was_published_meanwhile_says_so_and_keeps_what_is_typed()
    {
        var id = await App.Solution(SolutionState.Draft);
        var page = Open<SolutionFormPage>(App.People.Agent, $"/solusi/{id}/isi", id);
        await App.Get<PublishSolution>().Run(App.People.Lead.Id, id);
        page.WaitForElement("[data-test=not-draft]", Patience);

        await page.Find("[data-test=title-id]").InputAsync("Terlambat");
        await page.Find(".solution-form").FocusOutAsync(new());

        Assert.Equal("Terlambat", page.Find("[data-test=title-id]").GetAttribute("value"));
        Assert.Contains("bukan draf lagi", page.Find("[data-test=saved]").TextContent, StringComparison.Ordinal);
        Assert.Equal("PDU rak padam", (await Read(id)).Content.Indonesian.Title);
    }

    private IRenderedComponent<SolutionPage> Show(Kalapa.App.Data.KalapaUser user, Guid id) => Open<SolutionPage>(user, $"/solusi/{id}", id);

    private IRenderedComponent<T> Open<T>(Kalapa.App.Data.KalapaUser user, string address, Guid id)
        where T : IComponent
    {
        GoAs(user, address);
        var page = Render<T>(parameters => parameters.TryAdd("Id", id));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }

    private async Task<SolutionView> Read(Guid id) =>
        (await App.Get<SolutionDetail>().For(App.People.Agent.ToActor(), id, Xunit.TestContext.Current.CancellationToken))!;
}
