using Bunit;
using Kalapa.App.Features.Categories;
using Kalapa.App.Features.Intake.Support;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Categories;

/// <summary>The admin's page, and what an open form shows of it.</summary>
public sealed class CategoriesPageTests : StaffPageTest
{
    [Fact]
    public async Task What_another_admin_does_shows_by_itself()
    {
        var page = Open<CategoriesPage>(App.People.Admin, "/referensi/kategori");
        Assert.Equal(9, page.FindAll("[data-test=category-group]").Count);
        Assert.Single(page.FindAll("[data-test=stays]"));

        await App.Get<RetireCategory>().Run(App.People.Admin.Id, "POWER.PDU");

        page.WaitForElement("[data-code='POWER.PDU'] [data-test=retired]", Patience);
    }

    [Fact]
    public async Task A_group_is_added_in_both_languages_at_the_end()
    {
        var page = Open<CategoriesPage>(App.People.Admin, "/referensi/kategori");
        var windows = Render<MudBlazor.MudDialogProvider>();

        await page.Find("[data-test=add-group]").ClickAsync(new());
        await windows.WaitForElement("[data-test=name-id]", Patience).ChangeAsync(new() { Value = "Keamanan" });
        await windows.Find("[data-test=dialog-confirm]").ClickAsync(new());
        windows.WaitForElement("[data-test=dialog-problem]", Patience);
        await windows.Find("[data-test=name-en]").ChangeAsync(new() { Value = "Security" });
        await windows.Find("[data-test=dialog-confirm]").ClickAsync(new());

        page.WaitForState(() => page.FindAll("[data-test=category-group]")[^1].GetAttribute("data-code") == "SECURITY", Patience);
    }

    [Fact]
    public async Task Moving_up_changes_the_order()
    {
        var page = Open<CategoriesPage>(App.People.Admin, "/referensi/kategori");

        await page.Find("[data-code='POWER.PDU'] [data-test=move-up]").ClickAsync(new());

        page.WaitForState(() => page.FindAll("[data-code=POWER] [data-test=category-topic]")[1].GetAttribute("data-code") == "POWER.PDU", Patience);
    }

    [Fact]
    public async Task An_open_form_takes_what_is_added_and_says_what_is_retired()
    {
        var id = await App.SupportDraft(details: SupportBuilder.Fault with { Category = "POWER.PDU" });
        GoAs(App.People.Client, $"/bantuan/{id}/isi");
        var form = Render<SupportFormPage>(parameters => parameters.Add(page => page.Id, id));
        await form.WaitForStateAsync(() => form.FindAll("[data-ready=yes]").Count > 0, Patience);
        form.Find("[data-test=title]").Input("Belum tersimpan");

        await App.Get<AddTopic>().Run(App.People.Admin.Id, "POWER", new("Genset", "Generator"));
        form.WaitForElement("[data-test='topic-POWER.GENERATOR']", Patience);
        await App.Get<RetireCategory>().Run(App.People.Admin.Id, "POWER.PDU");

        form.WaitForElement("[data-test=category-retired]", Patience);
        Assert.Equal("Belum tersimpan", form.Find("[data-test=title]").GetAttribute("value"));
        form.Find("[data-test='topic-POWER.GENERATOR']").Change(true);
        form.WaitForState(() => form.FindAll("[data-test=category-retired]").Count == 0, Patience);
    }
}
