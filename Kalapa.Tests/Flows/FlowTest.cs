using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
    /// <param name="width">CSS pixels; 390 is a phone.</param>
    /// <param name="at">Where the app is reached, when not at its own address.</param>
    protected async Task<IPage> SignIn(string persona, string path, int width = 1440, Uri? at = null)
    {
        var page = await NewPage(at ?? App.Address, width: width);
        await page.GotoAsync("/akun/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = persona }).First.ClickAsync();
        await page.IsSignedIn();
        await page.Open(path);
        return page;
    }

    /// <summary>A second tab of the same person: the same cookie, a circuit of its own.</summary>
    protected static async Task<IPage> SecondTab(IPage first, string path)
    {
        var page = await first.Context.NewPageAsync();
        await page.Open(path);
        return page;
    }

    /// <summary>What stands in the app's database now.</summary>
    protected Task<T> Read<T>(Func<KalapaDbContext, Task<T>> read) => OnSecondNode((_, db) => read(db));

    /// <summary>Does something in another process on the same database: on an SQLite file the app is told nothing, on a server it hears by the change log.</summary>
    protected async Task<T> OnSecondNode<T>(Func<IServiceProvider, KalapaDbContext, Task<T>> act)
    {
        await using var node = TestApp.Build(App.Engine, App.ConnectionString, App.Environment["Kalapa__DataFolder"], TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await act(node.Services, db);
    }

    /// <summary>What happened before the story, through the verbs.</summary>
    private protected Task<T> Before<T>(Func<Errands, Task<T>> act) => OnSecondNode((services, db) => act(new(services, db)));

    /// <summary>Likewise, without an answer.</summary>
    private protected Task Before(Func<Errands, Task> act) => OnSecondNode(async (services, db) =>
    {
        await act(new(services, db));
        return true;
    });

    /// <summary>A wall-clock instant in Cibitung, as its date field wants it.</summary>
    protected static string BranchTime(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Nobody's browser had anything to complain about.</summary>
    protected void NoConsoleErrors() => Assert.DoesNotContain(ConsoleErrors, error => !error.Contains(CameTooLate, StringComparison.Ordinal));

    // What was to be said about an element that the server had just taken away, such as that it lost the focus: the more to do a machine has, the more of it.
    private const string CameTooLate = "There is no event handler associated with this event";
}
