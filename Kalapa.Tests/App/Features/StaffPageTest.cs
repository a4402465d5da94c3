using System.Security.Claims;
using Bunit;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Kalapa.App.Setup;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MudBlazor.Services;
using Xunit;

namespace Kalapa.Tests.App.Features;

/// <summary>Renders a live page of staff on the app's own verbs, reads and boards, over a real database.</summary>
public abstract class StaffPageTest : BunitContext, IAsyncLifetime
{
    internal TestApp App { get; private set; } = null!;

    internal HeldDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.Start(Engine.Sqlite);
        Database = new(App.Get<IDbContextFactory<KalapaDbContext>>());
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddMudServices();
        Services.AddSingleton<TimeProvider>(App.Clock)
            .AddSingleton<IDbContextFactory<KalapaDbContext>>(Database)
            .AddSingleton(App.Get<UnitOfWork>())
            .AddSingleton(App.Get<OutboxSecret>())
            .AddSingleton(App.Get<OutgoingChannels>())
            .AddSingleton(App.Get<LiveUpdates>())
            .AddSingleton(App.Get<SeenTickets>())
            .AddSingleton(App.Get<Board<TicketRow>>())
            .AddSingleton(App.Get<Board<PermitRow>>())
            .AddSingleton(App.Get<SupportCategories>())
            .AddSingleton(App.Get<CurrentPromises>())
            .AddSingleton(AccessTable.Default)
            .AddSingleton(App.Get<IConfiguration>())
            .AddSingleton(App.Get<IHostEnvironment>())
            .AddKalapaFeatures()
            .AddSingleton(App.Get<PublicAddress>())
            .AddScoped<AntiforgeryStateProvider, NoToken>()
            .AddSingleton<RuleSentences>()
            .AddScoped<CurrentActor>()
            .AddScoped<MinuteTick>()
            .AddScoped<CircuitWork>()
            .AddScoped<CircuitLine>()
            .AddOutages()
            .AddScoped<ActionRunner>();
        // Last: from here on bUnit takes no more services.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await App.DisposeAsync();
    }

    /// <summary>Opens the page at <paramref name="address"/> as <paramref name="user"/>, read and ready.</summary>
    internal IRenderedComponent<T> Open<T>(KalapaUser user, string address)
        where T : IComponent
    {
        GoAs(user, address);
        var page = Render<T>();
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }

    /// <summary><paramref name="user"/> stands at <paramref name="address"/>, and what is rendered next is read with that user's rights.</summary>
    internal void GoAs(KalapaUser user, string address)
    {
        // The boards hear of a scene a moment after its commit: a page opened in between would show the moment before.
        Task.WaitAll(App.Get<Board<TicketRow>>().HealAsync(), App.Get<Board<PermitRow>>().HealAsync());
        Services.GetRequiredService<CurrentActor>().Become(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{user.Id}"), new(ClaimTypes.Role, $"{user.Role}")], "test")));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
    }

    /// <summary>Generous, for machines that do much at once; a page that never shows it still fails.</summary>
    protected static TimeSpan Patience => WaitLimit.Time;

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
