using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.Companies;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Companies;

/// <summary>A company's page, as two members of staff see it at once.</summary>
public sealed class CompanyPageTests : StaffPageTest
{
    private Guid Company => App.People.Company.Id;

    [Fact]
    public async Task What_a_colleague_writes_comes_by_itself_and_what_is_typed_stays()
    {
        var page = Show(App.People.Agent);
        await page.Find("[data-test=note-text]").ChangeAsync(new() { Value = "Setengah kalimat" });
        await page.Find("[data-test=follow-up-text]").ChangeAsync(new() { Value = "Setengah janji" });

        await App.Get<WriteNote>().Run(App.People.OtherAgent.Id, Company, NoteKind.Call, "Tanya jadwal", "Sari");
        await App.Get<KeepFollowUp>().Open(App.People.OtherAgent.Id, Company, "Kirim jadwal", new(2029, 1, 1), null);
        await App.Get<SaveContact>().Run(App.People.OtherAgent.Id, Company, null, CompanyScenes.Emergency);

        page.WaitForState(() => page.FindAll("[data-test=entry]").Count == 1 && page.FindAll("[data-test=follow-up]").Count == 1 && page.FindAll("[data-test=contact]").Count == 1, Patience);
        Assert.Equal("Setengah kalimat", page.Find("[data-test=note-text]").GetAttribute("value"));
        Assert.Equal("Setengah janji", page.Find("[data-test=follow-up-text]").GetAttribute("value"));
        Assert.Equal("tel:+6281155501717", page.Find("[data-test=contact-phone]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_refused_note_says_why_and_keeps_its_text()
    {
        var page = Show(App.People.Agent);
        await page.Find("[data-test=kind-Call]").ChangeAsync(new() { Value = "on" });
        await page.Find("[data-test=note-text]").ChangeAsync(new() { Value = "Tanya jadwal" });
        await page.Find("[data-test=note-write]").ClickAsync(new());

        page.WaitForElement("[data-test=note-problem]", Patience);
        Assert.Equal("Tanya jadwal", page.Find("[data-test=note-text]").GetAttribute("value"));

        await page.Find("[data-test=spoke-to]").ChangeAsync(new() { Value = "Sari" });
        await page.Find("[data-test=note-write]").ClickAsync(new());

        page.WaitForState(() => page.FindAll("[data-test=entry]").Count == 1, Patience);
        Assert.True(string.IsNullOrEmpty(page.Find("[data-test=note-text]").GetAttribute("value")));
    }

    [Fact]
    public async Task Its_author_mends_a_note_and_a_colleague_is_not_offered_to()
    {
        await App.Get<WriteNote>().Run(App.People.Agent.Id, Company, NoteKind.Note, "Lama", "");
        Assert.Empty(Show(App.People.OtherAgent).FindAll("[data-test=note-edit]"));

        var page = Show(App.People.Agent);
        await page.WaitForElement("[data-test=note-edit]", Patience).ClickAsync(new());
        await page.Find("[data-test=edit-text]").ChangeAsync(new() { Value = "Baru" });
        await page.Find("[data-test=edit-save]").ClickAsync(new());

        page.WaitForState(() => page.FindAll("[data-test=note]").Any(note => note.TextContent == "Baru"), Patience);
    }

    [Fact]
    public async Task A_follow_up_is_done_and_opened_again()
    {
        await App.Get<KeepFollowUp>().Open(App.People.Agent.Id, Company, "Kirim jadwal", new(2029, 1, 1), App.People.Agent.Id);
        var page = Show(App.People.OtherAgent);

        await page.Find("[data-test=follow-up-done]").ClickAsync(new());
        await page.WaitForElement("[data-test=follow-up-reopen]", Patience).ClickAsync(new());

        page.WaitForElement("[data-test=follow-up-done]", Patience);
    }

    [Fact]
    public async Task A_follow_up_goes_to_another_day_and_person_before_a_colleagues_eyes()
    {
        await App.Get<KeepFollowUp>().Open(App.People.Agent.Id, Company, "Kirim jadwal", new(2029, 1, 1), null);
        var (colleague, page) = (Show(App.People.OtherAgent), Show(App.People.Agent));
        var windows = Render<MudBlazor.MudDialogProvider>();

        await page.Find("[data-test=follow-up-move]").ClickAsync(new());
        await windows.WaitForElement("[data-test=move-due]", Patience).ChangeAsync(new() { Value = "2020-01-01" });
        await windows.Find("[data-test=dialog-confirm]").ClickAsync(new());
        windows.WaitForElement("[data-test=dialog-problem]", Patience);
        Assert.Equal("true", windows.Find("[data-test=move-due]").GetAttribute("aria-invalid"));

        await windows.Find("[data-test=move-due]").ChangeAsync(new() { Value = "2029-03-04" });
        await windows.Find("[data-test=move-for]").ChangeAsync(new() { Value = $"{App.People.OtherAgent.Id}" });
        await windows.Find("[data-test=dialog-confirm]").ClickAsync(new());

        colleague.WaitForState(() => colleague.Find("[data-test=follow-up]").TextContent.Contains(App.People.OtherAgent.DisplayName, StringComparison.Ordinal), Patience);
        windows.WaitForState(() => windows.FindAll("[data-test=move-due]").Count == 0, Patience);
    }

    [Fact]
    public async Task An_admin_makes_a_prospect_active_and_an_agent_is_not_offered_to()
    {
        var prospect = await App.Company(TenantStatus.Prospect);
        Assert.Empty(Show(App.People.Agent, prospect).FindAll("[data-test=company-Activate]"));

        var page = Show(App.People.Admin, prospect);
        Assert.Single(page.FindAll("[data-test=company-Activate]"));
        await App.Get<MoveCompany>().Sign(App.People.Admin.Id, prospect, "KLP/88", new(2029, 1, 1));

        page.WaitForState(() => page.Find("[data-test=head]").TextContent.Contains("KLP/88", StringComparison.Ordinal), Patience);
        Assert.Equal(TenantStatus.Active, await App.Read(db => db.Tenants.Where(row => row.Id == prospect).Select(row => row.Status).SingleAsync()));
    }

    [Fact]
    public void A_supervisor_reads_and_writes_nothing()
    {
        var page = Show(App.People.Supervisor);

        Assert.Single(page.FindAll("[data-test=contacts]"));
        Assert.Empty(page.FindAll("[data-test=follow-ups], [data-test=composer], [data-test=contact-add], [data-test=company-announcements], [data-test=edit-company]"));
    }

    [Fact]
    public void To_a_client_it_is_a_page_that_is_not_there()
    {
        var page = Open<CompanyProfilePage>(App.People.Client, $"/klien/{Company}");

        Assert.Empty(page.FindAll("[data-test=head], [data-test=timeline]"));
        Assert.Single(page.FindAll(".empty-state"));
    }

    private IRenderedComponent<CompanyProfilePage> Show(KalapaUser user, Guid? company = null)
    {
        GoAs(user, "/klien");
        var page = Render<CompanyProfilePage>(parameters => parameters.Add(shown => shown.Id, company ?? Company));
        page.WaitForElement("[data-test=head]", Patience);
        return page;
    }
}
