using Kalapa.Domain.RollCalls;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>A roll call on three phones, one of which loses its line and goes on with the list it has.</summary>
public sealed class RollCallFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    // A line that is gone both ways without being closed, until it speaks again.
    private const string Line = """
        window.held = [];
        window.WebSocket = class extends WebSocket {
          send(said) { if (window.silent) window.held.push(() => super.send(said)); else super.send(said); }
          set onmessage(hear) { super.onmessage = said => { if (window.silent) window.held.push(() => hear(said)); else hear(said); }; }
        };
        window.speak = () => { window.silent = false; for (const act of window.held.splice(0)) act(); };
        """;

    [Fact]
    public async Task Three_phones_count_together_and_one_goes_on_without_a_line()
    {
        var guard = await SignIn("Joko", "/gerbang/apel", width: 390);
        var supervisor = await SignIn("Budi", "/gerbang/apel?pos=CBT", width: 390);
        var second = await Phone("Ratna", "/gerbang/apel?pos=CBT");
        await guard.Test("begin").ClickAsync();
        foreach (var page in new[] { guard, supervisor, second })
        {
            await Expect(page.Test("roll-call")).ToBeVisibleAsync();
        }

        var all = await guard.Test("roll-row").CountAsync();
        Assert.True(all >= 3, $"{all} inside");
        string[] names = [.. (await guard.Test("roll-row").AllAsync()).Select(row => row.GetAttributeAsync("data-name").GetAwaiter().GetResult()!)];
        Assert.Equal(names.Order(StringComparer.CurrentCulture), names);
        var least = await guard.Test("mark-Found").First.BoundingBoxAsync();
        Assert.True(least!.Height >= 48 && least.Width >= 48, $"{least.Width} × {least.Height}");
        Assert.False(await guard.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));

        // One ticks, and all count it; the row stays where it is.
        await Mark(guard, names[0], RollMark.Found).ClickAsync();
        foreach (var page in new[] { supervisor, second })
        {
            await Expect(page.Test("count-Found")).ToHaveTextAsync("1");
            await Expect(page.Test("count-None")).ToHaveTextAsync($"{all - 1}");
            await Expect(page.Test("roll-row").First).ToHaveAttributeAsync("data-name", names[0]);
        }

        // The line is gone: what is ticked is shown and counted here at once, and nowhere else.
        await second.EvaluateAsync("window.silent = true");
        await Mark(second, names[1], RollMark.Missing).ClickAsync();
        await Mark(second, names[2], RollMark.Found).ClickAsync();
        await Expect(Row(second, names[1])).ToHaveAttributeAsync("data-local", "Missing");
        await Expect(second.Test("count-Missing")).ToHaveAttributeAsync("data-local", "1");
        await Expect(second.Test("count-Found")).ToHaveAttributeAsync("data-local", "2");
        await Expect(Mark(second, names[1], RollMark.Missing)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(second.Locator("[data-roll-offline]")).ToContainTextAsync("2");
        await second.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts/rollcall-offline.png"), FullPage = true });
        Assert.Equal("0", await guard.Test("count-Missing").TextContentAsync());

        // Meanwhile somebody else sees one of them, later: that counts, and who said otherwise is shown.
        await Mark(supervisor, names[1], RollMark.Found).ClickAsync();
        await Expect(guard.Test("count-Found")).ToHaveTextAsync("2");

        await second.EvaluateAsync("window.speak()");
        foreach (var page in new[] { guard, supervisor, second })
        {
            await Expect(page.Test("count-Found")).ToHaveTextAsync("3");
            await Expect(Row(page, names[1]).Test("dispute")).ToContainTextAsync("Ratna");
        }

        await Expect(Row(second, names[1])).Not.ToHaveAttributeAsync("data-local", "Missing");
        Assert.Equal("0", await second.EvaluateAsync<string>("`${Object.keys(localStorage).filter(key => key.startsWith('kalapa-apel')).length}`"));
        await guard.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts/rollcall-live.png"), FullPage = true });

        // Ended by one, reported to all, and readable afterwards.
        await supervisor.Test("end").ClickAsync();
        await supervisor.Test("end-confirm").ClickAsync();
        await supervisor.Reaches("/gerbang/apel/[0-9a-f-]+$");
        await Expect(supervisor.Test("count-Found")).ToHaveTextAsync("3");
        await Expect(supervisor.Test("ended")).ToContainTextAsync("Budi Hartono");
        await supervisor.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts/rollcall-report.png"), FullPage = true });
        await Expect(guard.Test("begin")).ToBeVisibleAsync();
        await guard.Test("report").First.ClickAsync();
        await Expect(guard.Test("count-Found")).ToHaveTextAsync("3");
        Assert.Equal(all, await Read(db => db.RollCalls.Where(row => row.EndedAt != null).SelectMany(row => row.Entries).CountAsync()));
        NoConsoleErrors();
    }

    private async Task<IPage> Phone(string persona, string path)
    {
        var page = await SignIn(persona, "/izin", width: 390);
        await page.AddInitScriptAsync(Line);
        await page.Open(path);
        return page;
    }

    private static ILocator Row(IPage page, string name) => page.Locator($"[data-test=roll-row][data-name=\"{name}\"]");

    private static ILocator Mark(IPage page, string name, RollMark mark) => Row(page, name).Test($"mark-{mark}");
}
