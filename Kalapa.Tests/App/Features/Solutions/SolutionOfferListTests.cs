using Bunit;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Solutions;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Solutions;

/// <summary>Offers where a problem is described: on the client's form and on the staff's page of a ticket.</summary>
public sealed class SolutionOfferListTests : StaffPageTest
{
    private const string Offer = "[data-test=offer]";

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task Who_is_helped_sends_nothing_and_the_draft_is_gone()
    {
        var solution = await App.Solution();
        var (page, id) = await Form("lampu PDU mati");

        await page.WaitForElement($"{Offer} summary", Patience).ClickAsync(new());
        Assert.Equal(2, page.FindAll($"{Offer} [data-test=markdown] li").Count);
        await page.Find("[data-test=offer-helped]").ClickAsync(new());

        page.WaitForState(() => Here.EndsWith("/beranda", StringComparison.Ordinal), Patience);
        Assert.False(await App.Read(db => db.Tickets.AnyAsync(row => row.Id == id)));
        var counted = await App.Read(db => db.Solutions.Where(row => row.Id == solution).Select(row => new { row.Used, row.Helped }).SingleAsync());
        Assert.Equal((1, 1), (counted.Used, counted.Helped));
    }

    [Fact]
    public async Task The_form_never_offers_what_is_for_staff()
    {
        await App.Solution(with: content => content with { Audience = SolutionAudience.Staff });
        var open = await App.Solution();

        var (page, _) = await Form("lampu PDU mati");

        Assert.Equal($"{open}", page.WaitForElement(Offer, Patience).GetAttribute("data-solution"));
        Assert.Single(page.FindAll(Offer));
    }

    [Fact]
    public async Task What_is_open_stays_while_somebody_types_on()
    {
        var first = await App.Solution();
        await App.Solution(with: content => content with { Indonesian = new() { Title = "Kartu akses hilang", Symptoms = "Kartu hilang", Steps = "Lapor" } });
        GoAs(App.People.Client, "/");
        var list = Render<SolutionOfferList>(parameters => parameters.Add(part => part.Text, "lampu PDU mati").Add(part => part.ForClients, true));
        await list.WaitForElement($"{Offer} summary", Patience).ClickAsync(new());

        list.Render(parameters => parameters.Add(part => part.Text, "kartu akses hilang"));
        await Task.Delay(TimeSpan.FromMilliseconds(900), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal($"{first}", list.Find(Offer).GetAttribute("data-solution"));
        await list.Find($"{Offer} summary").ClickAsync(new());
        list.Render(parameters => parameters.Add(part => part.Text, "kartu akses hilang lagi"));
        list.WaitForState(() => list.FindAll(Offer).Count == 1 && list.Find(Offer).GetAttribute("data-solution") != $"{first}", Patience);
    }

    [Fact]
    public async Task An_agent_sees_similar_ones_for_staff_too_and_drafts_one_out_of_what_was_solved()
    {
        var staff = await App.Solution(with: content => content with { Audience = SolutionAudience.Staff, Indonesian = content.Indonesian with { Symptoms = "Server tidak menyala, lampu daya mati" } });
        var id = await App.SupportResolved();
        GoAs(App.People.Agent, $"/tiket/{id}");
        var page = Render<TicketPage>(parameters => parameters.Add(part => part.Id, id));

        Assert.Equal($"{staff}", page.WaitForElement(Offer, Patience).GetAttribute("data-solution"));
        await page.WaitForElement("[data-test=draft-from-ticket]", Patience).ClickAsync(new());

        page.WaitForState(() => Here.EndsWith("/isi", StringComparison.Ordinal), Patience);
        Assert.Equal([id], await App.Read(db => db.Solutions.Where(row => row.Id != staff).Select(row => row.TicketIds).SingleAsync()));
    }

    private async Task<(IRenderedComponent<SupportFormPage> Page, Guid Id)> Form(string title)
    {
        var id = await App.SupportDraft(details: SupportBuilder.Fault with { Title = title, Description = "" });
        GoAs(App.People.Client, $"/bantuan/{id}/isi");
        return (Render<SupportFormPage>(parameters => parameters.Add(page => page.Id, id)), id);
    }
}
