using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Xunit;

namespace Kalapa.Tests.App.Features.Accounts;

/// <summary>Lists of accounts, companies and visitors show what another admin does, and stay still under the hand.</summary>
public sealed class LiveAccountsTests : StaffPageTest
{
    private KalapaUser Other { get; } = TestPeople.NewUser("Bima", Role.Admin);

    [Fact]
    public async Task What_another_admin_does_appears_without_a_click()
    {
        var page = await Users();
        await App.Get<InviteUser>().Run(Other.Id, new("Citra Baru", "citra@x.example", Role.Cs));
        page.WaitForState(() => Names(page).Contains("Citra Baru"), Patience);
        Assert.Equal(Names(page).Order(), Names(page));

        await App.Get<DisableUser>().Disable(Other.Id, App.People.Agent.Id);

        page.WaitForState(() => RowOf(page, App.People.Agent).QuerySelector("[data-test=user-enable]") is not null, Patience);
    }

    [Fact]
    public async Task Under_the_pointer_no_row_moves_and_no_button_turns_into_another()
    {
        var page = await Users("?status=diundang");
        var before = Names(page);
        await List(page).TriggerEventAsync("onpointerenter", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());

        await App.Get<InviteUser>().Run(Other.Id, new("Aaa Pertama", "aaa@x.example", Role.Cs));
        await App.Get<DisableUser>().Disable(Other.Id, App.People.Agent.Id);

        page.WaitForState(() => page.FindAll("[data-test=gone]").Count == 1, Patience);
        page.WaitForState(() => Names(page).Contains("Aaa Pertama"), Patience);
        Assert.Equal([.. before, "Aaa Pertama"], Names(page));
        Assert.NotNull(RowOf(page, App.People.Agent).QuerySelector("[data-test=user-disable]"));

        await List(page).TriggerEventAsync("onpointerleave", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());
        Assert.Equal("Aaa Pertama", Names(page)[0]);
        Assert.DoesNotContain(App.People.Agent.DisplayName, Names(page));
    }

    [Fact]
    public async Task Who_never_used_an_invitation_is_one_press_away_and_who_signed_in_shows_when()
    {
        await App.Write(db =>
        {
            db.Users.ExecuteUpdate(row => row.SetProperty(user => user.PasswordHash, "set"));
            db.Users.Single(row => row.Id == App.People.Agent.Id).LastSignInAt = new(2026, 11, 3, 3, 15, 0, TimeSpan.Zero);
        });
        await App.Get<InviteUser>().Run(App.People.Admin.Id, new("Citra Baru", "citra@x.example", Role.Cs));
        var page = await Users();

        Assert.Matches("3 Nov 2026 10[.:]15", RowOf(page, App.People.Agent).QuerySelector("[data-test=last-sign-in]")!.TextContent);
        var link = page.WaitForElement("[data-test=invited] a", Patience);
        Assert.StartsWith("2 ", link.TextContent, StringComparison.Ordinal);
        page = Open<UsersPage>(App.People.Admin, link.GetAttribute("href")!);
        page.WaitForState(() => Names(page).Count == 2, Patience);
        Assert.Equal([Other.DisplayName, "Citra Baru"], Names(page));
    }

    [Fact]
    public async Task Everything_wrong_with_an_invitation_stands_in_the_window_at_once_and_its_fields_are_marked()
    {
        var dialogs = Render<MudDialogProvider>();
        var page = await Users();
        await page.Find("[data-test=invite]").ClickAsync(new());
        await dialogs.WaitForElement("[data-test=dialog-confirm]", Patience).ClickAsync(new());

        var problem = dialogs.WaitForElement("[data-test=dialog-problem]", Patience);
        Assert.Equal(3, problem.TextContent.Split('\n').Length);
        Assert.Equal(["user-name", "user-email", "user-company"], dialogs.FindAll("[aria-invalid=true]").Select(field => field.GetAttribute("data-test")));
    }

    [Fact]
    public async Task The_own_act_changes_the_button_even_under_the_pointer()
    {
        await App.Write(db => db.Users.Single(row => row.Id == App.People.Agent.Id).Disabled = true);
        var page = await Users();
        await List(page).TriggerEventAsync("onpointerenter", new Microsoft.AspNetCore.Components.Web.PointerEventArgs());

        await RowOf(page, App.People.Agent).QuerySelector("[data-test=user-enable]")!.ClickAsync(new());

        page.WaitForState(() => RowOf(page, App.People.Agent).QuerySelector("[data-test=user-disable]") is not null, Patience);
    }

