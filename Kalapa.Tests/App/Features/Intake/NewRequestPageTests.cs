using Bunit;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>The first page of a request: what is needed, and where.</summary>
public sealed class NewRequestPageTests : StaffPageTest
{
    [Theory]
    [InlineData("/permintaan/baru", "kind-Permit")]
    [InlineData("/permintaan/baru?jenis=bantuan", "kind-Support")]
    public void A_work_permit_is_chosen_unless_the_address_says_otherwise(string address, string chosen)
    {
        var page = Open<NewRequestPage>(App.People.Client, address);

        Assert.Equal(chosen, page.FindAll("[data-test=kinds] [checked]").Single().GetAttribute("data-test"));
    }

    [Theory]
    [InlineData("kind-Permit", "/permintaan/", TicketKind.Permit)]
    [InlineData("kind-Support", "/bantuan/", TicketKind.Support)]
    public async Task Each_kind_begins_with_its_own_form(string choice, string root, TicketKind kind)
    {
        var page = Open<NewRequestPage>(App.People.Client, "/permintaan/baru");
        page.Find($"[data-test={choice}]").Change(true);
        page.Find("[data-test=branch-CBT]").Change(true);

        await page.Find("[data-test=create]").ClickAsync(new MouseEventArgs());

        page.WaitForState(() => Here.EndsWith("/isi", StringComparison.Ordinal), Patience);
        var draft = await App.Read(db => db.Tickets.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((kind, "CBT", TicketState.Draft), (draft.Kind, draft.BranchCode, draft.State));
        Assert.EndsWith($"{root}{draft.Id}/isi", Here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_are_listed_for_a_permit_alone()
    {
        await App.SupportDraft();
        var page = Open<NewRequestPage>(App.People.Client, "/permintaan/baru");
        Assert.Single(page.FindAll(".paper-sidebar"));

        page.Find("[data-test=kind-Support]").Change(true);

        Assert.Empty(page.FindAll(".paper-sidebar"));
    }

    [Fact]
    public async Task To_ask_again_copies_the_words_into_a_draft_of_the_same_kind()
    {
        var source = await App.SupportSubmitted();
        await App.Get<CancelTicket>().Run(App.People.Client.Id, source, (await App.Support(source)).Version, null, "Sudah menyala.");
        var page = Open<NewRequestPage>(App.People.Client, $"/permintaan/baru?dari={source}");

        await page.Find("[data-test=copy-start]").ClickAsync(new MouseEventArgs());

        page.WaitForState(() => Here.EndsWith("/isi", StringComparison.Ordinal), Patience);
        var copy = await App.Read(db => db.SupportRequests.SingleAsync(row => row.CopiedFromId == source));
        Assert.EndsWith($"/bantuan/{copy.Id}/isi", Here, StringComparison.Ordinal);
        Assert.Equal(SupportBuilder.Fault.Description, copy.Details.Description);
    }

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;
}
