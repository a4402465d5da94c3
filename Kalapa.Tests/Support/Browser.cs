using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Kalapa.Tests.Support;

/// <summary>
/// One real Chromium for the whole run, started when the first test asks for a page.
/// Where Chromium is not installed, the tests that ask are skipped.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public Browser() => _browser = new(Launch);

    /// <summary>A browser profile of its own: no cookie, no storage, shared with nobody.</summary>
    public async Task<IBrowserContext> NewContext(BrowserNewContextOptions options) => await (await _browser.Value).NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (_browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _browser.Value).DisposeAsync();
        }
        _playwright?.Dispose();
    }

    private async Task<IBrowser> Launch()
    {
        // The shell is Chromium without its own windows, of which each page would cost two processes more.
        var chromium = Machine.Find("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen(chromium is null,
            "Chromium is not installed, so no page was opened. Debian: apt-get install chromium-headless-shell. Elsewhere: Chromium or Chrome on the PATH.");
        Assertions.SetDefaultExpectTimeout(WaitLimit.Milliseconds);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args =
            [
                // Date fields are typed into in the browser's own order of day and month, whatever the machine speaks.
                "--lang=en-US",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
