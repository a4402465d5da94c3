using Bunit;
using Kalapa.App.Features.Devices;
using Kalapa.App.Features.Intake.Support;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kalapa.Tests.Support.DeviceScenes;

namespace Kalapa.Tests.App.Features.Devices;

/// <summary>The list, a device's page, and the offers in the form of a support request.</summary>
public sealed class DevicePagesTests : StaffPageTest
{
    private const string Row = "[data-test=device]";

    [Fact]
    public async Task What_the_gate_ticks_meanwhile_comes_and_goes_by_itself()
    {
        var permit = await App.PermitFor([Server]);
        var page = Open<DevicesPage>(App.People.Supervisor, "/perangkat");
        page.WaitForElement("[data-test=devices-empty]", Patience);

        await App.Tick(permit, EquipmentDirection.In);
        page.WaitForElement(Row, Patience);
        Assert.Contains("A-07", page.Find(Row).TextContent, StringComparison.Ordinal);

        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.Tick(permit, EquipmentDirection.Out);
        page.WaitForElement("[data-test=devices-empty]", Patience);
    }

    [Fact]
    public async Task What_went_out_is_shown_when_it_is_asked_for_and_filters_stand_in_the_address()
    {
        var permit = await App.PermitFor([Server]);
        await App.Tick(permit, EquipmentDirection.In);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.Tick(permit, EquipmentDirection.Out);
        var page = Open<DevicesPage>(App.People.Guard, "/perangkat?semua=ya");
        Assert.Single(page.FindAll(Row));

        await page.Find("[data-test=find-device]").InputAsync("kapal");
        page.WaitForElement("[data-test=clear]", Patience);

        Assert.Contains("cari=kapal", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_the_pointer_the_list_keeps_its_rows()
    {
        var permit = await App.PermitFor([Server]);
        await App.Tick(permit, EquipmentDirection.In);
        var page = Open<DevicesPage>(App.People.Client, "/perangkat");
        await page.Find("[data-test=devices]").TriggerEventAsync("onpointerenter", new PointerEventArgs());

        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.Tick(permit, EquipmentDirection.Out);

        page.WaitForState(() => page.FindAll($"{Row} [role=status]").Count == 1, Patience);
    }

    [Fact]
    public async Task A_request_about_it_comes_to_its_page_by_itself_with_a_way_there()
    {
        var device = await App.Inside();
        GoAs(App.People.Client, $"/perangkat/{device.Id}");
        var page = Render<DevicePage>(parameters => parameters.Add(shown => shown.Id, device.Id));
        page.WaitForElement("[data-test=movement]", Patience);
        Assert.Empty(page.FindAll("[data-test=device-tickets]"));

        var about = await App.SupportSubmitted(details: SupportBuilder.Fault with { DeviceId = device.Id });

        Assert.Equal($"/bantuan/{about}", page.WaitForElement("[data-test=device-ticket] a", Patience).GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-test=device-search]"));
    }

    [Fact]
    public async Task A_device_shows_its_movements_and_one_of_another_company_is_not_there()
    {
        var device = await App.Inside();
        GoAs(App.People.Client, $"/perangkat/{device.Id}");
        var page = Render<DevicePage>(parameters => parameters.Add(shown => shown.Id, device.Id));
        page.WaitForElement("[data-test=movement]", Patience);
        Assert.Contains("Joko", page.Markup, StringComparison.Ordinal);
        Assert.Contains("/permintaan/", page.Find("[data-test=movement] a").GetAttribute("href"), StringComparison.Ordinal);

        GoAs(App.People.OtherClient, $"/perangkat/{device.Id}");
        var none = Render<DevicePage>(parameters => parameters.Add(shown => shown.Id, device.Id));
        none.WaitForElement(".empty-state", Patience);
        Assert.DoesNotContain("SN-1", none.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_device_fills_its_place_and_typing_another_takes_the_choice_back()
    {
        var device = await App.Inside();
        var id = await App.SupportDraft(details: SupportBuilder.Fault with { Rack = "", Device = "" });
        var page = await Form(id);

        await page.WaitForElement("[data-test=offered-device]", Patience).ClickAsync(new());
        page.WaitForElement("[data-test=device-chosen]", Patience);
        await page.Find(".form-column").TriggerEventAsync("onfocusout", new FocusEventArgs());
        var saved = (await App.Support(id)).Details;
        Assert.Equal((device.Id, "Server Dell R760 · SN-1", "A-07", "DH1"), (saved.DeviceId, saved.Device, saved.Rack, saved.Zone));

        page.Find("[data-test=device]").Input("Server lain");
        await page.Find(".form-column").TriggerEventAsync("onfocusout", new FocusEventArgs());
        Assert.Null((await App.Support(id)).Details.DeviceId);
        page.WaitForElement("[data-test=no-device]", Patience);
    }

    private async Task<IRenderedComponent<SupportFormPage>> Form(Guid id)
    {
        GoAs(App.People.Client, $"/bantuan/{id}/isi");
        var page = Render<SupportFormPage>(parameters => parameters.Add(form => form.Id, id));
        await page.WaitForStateAsync(() => page.FindAll("[data-ready=yes]").Count > 0, Patience);
        return page;
    }
}
