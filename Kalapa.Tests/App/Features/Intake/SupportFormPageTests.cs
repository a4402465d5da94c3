using Bunit;
using Kalapa.App.Features.Intake.Support;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>The form of a fault or a question: one page, saved as it is typed.</summary>
public sealed class SupportFormPageTests : StaffPageTest
{
    private static readonly SupportDetails Restart = SupportBuilder.Fault with { Category = "HANDS.RESTART" };

    [Fact]
    public async Task What_is_typed_is_saved_and_what_another_device_types_shows_up_beside_it()
    {
        var (page, id) = await OpenDraft();
        page.Find("[data-test=title]").Input("Server web mati");

        await App.Get<SaveSupport>().Run(App.People.Client.Id, id, details => details with { Description = "Dari ponsel." });

        page.WaitForState(() => Value(page, "description") == "Dari ponsel.", Patience);
        Assert.Equal("Server web mati", Value(page, "title"));
        await LeaveField(page);
        Assert.Equal("Server web mati", (await App.Support(id)).Details.Title);
    }

    [Fact]
    public async Task The_way_to_what_is_missing_leads_to_the_level_of_the_category_that_is_not_chosen_yet()
    {
        var (page, _) = await OpenDraft(new());
        Assert.Equal("groups", page.Find("#Category").GetAttribute("data-test"));

        page.Find("[data-test=group-POWER]").Change(true);
        Assert.Equal("topics", page.Find("#Category").GetAttribute("data-test"));
        Assert.Contains(Faults(page), fault => fault.EndsWith("#Category", StringComparison.Ordinal));

        page.Find("[data-test='topic-POWER.PDU']").Change(true);
        Assert.DoesNotContain(Faults(page), fault => fault.EndsWith("#Category", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_without_topics_is_a_category_by_itself()
    {
        var (page, id) = await OpenDraft(new());

        page.Find("[data-test=group-QUESTION]").Change(true);
        await LeaveField(page);

        Assert.Empty(page.FindAll("[data-test=topics]"));
        Assert.Equal("QUESTION", (await App.Support(id)).Details.Category);
    }

    [Fact]
    public async Task A_standstill_is_an_emergency_once_there_is_a_number_to_call()
    {
        var (page, _) = await OpenDraft();
        page.Find("[data-test=impact-Down]").Change(true);
        Assert.DoesNotContain("notice", page.Find("[data-test=emergency]").ClassList);

        page.Find("[data-test=callback-phone]").Input("0812 3456");

        Assert.Contains("notice", page.Find("[data-test=emergency]").ClassList);
    }

    [Fact]
    public async Task Hands_are_lent_with_steps_and_a_consent_that_says_who_gave_it_and_when()
    {
        var (page, id) = await OpenDraft(Restart);
        Assert.Equal(["Steps", "MayBeSwitchedOff", "Contact", "Consent"], Faults(page).Select(fault => fault.Split('#')[1]));

        page.Find("[data-test=hands-steps]").Input("Tekan tombol daya.");
        page.Find("[data-test=switched-off-no]").Change(true);
        page.Find("[data-test=hands-contact]").Input("Dewi 0812");
        page.Find("[data-test=hands-consent]").Change(true);
        await LeaveField(page);

        var hands = (await App.Support(id)).Details.HandsOn!;
        Assert.Equal(("Tekan tombol daya.", false, "Dewi 0812"), (hands.Steps, hands.MayBeSwitchedOff, hands.Contact));
        Assert.Equal((App.People.Client.Id, App.Clock.GetUtcNow()), (hands.Consent!.By, hands.Consent.At));
        Assert.Empty(Faults(page));

        page.Find("[data-test=hands-consent]").Change(false);
        await LeaveField(page);
        Assert.Null((await App.Support(id)).Details.HandsOn!.Consent);
    }

    [Fact]
    public async Task Nobody_is_asked_for_steps_where_nobodys_hands_are_wanted()
    {
        var (page, _) = await OpenDraft();

        Assert.Empty(page.FindAll("[data-test=hands-on]"));
    }

    [Fact]
    public async Task A_time_still_ahead_is_said_at_its_field()
    {
        var (page, _) = await OpenDraft();

        page.Find("[data-test=since]").Change("2099-01-01T08:00");

        Assert.Equal("true", page.Find("[data-test=since]").GetAttribute("aria-invalid"));
        Assert.Single(page.FindAll("[id='Since.faults']"));
    }

    [Fact]
    public async Task Another_branch_has_other_zones()
    {
        var (page, id) = await OpenDraft();
        await App.Get<SaveSupport>().Run(App.People.Client.Id, id, details => details with { Zone = "DH1" });

        await page.Find("[data-test=branch]").ChangeAsync(new ChangeEventArgs { Value = "BDG" });

        page.WaitForState(() => page.Find(".lead").TextContent.EndsWith("Bandung", StringComparison.Ordinal), Patience);
        var moved = await App.Support(id);
        Assert.Equal(("BDG", ""), (moved.BranchCode, moved.Details.Zone));
    }

    [Fact]
    public async Task Sent_it_leads_to_its_page_and_stands_in_line()
    {
        var (page, id) = await OpenDraft();

        await page.Find("[data-test=submit]").ClickAsync(new MouseEventArgs());

        page.WaitForState(() => Here.EndsWith($"/bantuan/{id}", StringComparison.Ordinal), Patience);
        Assert.Equal(TicketState.Queued, (await App.Support(id)).State);
    }

    [Fact]
    public async Task What_lacks_something_is_not_sent()
    {
        var (page, id) = await OpenDraft(SupportBuilder.Fault with { Description = "" });

        await page.Find("[data-test=submit]").ClickAsync(new MouseEventArgs());

        Assert.Equal(TicketState.Draft, (await App.Support(id)).State);
        Assert.EndsWith("#Description", Assert.Single(Faults(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_from_another_screen_what_was_not_saved_in_time_can_still_be_copied()
    {
        var (page, id) = await OpenDraft();
        page.Find("[data-test=tried]").Input("Kabel sudah diganti.");

        await App.Get<SubmitSupport>().Run(App.People.Client.Id, id);

        page.WaitForState(() => page.FindAll("[data-test=left-over]").Count == 1, Patience);
        Assert.Contains("Kabel sudah diganti.", page.Find("[data-test=left-over]").InnerHtml, StringComparison.Ordinal);
        Assert.EndsWith("/isi", Here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_sent_has_its_page_in_place_of_a_form()
    {
        var id = await App.SupportSubmitted();

        Show(id);

        Assert.EndsWith($"/bantuan/{id}", Here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permit_has_its_own_form()
    {
        var id = await App.Draft();

        Show(id);

        Assert.EndsWith($"/permintaan/{id}/isi", Here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_draft_looks_like_none()
    {
        var id = await App.SupportDraft();
        GoAs(App.People.Colleague, "/");

        var page = Render<SupportFormPage>(parameters => parameters.Add(form => form.Id, id));

        page.WaitForState(() => page.FindAll(".empty-state").Count == 1, Patience);
    }

    [Fact]
    public async Task A_discarded_draft_is_gone()
    {
        var (page, id) = await OpenDraft();
        var dialogs = Render<MudBlazor.MudDialogProvider>();
        page.Find("[data-test=discard]").Click();

        await dialogs.WaitForElement("[data-test=discard-confirm]", Patience).ClickAsync(new MouseEventArgs());

        page.WaitForState(() => Here.EndsWith("/beranda", StringComparison.Ordinal), Patience);
        Assert.False(await App.Read(db => db.Tickets.AnyAsync(row => row.Id == id)));
    }

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;

    private async Task<(IRenderedComponent<SupportFormPage> Page, Guid Id)> OpenDraft(SupportDetails? details = null)
    {
        var id = await App.SupportDraft(details: details);
        var page = Show(id);
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return (page, id);
    }

    private IRenderedComponent<SupportFormPage> Show(Guid id)
    {
        GoAs(App.People.Client, $"/bantuan/{id}/isi");
        var page = Render<SupportFormPage>(parameters => parameters.Add(form => form.Id, id));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }

    private static Task LeaveField(IRenderedComponent<SupportFormPage> page) => page.Find(".form-column").TriggerEventAsync("onfocusout", new FocusEventArgs());

    private static string? Value(IRenderedComponent<SupportFormPage> page, string field) => page.Find($"[data-test={field}]").GetAttribute("value");

    private static IReadOnlyList<string> Faults(IRenderedComponent<SupportFormPage> page) => [.. page.FindAll("a[data-test=fault]").Select(link => link.GetAttribute("href")!)];
}
