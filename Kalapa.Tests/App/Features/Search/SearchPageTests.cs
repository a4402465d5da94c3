using Bunit;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Search;

public sealed class SearchPageTests : StaffPageTest
{
    [Fact]
    public async Task What_was_found_changes_while_it_is_looked_at()
    {
        await App.Submitted();
        var page = Open<SearchPage>(App.People.Lead, "/cari?q=switch");
        Assert.Contains("chip-queued", page.WaitForElement("[data-test=found-ticket]", Patience).InnerHtml, StringComparison.Ordinal);
        Assert.Contains("1 permintaan", page.Find("[data-test=found]").TextContent, StringComparison.Ordinal);

        await App.Get<TakeNext>().Run(App.People.Agent.Id);

        page.WaitForState(() => page.FindAll(".chip-review").Count == 1, Patience);
    }

    [Fact]
    public async Task A_whole_number_leads_to_the_request_and_a_part_of_it_to_the_list()
    {
        var id = await App.Submitted();
        var number = (await App.Ticket(id)).Number!;

        Open<SearchPage>(App.People.Agent, $"/cari?q={number[..^1]}").WaitForElement("[data-test=found-ticket]", Patience);
        Assert.Contains("/cari", Here, StringComparison.Ordinal);

        Open<SearchPage>(App.People.Agent, $"/cari?q={number}").WaitForState(() => Here.EndsWith($"/tiket/{id}", StringComparison.Ordinal), Patience);
    }

    [Theory]
    [InlineData("/cari", "Apa yang Anda cari?")]
    [InlineData("/cari?q=a", "Apa yang Anda cari?")]
    [InlineData("/cari?q=tidak+ada", "tidak ada")]
    public async Task Nothing_to_look_for_and_nothing_found_are_told_apart(string address, string said)
    {
        await App.Submitted();

        var page = Open<SearchPage>(App.People.Agent, address);

        page.WaitForState(() => page.FindAll(".empty-state").Count == 1, Patience);
        Assert.Contains(said, page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-test=found-ticket]"));
    }

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;
}
