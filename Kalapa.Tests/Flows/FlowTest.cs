using System.Globalization;
using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>A story told by several people at once, each in a browser of their own, on the built app with its demo people.</summary>
public abstract class FlowTest(Browser browser, AppProcess app) : BrowserTest(browser)
{
    /// <summary>The app that everybody's browser talks to.</summary>
    protected AppProcess App { get; } = app;

    /// <summary>Somebody signs in with the one-click button and goes to a page.</summary>
    /// <param name="persona">The first name on the button.</param>
    /// <param name="path">Where to.</param>
    protected async Task<IPage> SignIn(string persona, string path)
    {
        var page = await NewPage(App.Address, width: 1440);
        await page.GotoAsync("/akun/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = persona }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/akun/", StringComparison.Ordinal));
        await page.Open(path);
        return page;
    }

    /// <summary>A wall-clock instant in Cibitung, as its date field wants it.</summary>
    protected static string BranchTime(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Nobody's browser had anything to complain about.</summary>
    protected void NoConsoleErrors() => Assert.Empty(ConsoleErrors);
}
