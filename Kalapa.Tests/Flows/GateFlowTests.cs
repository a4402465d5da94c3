using Kalapa.App.Demo;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>The gate under real fingers, scanners and lines.</summary>
public sealed class GateFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    // A line that goes silent: nothing is closed, and nothing that is said arrives.
    private const string SilentLine = """
        window.WebSocket = class extends WebSocket { send(said) { if (!window.silent) super.send(said); } };
        """;

    [Fact]
    public async Task A_slow_double_click_on_Enter_lets_somebody_in_and_not_out_again()
    {
        var permit = await Expected("Klik dua kali");
        var gate = await SignIn("Joko", "/gerbang");
        await Scan(gate, permit.Code);
        var visitor = gate.Test("visitor");
        await gate.Test("escort-name").FillAsync("Hasan Basri");
        await visitor.Test("id-seen").CheckAsync();
        await Expect(visitor.Test("check-in")).ToBeEnabledAsync();
        var enter = (await visitor.Test("check-in").BoundingBoxAsync())!;

        await gate.Mouse.DblClickAsync(enter.X + (enter.Width / 2), enter.Y + (enter.Height / 2), new() { Delay = 150 });

        await Expect(visitor).ToHaveAttributeAsync("data-inside", "yes");
        // Nothing that the second click could have done is still on its way behind another question and its answer.
        await Scan(gate, permit.Code);
        Assert.Equal([GateEventType.CheckIn], await Passages(permit));
        NoConsoleErrors();
    }

    [Fact]
    public async Task A_scan_is_heard_wherever_the_focus_is_and_its_first_key_puts_the_old_answer_away()
    {
        var (first, second) = (await Expected("Pindai satu"), await Expected("Pindai dua"));
        var gate = await SignIn("Joko", "/gerbang");
        await gate.Locator("[data-gate-print]").FocusAsync();
        await Scan(gate, first.Code);

        await gate.Test("check-in").First.EvaluateAsync("button => button.closest('[data-test=visitor]').querySelector('input').focus()");
        await gate.Keyboard.PressAsync("K");
        await Expect(gate.Test("verdict")).ToBeHiddenAsync();
        await gate.Keyboard.PressAsync("Escape");
        await Expect(gate.Test("verdict")).ToBeVisibleAsync();

        // Into a field that is not meant for it: the field keeps what it had.
        await gate.Test("gate-find").FillAsync("Agus");
        await Scan(gate, second.Code);
        await Expect(gate.Test("gate-facts")).ToContainTextAsync(await NumberOf(second));
        await Expect(gate.Test("gate-find")).ToHaveValueAsync("Agus");

        // A scanner, or this machine, that stops for a moment in the middle leaves no half code behind.
        await gate.Test("gate-find").FocusAsync();
        await gate.Keyboard.TypeAsync(first.Code[..9]);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await Scan(gate, first.Code[9..]);
        await Expect(gate.Test("gate-find")).ToHaveValueAsync("Agus");
        NoConsoleErrors();
    }

    [Fact]
    public async Task Two_scans_at_once_are_two_codes()
    {
        var (first, second) = (await Expected("Beruntun satu"), await Expected("Beruntun dua"));
        var gate = await SignIn("Joko", "/gerbang");

        await gate.Keyboard.TypeAsync(first.Code);
        await gate.Keyboard.PressAsync("Enter");
        await gate.Keyboard.TypeAsync(second.Code);
        await gate.Keyboard.PressAsync("Enter");

        await Expect(gate.Test("gate-facts")).ToContainTextAsync(await NumberOf(second));
        await Expect(gate.Test("earlier-answer").First).ToContainTextAsync(await NumberOf(first));
        NoConsoleErrors();
    }

    [Fact]
    public async Task Without_a_line_the_page_stays_and_says_that_nothing_is_checked()
    {
        var permit = await Expected("Tanpa sambungan");
        var gate = await SignIn("Joko", "/gerbang");

        await gate.Context.SetOfflineAsync(true);
        await gate.Keyboard.TypeAsync(permit.Code);
        await gate.Keyboard.PressAsync("Enter");

        await Expect(gate.Test("gate-unchecked")).ToBeVisibleAsync();
        Assert.EndsWith("/gerbang", gate.Url, StringComparison.Ordinal);
        await Expect(gate.Test("evacuation")).ToBeAttachedAsync();
        await gate.Context.SetOfflineAsync(false);
        await Expect(gate.Test("gate-facts")).ToContainTextAsync(await NumberOf(permit));
        await Expect(gate.Test("gate-unchecked")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_asked_without_a_line_is_asked_again_though_the_page_had_to_be_loaded_anew()
    {
        var permit = await Expected("Muat ulang");
        var gate = await SignIn("Joko", "/");
        await gate.AddInitScriptAsync(SilentLine);
        await gate.Open("/gerbang");
        await gate.EvaluateAsync("() => { window.silent = true; }");
        await gate.Context.SetOfflineAsync(true);
        await gate.Keyboard.TypeAsync(permit.Code);
        await gate.Keyboard.PressAsync("Enter");
        await Expect(gate.Test("gate-unchecked")).ToBeVisibleAsync();

        // The server can be reached again, and the circuit of this page cannot.
        await gate.Context.SetOfflineAsync(false);

        await Expect(gate.Test("gate-facts")).ToContainTextAsync(await NumberOf(permit));
        Assert.False(await gate.EvaluateAsync<bool>("'silent' in window"));
        // Once answered it is no question any more.
        await gate.ReloadAsync();
        await gate.IsReady();
        await Expect(gate.Test("gate-facts")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_press_that_never_arrived_is_named_and_one_that_did_is_not()
    {
        var permit = await Expected("Tidak tercatat");
        var gate = await SignIn("Joko", "/");
        await gate.AddInitScriptAsync(SilentLine);
        await gate.Open("/gerbang");
        await Scan(gate, permit.Code);
        await gate.Test("escort-name").FillAsync("Hasan Basri");
        await gate.Test("id-seen").CheckAsync();
        await Expect(gate.Test("check-in")).ToBeEnabledAsync();

        await gate.EvaluateAsync("() => { window.silent = true; document.querySelector('[data-test=check-in]').click(); }");
        await Expect(gate.Test("gate-unchecked")).ToContainTextAsync("Agus Santoso");
        await gate.Open("/gerbang");

        await Expect(gate.Test("unrecorded")).ToContainTextAsync("Agus Santoso");
        Assert.Empty(await Passages(permit));
        await Scan(gate, permit.Code);
        await gate.Test("escort-name").FillAsync("Hasan Basri");
        await gate.Test("id-seen").CheckAsync();
        await gate.Test("check-in").ClickAsync();
        await Expect(gate.Test("visitor")).ToHaveAttributeAsync("data-inside", "yes");
        await gate.Test("unrecorded-seen").ClickAsync();
        await gate.Open("/gerbang");
        await gate.Test("gate-code").WaitForAsync();
        await Expect(gate.Test("unrecorded")).ToHaveCountAsync(0);
    }

    private static async Task Scan(IPage gate, string code)
    {
        var before = await gate.Locator("[data-gate]").GetAttributeAsync("data-answers");
        await gate.Keyboard.TypeAsync(code, new() { Delay = 5 });
        await gate.Keyboard.PressAsync("Enter");
        await Expect(gate.Locator("[data-gate]")).Not.ToHaveAttributeAsync("data-answers", before ?? "");
        await gate.Test("visitor").First.WaitForAsync();
    }

    private async Task<Permit> Expected(string title)
    {
        var id = await Before(async errands =>
        {
            // A visitor of its own for each: nobody is inside twice.
            var own = await errands.Submitted(DemoPeople.Client, title);
            await errands.Take(own);
            await errands.Escalate(own);
            await errands.Approve(DemoPeople.Supervisor, own);
            return own;
        });
        return await Read(db => db.Permits.AsNoTracking().SingleAsync(row => row.TicketId == id));
    }

    private Task<string> NumberOf(Permit permit) => Read(db => db.Tickets.Where(row => row.Id == permit.TicketId).Select(row => row.Number!).SingleAsync());

    private Task<List<GateEventType>> Passages(Permit permit) =>
        Read(db => db.GateEvents.Where(line => line.PermitId == permit.Id && line.PersonId != null).OrderBy(line => line.At).Select(line => line.Type).ToListAsync());
}
