using Bunit;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using MudBlazor;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

public sealed class PermitsPageTests : StaffPageTest
{
    [Fact]
    public async Task Who_is_inside_is_named_with_the_time()
    {
        await Inside();

        var page = Open<PermitsPage>(App.People.Supervisor, "/izin?lihat=di-dalam");

        var inside = page.WaitForElement("[data-test=inside]", Patience).TextContent;
        Assert.Contains("Agus", inside, StringComparison.Ordinal);
        Assert.Contains("WIB", inside, StringComparison.Ordinal);
        Assert.DoesNotContain("Dewi", inside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_branches_permits_are_not_there()
    {
        await App.Approved();

        Assert.Empty(Open<PermitsPage>(App.People.BandungSupervisor, "/izin").FindAll("[data-test=permit]"));
    }

    [Fact]
    public async Task A_branch_narrows_the_list()
    {
        await App.Approved();

        Assert.Empty(Open<PermitsPage>(App.People.SecondSupervisor, "/izin?cabang=BDG").FindAll("[data-test=permit]"));
        Assert.NotNull(Open<PermitsPage>(App.People.SecondSupervisor, "/izin?cabang=CBT").WaitForElement("[data-test=permit]", Patience));
    }

    [Fact]
    public async Task The_gate_reads_and_holds_nothing()
    {
        await App.Approved();

        var page = Open<PermitsPage>(App.People.Guard, "/izin");

        page.WaitForElement("[data-test=permit]", Patience);
        Assert.Empty(page.FindAll("[data-test^=do-]"));
        Assert.Empty(page.FindAll("[data-test=permit] a"));
    }

    [Fact]
    public async Task Buttons_follow_the_permits_state()
    {
        var id = await App.Approved();
        var page = Open<PermitsPage>(App.People.Supervisor, "/izin");
        page.WaitForState(() => ButtonsOf(page).SequenceEqual(["do-Suspend", "do-Revoke"]), Patience);

        await App.Get<HoldPermit>().Suspend(App.People.SecondSupervisor.Id, (await App.Permit(id)).Id, "Pemadaman");

        page.WaitForState(() => ButtonsOf(page).SequenceEqual(["do-Resume", "do-Revoke"]), Patience);
    }

    [Fact]
    public async Task A_revocation_asks_for_its_reason_and_names_the_permit_and_who_is_inside()
    {
        var id = await Inside();
        var number = (await App.Ticket(id)).Number!;
        var dialogs = Render<MudDialogProvider>();
        var page = Open<PermitsPage>(App.People.Supervisor, "/izin");

        await page.WaitForElement("[data-test=do-Revoke]", Patience).ClickAsync();
        var dialog = dialogs.WaitForElement("[data-test=dialog-inside]", Patience);
        Assert.Contains("Agus", dialog.TextContent, StringComparison.Ordinal);
        Assert.Contains(number, dialogs.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.True(dialogs.Find("[data-test=permit-confirm]").HasAttribute("disabled"));
        await dialogs.Find("[data-test=permit-text]").InputAsync("Melanggar tata tertib");
        await dialogs.Find("[data-test=permit-confirm]").ClickAsync();

        page.WaitForState(() => page.FindAll("[data-test=do-Revoke]").Count == 0, Patience);
        Assert.Equal(PermitState.Revoked, (await App.Permit(id)).State);
    }

    [Fact]
    public async Task A_permit_with_people_inside_is_not_closed()
    {
        await Inside();

        Assert.True(Open<PermitsPage>(App.People.Supervisor, "/izin").WaitForElement("[data-test=do-Close]", Patience).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_long_list_draws_its_first_rows_and_the_others_on_demand_as_they_are_by_then()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 103; number++)
        {
            ids.Add(await App.Approved());
        }

        var page = Open<PermitsPage>(App.People.Supervisor, "/izin");
        page.WaitForState(() => page.FindAll("[data-test=more]") is [var more] && more.TextContent.Contains('3', StringComparison.Ordinal), Patience);
        Assert.Equal(100, page.FindAll("[data-test=permit]").Count);
        var drawn = page.FindAll("[data-test=permit]").Select(row => row.GetAttribute("data-ticket")).ToHashSet();
        var hidden = await HiddenOf(ids, drawn);
        await App.Get<HoldPermit>().Suspend(App.People.SecondSupervisor.Id, (await App.Permit(hidden)).Id, "Pemadaman");

        await page.Find("[data-test=show-more]").ClickAsync();

        page.WaitForState(() => page.FindAll("[data-test=do-Resume]").Count == 1, Patience);
        Assert.Equal(103, page.FindAll("[data-test=permit]").Count);
        Assert.Empty(page.FindAll("[data-test=more]"));
    }

    [Fact]
    public async Task People_of_a_permit_are_listed_the_lead_first_and_the_others_by_name()
    {
        var id = await App.Approved(content: App.Visit() with
        {
            Visitors = [Requests.Visitor("Dewi", VisitorRole.Guest), Requests.Visitor("Zaki", VisitorRole.Lead), Requests.Visitor("Agus", VisitorRole.Guest), Requests.Visitor("Bayu", VisitorRole.Guest)],
        });

        Assert.Equal(["Zaki", "Agus", "Bayu", "Dewi"], (await App.Permit(id)).Listed().Select(person => person.FullName));
    }

    private async Task<Guid> HiddenOf(IEnumerable<Guid> ids, HashSet<string?> drawn)
    {
        foreach (var id in ids)
        {
            if (!drawn.Contains((await App.Ticket(id)).Number))
            {
                return id;
            }
        }

        throw new InvalidOperationException("Everything is drawn.");
    }

    private async Task<Guid> Inside()
    {
        var id = await App.Approved();
        var permit = await App.Permit(id);
        App.Clock.SetUtcNow(permit.Window.Start);
        await App.Get<PassGate>().CheckIn(App.People.Guard.Id, permit.Id, permit.People.First(person => person.FullName == "Agus").PersonId, idSeen: true, notes: TestPeople.Escorted);
        return id;
    }

    private static IEnumerable<string?> ButtonsOf(IRenderedComponent<PermitsPage> page) =>
        page.FindAll("[data-test^=do-]").Select(button => button.GetAttribute("data-test"));
}