    [Fact]
    public async Task An_open_window_keeps_what_was_typed_and_says_that_somebody_else_changed_the_account()
    {
        var dialogs = Render<MudDialogProvider>();
        var page = await Users();
        await RowOf(page, App.People.Agent).QuerySelector("[data-test=user-edit]")!.ClickAsync(new());
        await dialogs.WaitForElement("[data-test=user-name]", Patience).ChangeAsync(new() { Value = "Rina Kusuma" });
        Assert.Empty(dialogs.FindAll("[data-test=changed-meanwhile]"));

        await App.Get<ChangeUser>().Run(Other.Id, App.People.Agent.Id, new("Rina Dewi", "rina@x.example", Role.Cs) { IsLead = true });

        dialogs.WaitForState(() => dialogs.FindAll("[data-test=changed-meanwhile]").Count == 1, Patience);
        Assert.Equal("Rina Kusuma", dialogs.Find("[data-test=user-name]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_standing_is_changed_from_what_was_asked_and_keeps_what_another_changed_meanwhile()
    {
        var dialogs = Render<MudDialogProvider>();
        await Begin();
        var page = Open<TenantsPage>(App.People.Admin, "/klien");
        var company = App.People.Company;
        await page.Find($"[data-name='{company.LegalName}'] [data-test=tenant-standing]").ClickAsync(new());
        dialogs.WaitForElement("[data-test=dialog-confirm]", Patience);

        await App.Get<SaveTenant>().Run(Other.Id, company.Id, new("PT Nama Baru", company.ContractNo, company.ContractTo, TenantStatus.Suspended, company.AllowedBranches));
        page.WaitForState(() => page.FindAll("[data-name='PT Nama Baru']").Count == 1, Patience);
        await dialogs.Find("[data-test=dialog-confirm]").ClickAsync(new());

        page.WaitForState(() => dialogs.FindAll("[data-test=dialog-confirm]").Count == 0, Patience);
        var now = await App.Read(db => Task.FromResult(db.Tenants.Single(row => row.Id == company.Id)));
        Assert.Equal(("PT Nama Baru", TenantStatus.Suspended), (now.LegalName, now.Status));
    }

    [Theory]
    [InlineData("k-sam", "PT Samudra")]
    [InlineData("nusa", "PT Nusantara")]
    [InlineData("tidak ada", "")]
    public async Task A_company_is_found_by_its_name_or_contract_and_the_words_stand_in_the_address(string words, string found)
    {
        await App.Write(db =>
        {
            db.Tenants.Single(row => row.Id == App.People.Company.Id).LegalName = "PT Nusantara";
            db.Tenants.Add(new() { LegalName = "PT Samudra", ContractNo = "K-SAM", ContractTo = new(2030, 1, 1), AllowedBranches = ["CBT"] });
            db.Tenants.RemoveRange(db.Tenants.Where(row => row.Id != App.People.Company.Id && row.LegalName != "PT Samudra"));
        });
        var page = Open<TenantsPage>(App.People.Admin, $"/klien?cari={words}");
        page.WaitForElement("[data-test=find-tenant]", Patience);

        Assert.Equal(found, string.Concat(page.FindAll("[data-test=tenant]").Select(row => row.GetAttribute("data-name"))));
        Assert.Equal(words, page.Find("[data-test=find-tenant]").GetAttribute("value"));
        page.Find("[data-test=find-tenant]").Input("lain");
        Assert.EndsWith("?cari=lain", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_companys_page_shows_its_standing_its_users_and_its_visitors_as_they_change()
    {
        await Begin();
        var page = Open<CompanyPage>(App.People.TenantAdmin, "/perusahaan");
        var company = App.People.Company;

        await App.Get<InviteUser>().Run(Other.Id, new("Citra Baru", "citra@x.example", Role.Client) { TenantId = company.Id });
        page.WaitForState(() => Names(page).Contains("Citra Baru"), Patience);
        await App.Get<SavePerson>().Run(App.People.Colleague.Id, company.Id, null, new("Zaki Tamu", IdType.Ktp, "1234", "PT Nusantara", "", 1990));
        page.WaitForState(() => page.FindAll("[data-test=person]").Any(row => row.TextContent.Contains("Zaki Tamu", StringComparison.Ordinal)), Patience);
        await App.Get<SaveTenant>().Run(Other.Id, company.Id, new(company.LegalName, "K-BARU", company.ContractTo, company.Status, company.AllowedBranches));
        page.WaitForState(() => page.FindAll(".facts-line").Any(line => line.TextContent.Contains("K-BARU", StringComparison.Ordinal)), Patience);
    }

    private async Task<IRenderedComponent<UsersPage>> Users(string query = "")
    {
        await Begin();
        var page = Open<UsersPage>(App.People.Admin, $"/pengguna{query}");
        page.WaitForState(() => Names(page).Count > 0, Patience);
        return page;
    }

    private Task Begin() => App.Write(db => db.Users.Add(Other));

    private static AngleSharp.Dom.IElement List(IRenderedComponent<UsersPage> page) => page.Find("[data-test=users]").ParentElement!;

    private static List<string> Names<T>(IRenderedComponent<T> page)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        [.. page.FindAll("[data-test=user] th").Select(name => name.FirstChild!.TextContent.Replace("(Anda)", "", StringComparison.Ordinal).Trim())];

    private static AngleSharp.Dom.IElement RowOf(IRenderedComponent<UsersPage> page, KalapaUser user) =>
        page.FindAll("[data-test=user]").Single(row => row.QuerySelector("th")!.TextContent.StartsWith(user.DisplayName, StringComparison.Ordinal));
}
