using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>
/// A test in one or more real browsers. Each page is a person at a computer of their own.
/// A test that fails leaves each page's picture and console errors in <c>artifacts/</c>.
/// </summary>
public abstract class BrowserTest(Browser browser) : IAsyncDisposable
{
    private readonly List<(IPage Page, ConcurrentQueue<string> Errors)> _pages = [];

    /// <summary>What the pages' consoles have reported as errors so far.</summary>
    protected IEnumerable<string> ConsoleErrors => _pages.SelectMany(opened => opened.Errors);

    /// <summary>Opens an empty page in a profile of its own.</summary>
    /// <param name="address">Where <see cref="PageExtensions.Open"/>'s paths start.</param>
    /// <param name="locale">What the browser asks for: <c>id-ID</c> or <c>en-GB</c>.</param>
    /// <param name="width">CSS pixels; 390 is a phone.</param>
    /// <param name="height">CSS pixels.</param>
    /// <param name="colorScheme">What the person's system prefers.</param>
    protected async Task<IPage> NewPage(
        Uri address, string locale = "id-ID", int width = 1280, int height = 900, ColorScheme colorScheme = ColorScheme.Light)
    {
        var context = await browser.NewContext(new()
        {
            BaseURL = address.OriginalString,
            Locale = locale,
            TimezoneId = "Asia/Jakarta",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colorScheme,
            // Drawing what moves takes a processor from those who wait for it; and a colour on its way to the next is neither.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(WaitLimit.Milliseconds);
        var page = await context.NewPageAsync();
        ConcurrentQueue<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Enqueue(error);
        _pages.Add((page, errors));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result is TestResult.Failed)
        {
            await KeepEvidence();
        }
        foreach (var (page, _) in _pages)
        {
            await page.Context.DisposeAsync();
        }
    }

    private async Task KeepEvidence()
    {
        var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        foreach (var (number, (page, errors)) in _pages.Index())
        {
            var file = Repository.PathOf($"artifacts/{name}-{number + 1}");
            await page.ScreenshotAsync(new() { Path = file + ".png", FullPage = true });
            await File.WriteAllLinesAsync(file + ".txt", errors.Prepend(page.Url));
        }
    }
}
