using System.Security.Claims;
using Bunit;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>The gate's page on a real database: what the guard does and sees.</summary>
public sealed class GatePageTests : BunitContext, IAsyncLifetime
{
    private TestApp _app = null!;
    private Permit _permit = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.Start(Engine.Sqlite);
        _permit = await _app.Permit(await Scenes.AtTheGate(_app));
        var current = new CurrentActor(_app.Get<IDbContextFactory<KalapaDbContext>>());
        current.Become(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, _app.People.Guard.Id.ToString())], "test")));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization()
            .AddSingleton<TimeProvider>(_app.Clock)
            .AddSingleton(_app.Get<LiveUpdates>()).AddSingleton(_app.Get<Board<PermitRow>>()).AddSingleton(_app.Get<AccessTable>())
            .AddSingleton(_app.Get<GatePosts>()).AddSingleton(_app.Get<GateDetail>()).AddSingleton(_app.Get<LookUpCode>()).AddSingleton(_app.Get<PassGate>())
            .AddSingleton(current).AddScoped<MinuteTick>().AddScoped<CircuitWork>().AddTransient<Act>().AddSingleton<RuleSentences>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_scanned_address_becomes_a_green_verdict_with_people()
    {
        var page = Open();

        Scan(page, $"https://izin.kalapa.example/cek/{_permit.Code}?rev=1");

        Assert.Equal("OK", Verdict(page));
        Assert.Equal(2, page.FindAll("[data-test=visitor]").Count);
        Assert.Equal("", page.Find("#gate-code").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task An_open_verdict_turns_when_the_supervisor_suspends_and_the_field_keeps_what_is_typed()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await page.InvokeAsync(() => page.Find("#gate-code").Change("KLP-CBT-7Q"));
        var focused = Focused();

        await _app.Get<HoldPermit>().Suspend(_app.People.Supervisor.Id, _permit.Id, "Pemadaman");
        await Wait(page, () => Verdict(page) == "SUSPENDED");

        Assert.Empty(page.FindAll("[data-test=check-in]"));
        Assert.Equal("KLP-CBT-7Q", page.Find("#gate-code").GetAttribute("value"));
        Assert.Equal(focused, Focused());
    }

    [Fact]
    public async Task The_last_one_out_closes_the_visit_when_the_work_is_done()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        await Wait(page, () => Inside(page, "Agus"));
        Assert.Null((await Fresh()).Find(PersonId("Dewi"))!.InsideSince);
        var focused = Focused();

        await AskOut(page, "Agus");
        Assert.True(Inside(page, "Agus"));
        await Press(page, "[data-test=work-done]");

        await Wait(page, () => Verdict(page) == "ENDED");
        Assert.Equal(PermitState.Closed, (await Fresh()).State);
        Assert.True(Focused() > focused);
    }

    [Fact]
    public async Task Whoever_comes_back_leaves_the_permit_open()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        await Wait(page, () => Inside(page, "Agus"));

        await AskOut(page, "Agus");
        await Press(page, "[data-test=come-back]");

        await Wait(page, () => !Inside(page, "Agus"));
        Assert.Equal(PermitState.Active, (await Fresh()).State);
    }

    [Fact]
    public async Task A_full_branch_is_an_answer_and_names_the_person()
    {
        await _app.Write(db => db.Branches.Single(branch => branch.Code == "CBT").MaxPeople = 0);
        var page = Open();
        Scan(page, _permit.Code);

        await Enter(page, "Agus");

        await Wait(page, () => Verdict(page) == "CAPACITY_FULL");
        Assert.Contains("Agus", page.Find("[data-test=verdict]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await Fresh()).InsideCount);
    }

    [Fact]
    public async Task People_leave_a_revoked_permit_from_the_inside_list_and_nobody_enters_without_the_code()
    {
        await _app.Get<PassGate>().CheckIn(_app.People.Guard.Id, _permit.Id, PersonId("Agus"), idSeen: true);
        await _app.Get<HoldPermit>().Revoke(_app.People.Supervisor.Id, _permit.Id, "Dicabut");
        var page = Open();
        await Wait(page, () => page.FindAll("[data-test=inside-list] [data-test=gate-row]").Count == 1);

        await Press(page, "[data-test=inside-list] [data-test=gate-row]");
        await Wait(page, () => page.FindAll("[data-test=visitor]").Count == 2);
        Assert.Equal("REVOKED", Verdict(page));
        Assert.Empty(page.FindAll("[data-test=check-in]"));
        await AskOut(page, "Agus");

        await Wait(page, () => !Inside(page, "Agus"));
        Assert.Equal((0, PermitState.Revoked), ((await Fresh()).InsideCount, (await Fresh()).State));
    }

    [Fact]
    public async Task A_row_of_the_list_asks_for_the_code_before_anybody_enters()
    {
        var page = Open();
        await Wait(page, () => page.FindAll("[data-test=expected-list] [data-test=gate-row]").Count == 1);

        await Press(page, "[data-test=expected-list] [data-test=gate-row]");
        await Wait(page, () => Verdict(page) == "ASK");
        Assert.Empty(page.FindAll("[data-test=check-in]"));

        Scan(page, _permit.Code);
        Assert.Equal("OK", Verdict(page));
        Assert.Equal(2, page.FindAll("[data-test=check-in]").Count);
    }

    [Fact]
    public void Too_many_bad_codes_say_how_long_to_wait()
    {
        var page = Open();
        for (var miss = 0; miss < 5; miss++)
        {
            Scan(page, $"KLP-{miss}");
            Assert.Equal("NOT_FOUND", Verdict(page));
        }

        Scan(page, _permit.Code);

        Assert.Contains("60", page.Find("[data-test=gate-problem]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-test=verdict]"));
    }

    [Fact]
    public async Task The_evacuation_list_names_who_is_inside_and_the_print_button_prints()
    {
        await _app.Get<PassGate>().CheckIn(_app.People.Guard.Id, _permit.Id, PersonId("Agus"), idSeen: true);
        var page = Open();
        await Wait(page, () => page.FindAll("[data-test=evacuation] tbody tr").Count == 1);

        await Press(page, "[data-test=print-evacuation]");

        Assert.Contains("Agus", page.Find("[data-test=evacuation] tbody").TextContent, StringComparison.Ordinal);
        Assert.Single(JSInterop.Invocations["kalapaGate.print"]);
    }

    private IRenderedComponent<GatePage> Open()
    {
        var page = Render<GatePage>();
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1 && page.FindAll("[data-list-ready=yes]").Count == 2, TimeSpan.FromSeconds(10));
        return page;
    }

    private int Focused() => JSInterop.Invocations["kalapaGate.ready"].Count;

    private Guid PersonId(string name) => _permit.People.Single(person => person.FullName == name).PersonId;

    private Task<Permit> Fresh() => _app.Permit(_permit.TicketId);

    // Everything is pressed on the renderer's own thread: no live drawing comes between finding and pressing, and what the press
    // does at once is done when it returns.
    private static Task Press(IRenderedComponent<GatePage> page, string selector)
    {
        page.WaitForElement(selector);
        return page.InvokeAsync(() => page.Find(selector).Click());
    }

    private static void Scan(IRenderedComponent<GatePage> page, string text)
    {
        page.InvokeAsync(() => page.Find("#gate-code").Change(text)).GetAwaiter().GetResult();
        page.InvokeAsync(() => page.Find(".gate-ask").Submit()).GetAwaiter().GetResult();
        page.WaitForState(() => page.FindAll("[data-test=verdict]").Count + page.Find("[data-test=gate-problem]").TextContent.Length > 0, TimeSpan.FromSeconds(10));
    }

    private static async Task Enter(IRenderedComponent<GatePage> page, string name)
    {
        await page.InvokeAsync(() => Visitor(page, name).QuerySelector("[data-test=id-seen]")!.Change(true));
        await page.InvokeAsync(() => Visitor(page, name).QuerySelector("[data-test=check-in]")!.Click());
    }

    // The live news that somebody is inside may come before the verb has ended, and until then the buttons wait.
    private async Task AskOut(IRenderedComponent<GatePage> page, string name)
    {
        await Wait(page, () => Visitor(page, name).QuerySelector("[data-test=check-out]:enabled") is not null);
        await page.InvokeAsync(() => Visitor(page, name).QuerySelector("[data-test=check-out]")!.Click());
    }

    private static AngleSharp.Dom.IElement Visitor(IRenderedComponent<GatePage> page, string name) => page.Find($"[data-person={name}]");

    private static bool Inside(IRenderedComponent<GatePage> page, string name) => Visitor(page, name).GetAttribute("data-inside") == "yes";

    private static string? Verdict(IRenderedComponent<GatePage> page) =>
        page.FindAll("[data-test=verdict]").Select(verdict => verdict.GetAttribute("data-verdict")).FirstOrDefault();

    // A list's gap runs on the app's clock, which only a test moves.
    private async Task Wait(IRenderedComponent<GatePage> page, Func<bool> happened)
    {
        for (var round = 0; round < 200 && !happened(); round++)
        {
            _app.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.True(happened(), page.Markup);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await DisposeAsync();
        await _app.DisposeAsync();
    }
}
