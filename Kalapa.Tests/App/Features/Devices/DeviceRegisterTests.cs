using Kalapa.App.Data;
using Kalapa.App.Data.Devices;
using Kalapa.App.Features.Devices;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Integrity;
using Kalapa.App.Live;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Kalapa.Tests.Support.DeviceScenes;

namespace Kalapa.Tests.App.Features.Devices;

/// <summary>The register is made by the gate's ticks, and everybody sees the own share of it.</summary>
public sealed class DeviceRegisterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_tick_in_brings_it_inside_and_a_tick_out_takes_it_out(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.PermitFor([Server, Server with { Kind = "Kabel", Brand = "", Model = "", Serial = "", Quantity = 10 }]);
        await app.Tick(permit, EquipmentDirection.In);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Tick(permit, EquipmentDirection.In, line: 1, pieces: 6);

        var register = await app.Register();
        Assert.Equal([("Server Dell R760", "SN-1", 1), ("Kabel", "", 6)], register.Select(device => (device.Name, device.Serial, device.Inside)));
        Assert.All(register, device => Assert.Equal(("CBT", "DH1", "A-07", app.People.Company.Id, app.People.Client.Id), (device.BranchCode, device.Zone, device.Rack, device.TenantId, device.RequesterId)));

        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Tick(permit, EquipmentDirection.Out);
        Assert.Equal([0, 6], (await app.Register()).Select(device => device.Inside));
        Assert.Equal(1, await app.Read(db => db.DevicesInside(app.People.Company.Id, Cancellation)));
        await MustEqualTicks(app);
    }

    [Theory, ClassData<Engines>]
    public async Task What_comes_in_again_under_another_permit_is_the_same_device_where_that_permit_takes_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Inside();
        var second = await app.PermitFor([Server with { Serial = "sn1" }], app.People.Colleague, racks: "B-02");
        await app.Tick(second, EquipmentDirection.In);

        var device = Assert.Single(await app.Register());
        Assert.Equal((1, "B-02", 2, app.People.Colleague.Id), (device.Inside, device.Rack, device.Steps, device.RequesterId));
        await MustEqualTicks(app);
    }

    [Theory, ClassData<Engines>]
    public async Task It_goes_out_under_another_permit_and_into_another_branch(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Inside();
        var leaving = await app.PermitFor([Server with { Direction = EquipmentDirection.Out }]);
        await app.Tick(leaving, EquipmentDirection.Out);
        Assert.False(Assert.Single(await app.Register()).IsInside);

        var elsewhere = await app.PermitFor([Server], racks: "C-01", branch: "BDG");
        await app.Tick(elsewhere, EquipmentDirection.In);
        var device = Assert.Single(await app.Register());
        Assert.Equal((1, "BDG", "C-01", 3), (device.Inside, device.BranchCode, device.Rack, device.Steps));
        await MustEqualTicks(app);

        // Who is of the first branch learns no more of it than that it is not there.
        Assert.Null(await app.Get<DeviceDetail>().For(app.People.Guard.ToActor(), device.Id, Cancellation));
        var moved = (await app.Get<DeviceDetail>().For(app.People.BandungGuard.ToActor(), device.Id, Cancellation))!.Movements;
        Assert.Equal([EquipmentDirection.In], moved.Select(movement => movement.Direction));
        Assert.Equal(3, (await app.Get<DeviceDetail>().For(app.People.Client.ToActor(), device.Id, Cancellation))!.Movements.Count);
    }

    [Theory, ClassData<Engines>]
    public async Task New_serials_that_are_ticked_at_two_gates_at_once_are_one_device_each_and_both_guards_go_on(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        EquipmentItem[] items = [.. Enumerable.Range(1, 20).Select(number => Server with { Serial = $"BARU-{number}" })];
        Permit[] permits = [await app.ComingPermitFor(items), await app.ComingPermitFor(items, branch: "BDG")];
        app.Clock.SetUtcNow(permits[1].Window.Start);

        for (var line = 0; line < items.Length; line++)
        {
            var at = line;
            await Task.WhenAll(permits.Select(permit => Task.Run(() => app.Tick(permit, EquipmentDirection.In, at), Cancellation)));
        }

        var register = await app.Register();
        Assert.Equal(items.Length, register.Count);
        Assert.All(register, device => Assert.Equal((1, 2), (device.Inside, device.Steps)));
        await MustEqualTicks(app);
    }

    [Theory, ClassData<Engines>]
    public async Task The_same_serial_of_two_companies_is_two_devices_and_neither_learns_of_the_other(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Inside();
        var canary = await app.Inside(Server with { Model = "Kenari" }, app.People.OtherClient, racks: "KENARI-9");
        var draft = await app.SupportDraft();

        Assert.Equal([1, 1], (await app.Register()).Select(device => device.Inside));
        foreach (var client in new[] { app.People.Client, app.People.Colleague, app.People.TenantAdmin })
        {
            var reader = client.ToActor();
            foreach (var filter in new[] { new DeviceFilter(), new() { WithOutside = true }, new() { Text = "kenari" }, new() { Text = "SN-1" }, new() { Rack = "KENARI-9" }, new() { TenantId = app.People.OtherCompany.Id }, new() { Branch = "CBT" } })
            {
                var found = await app.Get<DeviceList>().For(reader, filter, Cancellation);
                Assert.DoesNotContain(found.Rows, row => row.Id == canary.Id);
                Assert.Equal(found.Rows.Count, found.Total);
                Assert.Empty(found.Tenants);
            }

            Assert.Null(await app.Get<DeviceDetail>().For(reader, canary.Id, Cancellation));
            Assert.DoesNotContain(await app.Get<OwnDevices>().For(reader, draft, "", Cancellation), device => device.Id == canary.Id);
            Assert.Empty(await app.Get<OwnDevices>().For(reader, draft, "kenari", Cancellation));
        }

        Assert.Equal([canary.Id], (await app.Get<DeviceList>().For(app.People.OtherClient.ToActor(), new(), Cancellation)).Rows.Select(row => row.Id));
        // Whoever guesses its key gets no link to it.
        await app.Get<SaveSupport>().Run(app.People.Client.Id, draft, details => details with { DeviceId = canary.Id }, cancellationToken: Cancellation);
        Assert.Null((await app.Support(draft)).Details.DeviceId);
        Assert.Empty((await app.Get<DeviceList>().For(app.People.Stray.ToActor(), new() { WithOutside = true }, Cancellation)).Rows);
    }

    [Theory, ClassData<Engines>]
    public async Task Everybody_finds_the_own_share_by_words_rack_branch_and_company(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var server = await app.Inside(racks: "A-1, A-12");
        var other = await app.Inside(Server with { Kind = "Switch", Brand = "Juniper", Model = "EX4400", Serial = "ZD-46_x%" }, app.People.OtherClient, racks: "A-12");
        var list = app.Get<DeviceList>();

        foreach (var (text, rack, expected) in new (string, string, Guid[])[]
        {
            ("", "", [other.Id, server.Id]), ("dell", "", [server.Id]), ("sn 1", "", [server.Id]), ("zd46", "", [other.Id]), ("JUNIPER switch", "", [other.Id]),
            ("%", "", [other.Id]), ("kapal", "", []), ("", "A-12", [other.Id, server.Id]), ("", "a1", [server.Id]), ("a-12", "", [other.Id, server.Id]), (new string('a', 200), "", []),
        })
        {
            Assert.Equal(expected, (await list.For(app.People.Agent.ToActor(), new() { Text = text, Rack = rack }, Cancellation)).Rows.Select(row => row.Id));
        }

        Assert.Equal([server.Id], (await list.For(app.People.Supervisor.ToActor(), new() { TenantId = app.People.Company.Id }, Cancellation)).Rows.Select(row => row.Id));
        Assert.Equal(2, (await list.For(app.People.Guard.ToActor(), new() { Branch = "CBT" }, Cancellation)).Total);
        Assert.Equal(["PT Nusantara", "PT Samudra"], (await list.For(app.People.Guard.ToActor(), new(), Cancellation)).Tenants.Select(tenant => tenant.Name));
        foreach (var stranger in new[] { app.People.BandungGuard, app.People.BandungSupervisor, app.People.BandungAgent })
        {
            var none = await list.For(stranger.ToActor(), new() { WithOutside = true }, Cancellation);
            Assert.Equal((0, 0), (none.Total, none.Tenants.Count));
        }
    }

    [Fact]
    public async Task A_colleague_and_an_admin_see_what_moved_without_the_guard()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var device = await app.Inside();
        var detail = app.Get<DeviceDetail>();

        foreach (var (reader, sees) in new[] { (app.People.Client, true), (app.People.TenantAdmin, true), (app.People.Colleague, false), (app.People.Admin, false), (app.People.Guard, true), (app.People.Supervisor, true), (app.People.Agent, true) })
        {
            var view = (await detail.For(reader.ToActor(), device.Id, Cancellation))!;
            Assert.Equal((!sees, sees ? "Joko" : ""), (view.IsReduced, Assert.Single(view.Movements).Guard));
        }

        // The gate knows the number and has no page of the request behind it.
        Assert.Null((await detail.For(app.People.Guard.ToActor(), device.Id, Cancellation))!.Movements[0].TicketId);
    }

    [Theory, ClassData<Engines>]
    public async Task The_form_offers_what_is_inside_at_its_branch_and_the_ticket_links_it_for_who_may_see_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var device = await app.Inside();
        await app.Inside(Server with { Serial = "SN-2" }, branch: "BDG");
        var leaving = await app.PermitFor([Server with { Direction = EquipmentDirection.Out }]);
        var draft = await app.SupportDraft();
        var reader = app.People.Client.ToActor();

        Assert.Equal([new OwnDevice(device.Id, "Server Dell R760 · SN-1", "DH1", "A-07")], await app.Get<OwnDevices>().For(reader, draft, "", Cancellation));
        Assert.Empty(await app.Get<OwnDevices>().For(reader, draft, "SN-2", Cancellation));
        Assert.Empty(await app.Get<OwnDevices>().For(app.People.Colleague.ToActor(), draft, "", Cancellation));

        await app.Get<SaveSupport>().Run(app.People.Client.Id, draft, details => details with { DeviceId = device.Id, Device = device.Label }, cancellationToken: Cancellation);
        await app.Get<SubmitSupport>().Run(app.People.Client.Id, draft, Cancellation);
        await app.Tick(leaving, EquipmentDirection.Out);

        Assert.Empty(await app.Get<OwnDevices>().For(reader, await app.SupportDraft(), "", Cancellation));
        foreach (var (who, link) in new (KalapaUser, Guid?)[] { (app.People.Client, device.Id), (app.People.Agent, device.Id), (app.People.Supervisor, device.Id), (app.People.Colleague, device.Id), (app.People.Admin, null) })
        {
            Assert.Equal(link, ((SupportView)(await app.Get<TicketDetail>().For(who.ToActor(), draft, Cancellation))!).DeviceId);
        }
    }

    [Theory, ClassData<Engines>]
    public async Task Its_requests_stand_with_it_newest_first_for_who_may_list_them(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var device = await app.Inside();
        var named = SupportBuilder.Fault with { DeviceId = device.Id };
        await app.SupportDraft(details: named);
        await app.SupportSubmitted();
        List<Guid> about = [];
        for (var number = 0; number <= DeviceDetail.TicketsShown; number++)
        {
            about.Insert(0, await app.SupportSubmitted(details: named));
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        foreach (var reader in new[] { app.People.Client, app.People.Colleague, app.People.Agent, app.People.Supervisor })
        {
            var view = (await app.Get<DeviceDetail>().For(reader.ToActor(), device.Id, Cancellation))!;
            Assert.Equal(about.Take(DeviceDetail.TicketsShown), view.Tickets.Select(ticket => ticket.Id));
            Assert.True(view.HasMoreTickets);
            Assert.All(view.Tickets, ticket => Assert.True(ticket.MayOpen));
        }

        // The gate sees the device, and no request.
        Assert.Empty((await app.Get<DeviceDetail>().For(app.People.Guard.ToActor(), device.Id, Cancellation))!.Tickets);
    }

    [Theory, ClassData<Engines>]
    public async Task Ticks_from_before_the_register_fill_it_at_a_start(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Inside();
        var second = await app.PermitFor([Server], racks: "B-02");
        await app.Tick(second, EquipmentDirection.In);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Tick(second, EquipmentDirection.Out);
        var third = await app.PermitFor([Server with { Serial = "SN-3" }]);
        await app.Tick(third, EquipmentDirection.In);
        var before = await app.Register();
        await app.Change(db => db.Devices.ExecuteDeleteAsync(Cancellation));
        await app.Change(db => db.GateEvents.ExecuteUpdateAsync(row => row.SetProperty(line => line.DeviceId, (Guid?)null).SetProperty(line => line.DeviceStep, (int?)null), Cancellation));

        // The first start is killed after a batch that ends in the middle of a device's life.
        var filling = new DeviceFilling(app.Get<IDbContextFactory<KalapaDbContext>>(), batch: 2);
        Assert.Equal(2, await filling.Next(Cancellation));
        List<string> said = [];
        await filling.Complete(said.Add, Cancellation);

        Assert.Equal(["Made the device register of 2 movements at the gates."], said);
        var after = await app.Register();
        Assert.Equal(before.Count, after.Count);
        Assert.All(before.Zip(after), pair => Assert.True(pair.First.Says(pair.Second)));
        await MustEqualTicks(app);
        said.Clear();
        await filling.Complete(said.Add, Cancellation);
        Assert.Empty(said);
    }

    [Fact]
    public async Task A_tick_is_told_on_the_bus_after_its_commit()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var heard = new TaskCompletionSource<DeviceChanged>();
        using var _ = app.Get<LiveUpdates>().SubscribeDevices(change => heard.TrySetResult(change), () => Task.CompletedTask);

        var device = await app.Inside();

        Assert.Equal(new(device.Id, app.People.Company.Id), await heard.Task.WaitAsync(WaitLimit.Time, Cancellation));
    }

    private static async Task MustEqualTicks(TestApp app) =>
        Assert.All(await app.Read(db => DeviceRules.RegisterEqualsTicks(db, Cancellation)), finding => Assert.Null(finding.Fault));
}
