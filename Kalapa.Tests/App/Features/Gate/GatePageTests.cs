using System.Security.Claims;
using Bunit;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
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
        var current = new CurrentActor(_app.Get<IDbContextFactory<KalapaDbContext>>(), _app.Clock);
        current.Become(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, _app.People.Guard.Id.ToString())], "test")));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization()
            .AddSingleton<TimeProvider>(_app.Clock)
            .AddSingleton(_app.Get<LiveUpdates>()).AddSingleton(_app.Get<Board<PermitRow>>()).AddSingleton(_app.Get<AccessTable>())
            .AddSingleton(_app.Get<GatePosts>()).AddSingleton(_app.Get<GateDetail>()).AddSingleton(_app.Get<LookUpCode>()).AddSingleton(_app.Get<PassGate>())
            .AddSingleton(_app.Get<CloseVisit>()).AddSingleton(_app.Get<TurnAway>()).AddSingleton(_app.Get<PressRecords>()).AddSingleton(_app.Get<MoveEquipment>()).AddSingleton(_app.Get<GateBadges>()).AddSingleton(_app.Get<ReturnBadge>()).AddScoped<CircuitLine>()
            .AddSingleton(current).AddScoped<MinuteTick>().AddScoped<CircuitWork>().AddTransient<ActionRunner>().AddSingleton<RuleSentences>().AddOutages();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_scanned_address_becomes_a_green_verdict_with_people()
    {
        var page = Open();

        Scan(page, $"https://izin.kalapa.example/cek/{_permit.Code}?rev=1");

        Assert.Equal("OK", Verdict(page));
        Assert.Equal(2, page.FindAll("[data-test=visitor]").Count);
    }

    [Fact]
    public async Task An_open_verdict_turns_when_the_supervisor_suspends_and_says_why_and_whom_to_call()
    {
        await _app.Write(db => db.Users.Single(user => user.Id == _app.People.Supervisor.Id).PhoneNumber = "0812-1111");
        var page = Open();
        Scan(page, _permit.Code);

        await _app.Get<HoldPermit>().Suspend(_app.People.Supervisor.Id, _permit.Id, "Pemadaman");
        await Wait(page, () => Verdict(page) == "SUSPENDED");

        Assert.Empty(page.FindAll("[data-test=check-in]"));
        var verdict = page.Find("[data-test=verdict]").TextContent;
        Assert.Contains("Pemadaman", verdict, StringComparison.Ordinal);
        Assert.Contains(_app.People.Supervisor.DisplayName, verdict, StringComparison.Ordinal);
        Assert.Contains("0812-1111", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_verdict_and_the_list_turn_when_the_company_is_suspended()
    {
        var page = Open();
        Scan(page, _permit.Code);
        var company = _app.People.Company;

        await _app.Get<SaveTenant>().Run(_app.People.OtherAgent.Id, company.Id, new(company.LegalName, company.ContractNo, company.ContractTo, TenantStatus.Suspended, company.AllowedBranches));

        await Wait(page, () => Verdict(page) == "TENANT_SUSPENDED" && page.FindAll("[data-test=row-suspended]").Count == 1);
    }

    [Fact]
    public async Task A_verdict_turns_by_the_clock_alone()
    {
        var later = await _app.Permit(await _app.Approved());
        _app.Clock.SetUtcNow(later.Window.Start - GateCheck.Early - TimeSpan.FromSeconds(30));
        var page = Open();
        Scan(page, later.Code);
        Assert.Equal("TOO_EARLY", Verdict(page));

        _app.Clock.Advance(TimeSpan.FromSeconds(31));

        page.WaitForAssertion(() => Assert.Equal("OK", Verdict(page)));
    }

    [Fact]
    public async Task The_last_one_is_out_at_the_first_press_and_the_permit_is_asked_about_after_it()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        Assert.Empty(page.FindAll("[data-test=last-out]"));

        await Leave(page, "Agus");

        Assert.Equal((0, PermitState.Active), ((await Fresh()).InsideCount, (await Fresh()).State));
        await Press(page, "[data-test=work-done]");
        Assert.Equal("ENDED", Verdict(page));
        Assert.Equal(PermitState.Closed, (await Fresh()).State);

        await Press(page, "[data-test=reopen]");
        Assert.Equal("OK", Verdict(page));
        Assert.Equal(PermitState.Active, (await Fresh()).State);
    }

    [Fact]
    public async Task Whoever_goes_on_instead_of_answering_leaves_the_permit_open()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        await Leave(page, "Agus");

        await page.InvokeAsync(() => page.Find("[data-test=close-permit]").Click());

        Assert.Empty(page.FindAll("[data-test=visitor]"));
        Assert.Equal((0, PermitState.Active), ((await Fresh()).InsideCount, (await Fresh()).State));
    }

    [Fact]
    public async Task Two_scans_at_once_are_both_answered_and_the_last_one_stands()
    {
        var other = await _app.Permit(await _app.Approved());
        var page = Open();

        await page.InvokeAsync(() => Task.WhenAll(page.Instance.ScanAsync("1", _permit.Code, null), page.Instance.ScanAsync("2", other.Code, null)));

        var number = (await _app.Ticket(other.TicketId)).Number!;
        Assert.Equal(number, page.Find("[data-test=gate-facts] h2").TextContent);
        Assert.Contains((await _app.Ticket(_permit.TicketId)).Number!, Assert.Single(page.FindAll("[data-test=earlier-answer]")).TextContent, StringComparison.Ordinal);
        Assert.Equal("1 2", page.Find("[data-gate]").GetAttribute("data-answers"));
    }

    [Fact]
    public async Task What_stands_there_is_checked_anew_when_the_line_was_gone()
    {
        var page = Open();
        Scan(page, _permit.Code);
        var line = Services.GetRequiredService<CircuitLine>();

        await line.Tell(isUp: false);
        page.WaitForState(() => page.Find("[data-test=gate-open]").GetAttribute("data-stale") == "yes");
        await line.Tell(isUp: true);

        page.WaitForState(() => Verdict(page) == "OK" && page.Find("[data-test=gate-open]").GetAttribute("data-stale") is null);
    }

    [Fact]
    public async Task What_was_pressed_and_is_not_recorded_is_named_until_the_guard_has_seen_it()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        var recorded = (await _app.Read(db => db.GateEvents.SingleAsync(line => line.Type == GateEventType.CheckIn))).PressId!.Value;
        PressNote lost = new(Guid.NewGuid(), "in", _permit.Id, PersonId("Dewi"), "Dewi", _app.Clock.GetUtcNow().ToUnixTimeMilliseconds());

        var missing = await page.InvokeAsync(() => page.Instance.AskUnrecordedAsync([new(recorded, "in", _permit.Id, PersonId("Agus"), "Agus", lost.At), lost]));

        Assert.Equal([lost.Id], missing);
        var named = page.Find("[data-test=unrecorded]").TextContent;
        Assert.Contains("Dewi", named, StringComparison.Ordinal);
        Assert.DoesNotContain("Agus", named, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("[data-test=unrecorded-seen]").Click());
        Assert.Empty(page.FindAll("[data-test=unrecorded]"));
    }

    [Fact]
    public async Task A_full_branch_is_an_answer_and_names_the_person()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await _app.Write(db => db.Branches.Single(branch => branch.Code == "CBT").MaxPeople = 0);

        // As from a screen that has not heard of it yet.
        var agus = _permit.People.Single(person => person.FullName == "Agus");
        await page.InvokeAsync(() => page.FindComponent<GatePermit>().Instance.OnEnter.InvokeAsync((agus, PassageNotes.None, new() { Id = Guid.NewGuid() })));

        Assert.Equal("CAPACITY_FULL", Verdict(page));
        Assert.Contains("Agus", page.Find("[data-test=verdict]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await Fresh()).InsideCount);
    }

    [Fact]
    public async Task A_full_branch_says_so_at_the_person_and_stops_being_one_when_somebody_leaves()
    {
        await _app.Write(db => db.Branches.Single(branch => branch.Code == "CBT").MaxPeople = 1);
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        Assert.Single(page.FindAll("[data-test=person-refused]"));
        Assert.Empty(page.FindAll("[data-test=check-in]"));

        await _app.Get<PassGate>().CheckOut(_app.People.Guard.Id, _permit.Id, PersonId("Agus"));

        await Wait(page, () => page.FindAll("[data-test=check-in]").Count == 2);
    }

    [Fact]
    public async Task People_leave_a_revoked_permit_from_the_inside_list_and_nobody_enters_without_the_code()
    {
        await _app.Get<PassGate>().CheckIn(_app.People.Guard.Id, _permit.Id, PersonId("Agus"), idSeen: true, notes: TestPeople.Escorted);
        await _app.Get<HoldPermit>().Revoke(_app.People.Supervisor.Id, _permit.Id, "Dicabut");
        var page = Open();
        await Wait(page, () => page.FindAll("[data-test=inside-list] [data-test=gate-row]").Count == 1);

        await Click(page, "[data-test=inside-list] [data-test=gate-row]");
        await Wait(page, () => page.FindAll("[data-test=visitor]").Count == 2);
        Assert.Equal("REVOKED", Verdict(page));
        Assert.Empty(page.FindAll("[data-test=check-in]"));
        await Leave(page, "Agus");

        Assert.Equal((0, PermitState.Revoked), ((await Fresh()).InsideCount, (await Fresh()).State));
    }

    [Fact]
    public async Task A_row_of_the_list_asks_for_the_code_before_anybody_enters()
    {
        var page = Open();
        await Wait(page, () => page.FindAll("[data-test=expected-list] [data-test=gate-row]").Count == 1);

        await Click(page, "[data-test=expected-list] [data-test=gate-row]");
        await Wait(page, () => Verdict(page) == "ASK");
        Assert.Empty(page.FindAll("[data-test=check-in]"));

        Scan(page, _permit.Code);
        Assert.Equal("OK", Verdict(page));
        Assert.Equal(2, page.FindAll("[data-test=check-in]").Count);
    }

    [Fact]
    public async Task Somebody_comes_in_without_the_code_when_the_guard_writes_why()
    {
        var page = Open();
        Scan(page, (await _app.Ticket(_permit.TicketId)).Number!);
        Assert.Equal("ASK", Verdict(page));

        await page.InvokeAsync(() => page.Find("[data-test=without-code]").Input("Ponsel mati"));
        await Enter(page, "Agus");

        var line = await _app.Read(db => db.GateEvents.SingleAsync(row => row.Type == GateEventType.CheckIn));
        Assert.Equal("Ponsel mati", line.WithoutCode);
        Assert.Contains((await _app.Read(db => db.AuditEvents.Where(row => row.Type == "P02").ToListAsync())), row => row.Values["withoutCode"] == "Ponsel mati");
    }

    [Fact]
    public async Task A_ticket_number_is_no_wrong_try_and_a_name_finds_the_visit()
    {
        var page = Open();
        for (var look = 0; look < 7; look++)
        {
            Scan(page, "CBT-2607-12345-Q");
            Assert.NotEmpty(page.FindAll(".gate-plain"));
        }

        await page.InvokeAsync(() => page.Find("[data-test=gate-find]").Input("dewi"));
        Assert.Contains("Dewi", Assert.Single(page.FindAll("[data-test=expected-list] [data-test=gate-row]")).TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("[data-test=gate-find]").Input("Joni"));
        Assert.Empty(page.FindAll("[data-test=expected-list] [data-test=gate-row]"));
    }

    [Fact]
    public void Too_many_bad_codes_say_how_long_to_wait_and_a_right_one_is_still_looked_up()
    {
        var page = Open();
        for (var miss = 0; miss < 5; miss++)
        {
            Scan(page, $"KLP-{miss}");
            Assert.Equal("NOT_FOUND", Verdict(page));
        }

        Scan(page, "KLP-5");
        Assert.Equal("60", page.Find("[data-counts-down]").GetAttribute("data-counts-down"));
        Assert.Empty(page.FindAll("[data-test=verdict]"));

        Scan(page, _permit.Code);
        Assert.Equal("OK", Verdict(page));
    }

    [Fact]
    public async Task Turning_away_asks_who_and_can_be_taken_back()
    {
        var page = Open();
        Scan(page, _permit.Code);

        await page.InvokeAsync(() => Visitor(page, "Dewi").QuerySelector("[data-test=id-mismatch]")!.Click());
        await Press(page, "[data-test=away-confirm]");
        Assert.Contains("Dewi", page.Find("[data-test=undo]").TextContent, StringComparison.Ordinal);
        await Press(page, "[data-test=undo-away]");

        Assert.Empty(page.FindAll("[data-test=undo]"));
        Assert.NotNull((await _app.Read(db => db.GateEvents.SingleAsync(line => line.Type == GateEventType.Denied))).WithdrawnAt);
    }

    [Fact]
    public async Task A_guard_of_several_posts_is_back_at_the_last_one_after_a_reload()
    {
        await _app.Write(db => db.Users.Single(user => user.Id == _app.People.Guard.Id).Branches = ["BDG", "CBT"]);
        JSInterop.Setup<GateDevice?>("kalapaGate.attach", _ => true).SetResult(new("tablet", "CBT"));

        var page = Render<GatePage>();

        page.WaitForState(() => Services.GetRequiredService<NavigationManager>().Uri.EndsWith("/gerbang?pos=CBT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_all_are_inside_nobody_else_may_enter()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await Enter(page, "Agus");
        await Enter(page, "Dewi");

        Assert.Equal("ALL_INSIDE", Verdict(page));
    }

    [Fact]
    public async Task The_evacuation_list_is_always_there_with_who_is_inside()
    {
        await _app.Get<PassGate>().CheckIn(_app.People.Guard.Id, _permit.Id, PersonId("Agus"), idSeen: true, notes: TestPeople.Escorted);
        var page = Open();

        await Wait(page, () => page.FindAll("[data-test=evacuation] tbody tr").Count == 1);

        Assert.Contains("Agus", page.Find("[data-test=evacuation] tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_must_escort_nobody_enters_before_the_escort_is_named()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await page.InvokeAsync(() => Visitor(page, "Agus").QuerySelector("[data-test=id-seen]")!.Change(true));
        Assert.NotNull(Visitor(page, "Agus").QuerySelector("[data-test=check-in]:disabled"));

        await NameEscort(page);
        await page.InvokeAsync(() => Visitor(page, "Agus").QuerySelector("[data-test=badge]")!.Change(" v 12 "));
        await Press(page, "[data-person=Agus] [data-test=check-in]");

        var agus = (await _app.Permit(_permit.TicketId)).Find(PersonId("Agus"))!;
        Assert.Equal(("V12", "Hasan Basri"), (agus.Badge, agus.Escort));
        Assert.Equal("Didampingi Hasan Basri", Visitor(page, "Agus").QuerySelector("[data-test=escorted-by]")!.TextContent);
    }

    [Fact]
    public async Task A_badge_that_is_not_given_back_is_listed_until_it_is()
    {
        var page = Open();
        Scan(page, _permit.Code);
        await NameEscort(page);
        await page.InvokeAsync(() => Visitor(page, "Agus").QuerySelector("[data-test=id-seen]")!.Change(true));
        await page.InvokeAsync(() => Visitor(page, "Agus").QuerySelector("[data-test=badge]")!.Change("12"));
        await Press(page, "[data-person=Agus] [data-test=check-in]");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Leave(page, "Agus");

        await Wait(page, () => page.FindAll("[data-test=missing-badges]").Count == 1);
        Assert.Contains("Agus", page.Find("[data-test=missing-badges]").TextContent, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.InvokeAsync(() => page.Find("[data-test=badge-back]").Click());

        Assert.Empty(page.FindAll("[data-test=missing-badges]"));
    }

    [Fact]
    public async Task Equipment_is_compared_by_its_serial_and_stands_as_inside()
    {
        var permit = await _app.Permit(await Scenes.WithEquipment(_app));
        var page = Open();
        Scan(page, permit.Code);
        Assert.NotNull(page.Find("[data-test=tick-In]:disabled"));

        await page.InvokeAsync(() => page.Find("[data-test=serial-read]").Change("SN-2"));
        await page.InvokeAsync(() => page.Find("[data-test=tick-In]").Click());
        Assert.Equal("EQUIPMENT_NOT_LISTED", page.Find("[data-test=gate-equipment] [data-test=verdict]").GetAttribute("data-verdict"));
        await page.InvokeAsync(() => page.Find("[data-test=serial-matches]").Change(true));
        await page.InvokeAsync(() => page.Find("[data-test=tick-In]").Click());

        await Wait(page, () => page.FindAll("[data-test=line-inside]").Count == 1);
        Assert.Equal(1, (await _app.Permit(permit.TicketId)).EquipmentInside);
        Assert.NotNull(page.Find("[data-test=tick-In]:disabled"));
    }

    private IRenderedComponent<GatePage> Open()
    {
        var page = Render<GatePage>();
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1 && page.FindAll("[data-list-ready=yes]").Count == 2);
        return page;
    }

    private Guid PersonId(string name) => _permit.People.Single(person => person.FullName == name).PersonId;

    private Task<Permit> Fresh() => _app.Permit(_permit.TicketId);

    // Everything is pressed on the renderer's own thread: no live drawing comes between finding and pressing, and what the press
    // does is done when it returns.
    private static Task Press(IRenderedComponent<GatePage> page, string selector)
    {
        page.WaitForElement(selector);
        return page.InvokeAsync(() => page.Find(selector).TriggerEventAsync("ongatepress", new GatePressEventArgs { Id = Guid.NewGuid() }));
    }

    private static Task Click(IRenderedComponent<GatePage> page, string selector)
    {
        page.WaitForElement(selector);
        return page.InvokeAsync(() => page.Find(selector).Click());
    }

    private static void Scan(IRenderedComponent<GatePage> page, string text) =>
        page.InvokeAsync(() => page.Instance.ScanAsync($"{Guid.NewGuid()}", text, null)).GetAwaiter().GetResult();

    private static Task NameEscort(IRenderedComponent<GatePage> page) => page.InvokeAsync(() => page.Find("[data-test=escort-name]").Input("Hasan Basri"));

    private static async Task Enter(IRenderedComponent<GatePage> page, string name)
    {
        await NameEscort(page);
        await page.InvokeAsync(() => Visitor(page, name).QuerySelector("[data-test=id-seen]")!.Change(true));
        await Press(page, $"[data-person={name}] [data-test=check-in]");
        Assert.True(Inside(page, name));
    }

    private static async Task Leave(IRenderedComponent<GatePage> page, string name)
    {
        await Press(page, $"[data-person={name}] [data-test=check-out]");
        Assert.False(Inside(page, name));
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
