using System.Security.Claims;
using Bunit;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Localisation;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;

namespace Kalapa.Tests.App.Features.Notifications;

public sealed class BellTests : BunitContext
{
    [Fact]
    public async Task Bell_counts_up_by_itself_says_so_and_counts_down_when_one_is_opened()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var bell = Ring(app, isInteractive: true);
        Assert.Empty(bell.FindAll("[data-test=bell-count]"));
        Assert.NotEmpty(bell.FindAll("[data-test=bell-empty]"));

        var id = await app.Returned();

        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find("[data-test=bell-count]").TextContent));
        Assert.StartsWith("1 ", bell.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Words.Indonesian(typeof(NotificationWords))["Unread"], bell.Find("[data-test=notification]").TextContent, StringComparison.Ordinal);
        var link = bell.Find("[data-test=notification] a");
        Assert.Equal($"/permintaan/{id}", link.GetAttribute("href"));

        await link.ClickAsync(new());

        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll("[data-test=bell-count]")));
        Assert.Single(bell.FindAll("[data-test=notification]"));
    }

    [Fact]
    public async Task What_arrives_under_the_hand_leaves_each_in_its_place_and_is_on_top_when_the_hand_has_left()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var first = await app.Returned();
        var bell = Ring(app, isInteractive: true);
        bell.WaitForAssertion(() => Assert.Single(Links(bell)));
        var menu = bell.Find("[data-test=bell-menu]");

        await menu.TriggerEventAsync("onpointerenter", new PointerEventArgs());
        var second = await app.Returned();

        bell.WaitForAssertion(() => Assert.Equal([first, second], Links(bell)));
        Assert.Equal("2", bell.Find("[data-test=bell-count]").TextContent);

        await bell.Find("[data-test=bell-menu]").TriggerEventAsync("onpointerleave", new PointerEventArgs());

        Assert.Equal([second, first], Links(bell));
    }

    [Fact]
    public async Task Bell_is_silent_for_an_internal_message()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.InReview();
        var bell = Ring(app, isInteractive: true);

        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Catatan");
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Halo");

        bell.WaitForAssertion(() => Assert.NotEmpty(bell.FindAll("[data-test=bell-count]")));
        Assert.Equal("1", bell.Find("[data-test=bell-count]").TextContent);
    }

    [Fact]
    public async Task Without_a_circuit_the_bell_asks_no_database_and_leads_to_the_page()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await app.Returned();

        var bell = Ring(app, isInteractive: false);

        Assert.Empty(bell.FindAll("[data-test=notification]"));
        Assert.Equal("/notifikasi", bell.Find(".bell-all").GetAttribute("href"));
    }

    private static IEnumerable<Guid> Links(IRenderedComponent<Bell> bell) =>
        bell.FindAll("[data-test=notification] a").Select(link => Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]));

    private IRenderedComponent<Bell> Ring(TestApp app, bool isInteractive)
    {
        var current = new CurrentActor(app.Get<IDbContextFactory<KalapaDbContext>>(), app.Clock);
        current.Become(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, app.People.Client.Id.ToString())], "test")));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices().AddLocalization()
            .AddSingleton(current).AddSingleton<TimeProvider>(app.Clock).AddSingleton(app.Get<LiveUpdates>())
            .AddSingleton(app.Get<MyNotifications>()).AddSingleton(app.Get<MarkRead>())
            .AddScoped<RuleSentences>().AddScoped<CircuitWork>().AddTransient<ActionRunner>().AddOutages().AddScoped<MinuteTick>();
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        return Render<Bell>();
    }
}
